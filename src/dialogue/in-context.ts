import { ANY_SCOPE, type KnowledgeEntry, type LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Candidate, Match } from '../matching/intent.js';
import type { Matcher } from '../matching/matcher.js';
import { once } from '../once.js';
import { areRelated, createFollowUps, topicsShared } from './follow-ups.js';
import type { Memory } from './memory.js';
import type { NamedScopes } from './scopes.js';
import type { Speech } from './speech.js';
import { wordsOf } from './words.js';

/** A turn after an answer, as the dialogue has taken it apart. */
export interface TurnInContext {
  /** As it was typed. */
  readonly text: string;
  /** Without what only ties it to the turn before: "and", "no, I meant". */
  readonly stripped: string;
  /** True where it means nothing alone. */
  readonly leans: boolean;
  readonly named: NamedScopes;
  /** The text read alone. */
  readonly standing: Match;
}

/** What speaks for one entry as the answer to the turn, in the order of `WEIGHTS`. */
export interface ContextCandidate {
  readonly id: string;
  readonly signs: readonly number[];
}

export interface ContextReading {
  readonly candidates: readonly ContextCandidate[];
  /** What speaks for none of them, in the order of `WEIGHTS_OF_NONE`. */
  readonly none: readonly number[];
}

/** What a turn may mean after the last answer. */
export interface InContext {
  read(turn: TurnInContext, memory: Memory, last: KnowledgeEntry): ContextReading;
  /** Probabilities of the candidates, best first; what is missing to 1 is the probability that it is none of them. */
  weigh(reading: ContextReading): Candidate[];
}

/**
 * A conditional logit (McFadden 1974) over the candidates and "none of them", fitted by `tools/fit-context.mjs` to the
 * curated follow-ups and to the regression questions asked after an entry that they have nothing to do with.
 */
const WEIGHTS = Object.freeze({
  // Logarithms of the scores in the other readings, and how sure the turn is alone.
  withSubject: 0.14,
  afterQuestion: 0.07,
  withAsker: 0.12,
  confidenceAlone: 0.07,
  acceptedAlone: -0.16,
  certainAlone: 0.33,
  // What a closer look at the entry shows: words explained, nearest utterance, heaviest word left, kind of thing asked for.
  coverageAlone: 0.31,
  nearestAlone: 1.06,
  heaviestAlone: -0.97,
  leastHeavy: -0.29,
  kindAlone: 0.54,
  linearAlone: 0.22,
  coverageJoined: 0.8,
  nearestJoined: 0.97,
  linearJoined: 0.05,
  // How near the entry is to the last one, and what curators wrote down.
  related: 0.66,
  item: 0.32,
  same: -0.5,
  shown: -0.5,
  topics: 0.73,
  sameScope: 0.18,
  gap: 0.03,
  ownFollowUp: 2.7,
  kindredFollowUp: 4.5,
  leaningAlone: -0.12,
  leaningSame: -0.15,
});
const WEIGHTS_OF_NONE = Object.freeze({
  always: 0.85,
  leaning: 0.21,
  confidenceAlone: -1.09,
  known: -0.25,
  lightest: 0.79,
  // Set by hand: too few of the turns that the rest is fitted to are off the subject.
  outside: 3,
});

/** Stands for a probability too small to tell from none. */
const LEAST_LINEAR = 1e-5;
/** Stands for the score of a candidate that a reading does not list. */
const LEAST_SCORE = 1e-3;
/** Likeness from which on a turn is a follow-up that a curator wrote down. */
const CURATED_FROM = 0.6;
/** Entries that follow-ups like the turn lead to, and that are looked at. */
const MOST_FOLLOWED = 6;

export function createInContext(knowledge: LanguageKnowledge, matcher: Matcher, speech: Speech): InContext {
  const { entries, scopes, defaultScope } = knowledge;
  const readFollowUps = once(() => createFollowUps(knowledge, speech.kindAskers));

  /** The words that say what the entry is about, without what it asks of it. */
  const subjectOf = (entry: KnowledgeEntry): string =>
    wordsOf(entry.question)
      .filter(
        (word) =>
          !speech.askers.has(word) &&
          !speech.pronouns.has(word) &&
          !speech.fillers.has(word) &&
          !(speech.lookupWords.has(word) && word.length < 4),
      )
      .join(' ');

  const askersOf = (question: string): string =>
    wordsOf(question)
      .filter((word) => speech.askers.has(word) || speech.measures.has(word))
      .join(' ');

  const scopeNameOf = (entry: KnowledgeEntry): string =>
    scopes.find(({ id, default: isDefault }) => id === entry.scope && !isDefault)?.names[0] ?? '';

  const read = (turn: TurnInContext, memory: Memory, last: KnowledgeEntry): ContextReading => {
    const { text, stripped, leans, standing } = turn;
    const asks = wordsOf(text).some((word) => speech.askers.has(word));
    const readings = [
      standing,
      matcher.match(`${stripped} ${subjectOf(last)}`),
      matcher.match(`${memory.question} ${stripped}`),
      // "and the conference?" asks of it what was asked before.
      asks ? standing : matcher.match(`${askersOf(memory.question)} ${stripped} ${scopeNameOf(last)}`),
    ].map(({ candidates }) => new Map(candidates.map(({ id, score }) => [id, score])));
    const followed = readFollowUps()(text, last);
    const likeliest = [...followed].sort(([, a], [, b]) => b.kindred - a.kindred).slice(0, MOST_FOLLOWED);
    const ids = new Set([
      ...readings.flatMap((reading) => [...reading.keys()]),
      ...likeliest.map(([id]) => id),
      ...last.related,
      ...last.items,
      last.id,
    ]);
    const looked = [...ids];
    const alone = matcher.examine(text, looked);
    const joined = matcher.examine(`${stripped} ${subjectOf(last)}`, looked);
    // What at least stays unexplained, whatever the turn means.
    const lightest = Math.min(...alone.map((trait) => trait?.heaviest ?? Number.POSITIVE_INFINITY));
    const [best] = standing.candidates;
    const logOf = (reading: number, id: string): number =>
      Math.log((readings[reading]?.get(id) ?? 0) + LEAST_SCORE);
    const candidates = looked.flatMap((id, index) => {
      const entry = entries.get(id);
      const follow = followed.get(id);
      if (entry === undefined || !fits(entry, turn, last, follow?.own ?? 0)) return [];
      const isBest = best?.id === id;
      const signs: Record<keyof typeof WEIGHTS, number> = {
        withSubject: logOf(1, id),
        afterQuestion: logOf(2, id),
        withAsker: logOf(3, id),
        confidenceAlone: isBest ? standing.confidence : 0,
        acceptedAlone: isBest && standing.decision === 'accept' ? 1 : 0,
        certainAlone: isBest ? Math.max(0, logOdds(standing.confidence)) : 0,
        coverageAlone: alone[index]?.coverage ?? 0,
        nearestAlone: alone[index]?.nearest ?? 0,
        heaviestAlone: alone[index]?.heaviest ?? 0,
        leastHeavy: (alone[index]?.heaviest ?? 0) - lightest,
        kindAlone: (alone[index]?.fit ?? 0.5) - 0.5,
        linearAlone: Math.log((alone[index]?.linear ?? 0) + LEAST_LINEAR),
        coverageJoined: joined[index]?.coverage ?? 0,
        nearestJoined: joined[index]?.nearest ?? 0,
        linearJoined: Math.log((joined[index]?.linear ?? 0) + LEAST_LINEAR),
        related: areRelated(last, entry) ? 1 : 0,
        item: last.items.includes(id) ? 1 : 0,
        same: id === last.id ? 1 : 0,
        shown: memory.shown.includes(id) ? 1 : 0,
        topics: topicsShared(last, entry),
        sameScope: entry.scope === last.scope ? 1 : 0,
        gap: entry.kind === 'gap' ? 1 : 0,
        ownFollowUp: follow?.own ?? 0,
        kindredFollowUp: follow?.kindred ?? 0,
        leaningAlone: leans ? logOf(0, id) : 0,
        leaningSame: leans && id === last.id ? 1 : 0,
      };
      return [{ id, signs: Object.values(signs) }];
    });
    const none: Record<keyof typeof WEIGHTS_OF_NONE, number> = {
      always: 1,
      leaning: leans ? 1 : 0,
      confidenceAlone: standing.confidence,
      known: standing.known,
      lightest: Number.isFinite(lightest) ? lightest : 0,
      outside: standing.outside,
    };
    return { candidates, none: Object.values(none) };
  };

  /**
   * Never the fact of another scope than the one that the turn names. Where it names none, the talk stays in the scope that
   * it is of: to another leads only what a curator wrote down, and back to the usual one what a turn says by itself.
   */
  const fits = (
    entry: KnowledgeEntry,
    { leans, named, standing }: TurnInContext,
    last: KnowledgeEntry,
    follows: number,
  ): boolean => {
    if (entry.scope === ANY_SCOPE) return true;
    if (named.ids.size > 0) return named.ids.has(entry.scope);
    if (last.scope === ANY_SCOPE || entry.scope === last.scope) return true;
    if (entry.kind === 'gap' && entry.scope === defaultScope) return true;
    const saysSo = !leans && standing.decision === 'accept' && standing.candidates[0]?.id === entry.id;
    return (saysSo && entry.scope === defaultScope) || follows >= CURATED_FROM;
  };

  const weigh = ({ candidates, none }: ContextReading): Candidate[] => {
    const values = candidates.map(({ signs }) => sumOf(signs, WEIGHT_LIST));
    const ofNone = sumOf(none, WEIGHT_LIST_OF_NONE);
    const highest = Math.max(ofNone, ...values);
    const total =
      Math.exp(ofNone - highest) + values.reduce((sum, value) => sum + Math.exp(value - highest), 0);
    return candidates
      .map(({ id }, index) => ({ id, score: Math.exp((values[index] ?? 0) - highest) / total }))
      .sort((a, b) => b.score - a.score);
  };

  return { read, weigh };
}

const WEIGHT_LIST = Object.values(WEIGHTS);
const WEIGHT_LIST_OF_NONE = Object.values(WEIGHTS_OF_NONE);

function logOdds(p: number): number {
  return Math.log((p + LEAST_SCORE) / (1 - p + LEAST_SCORE));
}

function sumOf(signs: readonly number[], weights: readonly number[]): number {
  return signs.reduce((sum, sign, index) => sum + sign * (weights[index] ?? 0), 0);
}
