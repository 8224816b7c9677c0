import { createScout, type Evidence, type Seen, type Trait, weighUp } from './evidence.js';
import { createExplainer } from './explain.js';
import { pairHash } from './features.js';
import type { Candidate, Decision, Match } from './intent.js';
import { inputsOf, readUtterance } from './knowledge.js';
import { logitOf } from './logit.js';
import type { Model } from './model.js';
import { CAUTIOUS_POLICY, type Policy } from './policy.js';
import { numberOf } from './table.js';
import { createTools } from './tools.js';
import { createSpelling } from './typos.js';
import { wordVectors } from './vectors.js';

export interface Matcher {
  readonly match: (text: string) => Match;
  /** What is seen of the intents with those ids in the text, in their order; undefined for an id that was not learnt. */
  readonly examine: (text: string, ids: readonly string[]) => (Trait | undefined)[];
}

/** A word left unexplained by less than this is not worth a mention. */
const MENTION_FROM = 0.3;

export function createMatcher(model: Model): Matcher {
  const words = new Map(model.words.map((word, index) => [word, model.wordCounts[index] ?? 0]));
  const repair = createSpelling(words, {
    dictionary: wordVectors(model.language)?.words ?? [],
    fuzzy: model.useFuse,
  });
  const tools = createTools(model.language, model.synonyms, model.useVectors, {
    repair,
    follows: (first, second) => numberOf(model.features.table, pairHash(first, second)) >= 0,
    // Of what people type only words are remembered that the knowledge has anyway.
    keeps: (word) => words.has(word),
    hasPlaces: true,
  });
  const { look, examine } = createScout(
    model,
    model.features,
    createExplainer(model.vocabulary, tools.vectors),
  );
  const see = (text: string): Seen => {
    const reading = readUtterance(text, tools);
    return { reading, inputs: inputsOf(reading, tools, model.features), number: 0 };
  };
  const numbers = new Map(model.ids.map((id, index) => [id, index]));
  return {
    examine: (text, ids) => {
      const known = ids.flatMap((id) => numbers.get(id) ?? []);
      const traits = examine(see(text), known);
      const byNumber = new Map(known.map((number, index) => [number, traits[index]]));
      return ids.map((id) => byNumber.get(numbers.get(id) ?? -1));
    },
    match: (text) => {
      const seen = see(text);
      if (seen.reading.terms.length === 0 || model.ids.length === 0) return NOTHING;
      const evidence = weighUp(look(seen), model.policy.comparison);
      return { ...toMatch(evidence, model), unexplained: unexplained(evidence, text) };
    },
  };
}

const NOTHING: Match = Object.freeze({
  candidates: [],
  decision: 'reject',
  confidence: 0,
  unexplained: [],
  known: 0,
  outside: 0,
});

function toMatch(
  { guesses, others, signs, query, outside = 0 }: Evidence,
  { ids, policy }: Model,
): Omit<Match, 'unexplained'> {
  const candidates: Candidate[] = [...guesses, ...others].map(({ intent, score }) => ({
    id: ids[intent] ?? '',
    score,
  }));
  const [best] = guesses;
  const cautious = (best?.score ?? 0) * (best?.explanation.coverage ?? 0);
  const confidence = policy.right ? logitOf(policy.right, signs) : cautious;
  const among = policy.among ? logitOf(policy.among, signs) : cautious;
  return { candidates, decision: decide(confidence, among, policy), confidence, known: query.known, outside };
}

function decide(
  confidence: number,
  among: number,
  { acceptFrom, clarifyFrom }: Policy = CAUTIOUS_POLICY,
): Decision {
  if (confidence >= acceptFrom) return 'accept';
  return among >= clarifyFrom ? 'clarify' : 'reject';
}

function unexplained({ query, guesses }: Evidence, text: string): string[] {
  const rest = guesses[0]?.explanation.rest ?? [];
  return query.terms
    .map((term, index) => ({ term, weight: rest[index] ?? 0 }))
    .filter(({ weight }) => weight >= MENTION_FROM)
    .sort((a, b) => b.weight - a.weight || a.term.start - b.term.start)
    .map(({ term }) => text.slice(term.start, term.end));
}
