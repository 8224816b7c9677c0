import type { Reply } from '../../../src/reply/reply.js';
import { quantile } from '../quantile.js';

/** What became of a question that an entry or a gap answers. */
export type Verdict = 'right' | 'askedBack' | 'declined' | 'wrong';

/**
 * What a question expects: ids of entries or gaps, one of each list (a question in one piece has one list), an outcome, or
 * that no entry answers.
 */
export type Expectation =
  | {
      readonly kind: 'entry';
      readonly parts: readonly (readonly string[])[];
      readonly outcome?: Reply['outcome'];
    }
  | { readonly kind: 'outcome'; readonly outcome: Reply['outcome'] }
  | { readonly kind: 'none' };

/** A question that was asked, and what came back. */
export interface Observation {
  readonly question: string;
  readonly expected: Expectation;
  /** What sort of question it is, for a table; null where its author did not say. */
  readonly sort: string | null;
  readonly must: boolean;
  readonly outcome: Reply['outcome'];
  /** Ids, in the order of the reply. */
  readonly entries: readonly string[];
  readonly suggestions: readonly string[];
  readonly milliseconds: number;
}

export interface InScope {
  readonly total: number;
  readonly right: number;
  readonly askedBack: number;
  /** Of those that asked back: how often what was expected is among the suggestions. */
  readonly askedBackWithRight: number;
  readonly declined: number;
  readonly wrong: number;
}

export type OutOfScope = Readonly<Record<Reply['outcome'] | 'total', number>>;

export interface Confusion {
  readonly expected: string;
  readonly answered: string;
  readonly count: number;
  /** The first question that was confused. */
  readonly example: string;
}

export interface Evaluation {
  readonly inScope: InScope & { readonly bySort: Readonly<Record<string, InScope>> };
  readonly outOfScope: OutOfScope & { readonly bySort: Readonly<Record<string, OutOfScope>> };
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
  readonly must: { readonly total: number; readonly missed: readonly Miss[] };
  /** Milliseconds a question. */
  readonly time: { readonly median: number; readonly p99: number };
}

/** A question that must pass and did not. */
export interface Miss {
  readonly question: string;
  readonly expected: string;
  readonly outcome: Reply['outcome'];
  readonly entries: readonly string[];
}

/** Counts observations. `gaps` holds the ids that stand for "the sources do not say this". */
export function count(observations: readonly Observation[], gaps: ReadonlySet<string>): Evaluation {
  const inScope = observations.filter(({ expected }) => expected.kind !== 'none');
  const outOfScope = observations.filter(({ expected }) => expected.kind === 'none');
  const must = observations.filter((observation) => observation.must);
  return {
    inScope: { ...countInScope(inScope, gaps), bySort: bySort(inScope, (some) => countInScope(some, gaps)) },
    outOfScope: { ...countOutOfScope(outOfScope), bySort: bySort(outOfScope, countOutOfScope) },
    confusions: countConfusions(observations, gaps),
    must: {
      total: must.length,
      missed: must
        .filter((observation) => !passes(observation, gaps))
        .map(({ question, expected, outcome, entries }) => ({
          question,
          expected: nameExpectation(expected),
          outcome,
          entries,
        })),
    },
    time: {
      median: quantile(
        observations.map(({ milliseconds }) => milliseconds),
        0.5,
      ),
      p99: quantile(
        observations.map(({ milliseconds }) => milliseconds),
        0.99,
      ),
    },
  };
}

export function passes(observation: Observation, gaps: ReadonlySet<string>): boolean {
  return observation.expected.kind === 'none'
    ? observation.outcome !== 'answer'
    : judge(observation, gaps) === 'right';
}

/** The verdict on a question that expects something. A gap is reached by saying that the sources are silent, an entry by answering. */
export function judge(observation: Observation, gaps: ReadonlySet<string>): Verdict {
  if (isRight(observation, gaps)) return 'right';
  switch (observation.outcome) {
    case 'clarify':
      return 'askedBack';
    case 'silent':
    case 'unknown':
      return 'declined';
    case 'answer':
    case 'courtesy':
      return 'wrong';
  }
}

function isRight({ expected, outcome, entries }: Observation, gaps: ReadonlySet<string>): boolean {
  switch (expected.kind) {
    case 'none':
      return outcome !== 'answer';
    case 'outcome':
      return outcome === expected.outcome;
    case 'entry': {
      const { parts } = expected;
      const reached = parts.map((ids) => ids.filter((id) => entries.includes(id)));
      if (reached.some((ids) => ids.length === 0)) return false;
      if (expected.outcome !== undefined) return outcome === expected.outcome;
      // Of several parts one may be a gap beside an answer.
      return parts.length > 1
        ? outcome === 'answer' || outcome === 'silent'
        : reached.flat().some((id) => outcome === (gaps.has(id) ? 'silent' : 'answer'));
    }
  }
}

export function nameExpectation(expected: Expectation): string {
  switch (expected.kind) {
    case 'none':
      return 'none';
    case 'outcome':
      return expected.outcome;
    case 'entry':
      return expected.parts.map((ids) => ids.join(' or ')).join(' and ');
  }
}

function countInScope(observations: readonly Observation[], gaps: ReadonlySet<string>): InScope {
  const verdicts = observations.map((observation) => judge(observation, gaps));
  const times = (verdict: Verdict) => verdicts.filter((each) => each === verdict).length;
  return {
    total: observations.length,
    right: times('right'),
    askedBack: times('askedBack'),
    askedBackWithRight: observations.filter(
      ({ expected, suggestions }, i) =>
        verdicts[i] === 'askedBack' &&
        expected.kind === 'entry' &&
        expected.parts.flat().some((id) => suggestions.includes(id)),
    ).length,
    declined: times('declined'),
    wrong: times('wrong'),
  };
}

function countOutOfScope(observations: readonly Observation[]): OutOfScope {
  const times = (outcome: Reply['outcome']) =>
    observations.filter((observation) => observation.outcome === outcome).length;
  return {
    total: observations.length,
    answer: times('answer'),
    clarify: times('clarify'),
    silent: times('silent'),
    unknown: times('unknown'),
    courtesy: times('courtesy'),
  };
}

function bySort<T>(
  observations: readonly Observation[],
  countSome: (some: readonly Observation[]) => T,
): Record<string, T> {
  const sorts = [...new Set(observations.flatMap(({ sort }) => (sort === null ? [] : [sort])))].sort();
  return Object.fromEntries(
    sorts.map((sort) => [sort, countSome(observations.filter((each) => each.sort === sort))]),
  );
}

/** False answers count as confusions too: of "none" with what was answered. */
function countConfusions(observations: readonly Observation[], gaps: ReadonlySet<string>): Confusion[] {
  const confusions = new Map<string, Confusion>();
  for (const observation of observations) {
    if (observation.outcome !== 'answer' || passes(observation, gaps)) continue;
    const expected = nameExpectation(observation.expected);
    const answered = observation.entries.join(' + ');
    const key = JSON.stringify([expected, answered]);
    const before = confusions.get(key);
    confusions.set(key, {
      expected,
      answered,
      count: (before?.count ?? 0) + 1,
      example: before?.example ?? observation.question,
    });
  }
  return [...confusions.values()].sort((a, b) => b.count - a.count);
}
