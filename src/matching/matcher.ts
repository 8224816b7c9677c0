import { once } from '../once.js';
import { CAUTIOUS_POLICY, calibrate, type Policy } from './calibrate.js';
import { collectFeatures } from './corpus.js';
import { createExaminer, createScout, type Evidence, type Trait, weighUp } from './evidence.js';
import { createFeatureReader, type LettersOf, letterHashes } from './features.js';
import { holdOut, PARTS } from './holdout.js';
import type { Candidate, Decision, Intent, Match } from './intent.js';
import { compileKinds } from './kind.js';
import { bagOf, learn, type ReaderTools, readUtterance } from './knowledge.js';
import { languageOf } from './language.js';
import { logitOf } from './logit.js';
import type { Model } from './model.js';
import { remembering } from './remembering.js';
import { createSharedRoom, OWN_ROOM, type Room } from './room.js';
import { createSynonyms } from './synonyms.js';
import { createTermReader, type Lexicon, type TermReaderOptions } from './terms.js';
import { tokenise } from './text.js';
import { planTraining } from './training.js';
import { createSpelling } from './typos.js';
import { wordVectors } from './vectors.js';
import { spellings } from './vocabulary.js';

export interface TrainOptions {
  /** Groups of words or short phrases that mean the same in this subject. */
  readonly synonyms?: readonly (readonly string[])[];
  /** Utterances known to be out of scope; they help to learn when to decline. */
  readonly background?: readonly string[];
  /** ISO 639 code; a language that the matcher does not know works without stems and word vectors. */
  readonly language?: string;
  /** Share of all questions that may be answered wrongly, 0 to 1. */
  readonly targetFalseRate?: number;
  /** False only to measure what word vectors bring. */
  readonly useVectors?: boolean;
  /** False only to measure what Fuse.js brings. */
  readonly useFuse?: boolean;
}

export interface Matcher {
  readonly match: (text: string) => Match;
  /** What is seen of the intents with those ids in the text, in their order; undefined for an id that was not learnt. */
  readonly examine: (text: string, ids: readonly string[]) => (Trait | undefined)[];
}

export const DEFAULT_FALSE_RATE = 0.03;

/** Utterances from which on features that occur once are left out: they cost memory and then hardly help. */
const MANY_UTTERANCES = 2000;
/** Weights of the linear model at most, one byte each when stored and eight while training. */
const MOST_WEIGHTS = 2_000_000;
/** A word left unexplained by less than this is not worth a mention. */
const MENTION_FROM = 0.3;

/** Learns from intents; takes about five seconds for 200 intents with 14,000 utterances. */
export function trainMatcher(intents: readonly Intent[], options: TrainOptions = {}): Model {
  const { synonyms = [], background = [], language = 'en', useVectors = true, useFuse = true } = options;
  const tools = toolsFor(language, synonyms, useVectors, {
    lettersOf: remembering(letterHashes),
    hasPlaces: false,
    room: createSharedRoom(),
  });
  const read = intents.map(({ utterances, answer = '', group }) => ({
    group,
    utterances: utterances.map((text) => readUtterance(text, tools)),
    answer: tools.readTerms(answer),
  }));
  const outside = background.map((text) => readUtterance(text, tools));
  const all = [...read.flatMap(({ utterances }) => utterances), ...outside].map(({ terms }) => terms);
  const features = collectFeatures(
    all,
    tools.featuresOf,
    all.length >= MANY_UTTERANCES ? 2 : 1,
    Math.floor(MOST_WEIGHTS / Math.max(1, intents.length)),
  );
  const readIntents = read.map(({ utterances, answer, group }) => ({
    group,
    utterances,
    bags: utterances.map((reading) => bagOf(reading, tools, features)),
    answer,
  }));
  const readBackground = outside.map((reading) => ({ reading, bag: bagOf(reading, tools, features) }));
  const plan = planTraining(all.length, intents.length, PARTS);
  // First, as what was learnt for it is where the training of the whole may go on.
  const policy = calibrate(
    holdOut({ intents: readIntents, background: readBackground, features, tools, plan }),
    options.targetFalseRate ?? DEFAULT_FALSE_RATE,
  );
  const words = spellings(
    read.map(({ utterances, answer }) => ({ utterances: utterances.map(({ terms }) => terms), answer })),
    tools.lexicon.language,
  );
  return {
    language,
    synonyms,
    ids: intents.map(({ id }) => id),
    features,
    ...learn(
      readIntents,
      readBackground.map(({ reading: { meaning }, bag }) => ({ bag, meaning })),
      features,
      tools.vectors,
      plan.whole,
    ),
    policy,
    words: [...words.keys()],
    wordCounts: Int32Array.from(words.values()),
    useVectors,
    useFuse,
  };
}

export function createMatcher(model: Model): Matcher {
  const repair = createSpelling(
    new Map(model.words.map((word, index) => [word, model.wordCounts[index] ?? 0])),
    {
      dictionary: wordVectors(model.language)?.words ?? [],
      fuzzy: model.useFuse,
    },
  );
  const tools = toolsFor(model.language, model.synonyms, model.useVectors, {
    lettersOf: letterHashes,
    repair,
    hasPlaces: true,
    room: OWN_ROOM,
  });
  const look = createScout(model, model.features, tools.vectors);
  const examiner = once(() => ({
    of: createExaminer(model, model.features, tools.vectors),
    numbers: new Map(model.ids.map((id, index) => [id, index])),
  }));
  return {
    examine: (text, ids) => {
      const { of, numbers } = examiner();
      const reading = readUtterance(text, tools);
      const known = ids.flatMap((id) => numbers.get(id) ?? []);
      const traits = of(reading, bagOf(reading, tools, model.features), known);
      const byNumber = new Map(known.map((number, index) => [number, traits[index]]));
      return ids.map((id) => byNumber.get(numbers.get(id) ?? -1));
    },
    match: (text) => {
      const reading = readUtterance(text, tools);
      if (reading.terms.length === 0 || model.ids.length === 0) return NOTHING;
      const evidence = weighUp(look(reading, bagOf(reading, tools, model.features)), model.policy.comparison);
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

function toolsFor(
  code: string,
  synonyms: readonly (readonly string[])[],
  useVectors: boolean,
  { room, lettersOf, ...how }: TermReaderOptions & { room: Room; lettersOf: LettersOf },
): ReaderTools {
  const language = languageOf(code);
  const lexicon: Lexicon = {
    language,
    synonyms: createSynonyms(synonyms, language, (phrase) => tokenise(phrase).map(({ text }) => text)),
  };
  return {
    lexicon,
    readTerms: createTermReader(lexicon, how),
    vectors: useVectors ? wordVectors(code) : undefined,
    kindPatterns: compileKinds(language.kinds),
    featuresOf: createFeatureReader(lettersOf),
    room,
  };
}

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
