import { calibrate } from './calibrate.js';
import { type Bag, collectFeatures } from './corpus.js';
import { letterHashes } from './features.js';
import { holdOut, PARTS } from './holdout.js';
import type { Intent } from './intent.js';
import { learn, readUtterance } from './knowledge.js';
import type { Model } from './model.js';
import { remembering } from './remembering.js';
import { createSharedRoom } from './room.js';
import { createTools } from './tools.js';
import { planTraining } from './training.js';
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

export const DEFAULT_FALSE_RATE = 0.03;

/** Utterances from which on features that occur once are left out: they cost memory and then hardly help. */
const MANY_UTTERANCES = 2000;
/** Weights of the linear model at most, one byte each when stored and eight while training. */
const MOST_WEIGHTS = 2_000_000;

/** Learns from intents; takes about three seconds for 200 intents with 18,000 utterances. */
export function trainMatcher(intents: readonly Intent[], options: TrainOptions = {}): Model {
  const { synonyms = [], background = [], language = 'en', useVectors = true, useFuse = true } = options;
  const room = createSharedRoom();
  const tools = createTools(language, synonyms, useVectors, {
    lettersOf: remembering(letterHashes),
    keeps: () => true,
    hasPlaces: false,
    room,
  });
  const read = intents.map(({ utterances, answer = '', group }) => ({
    group,
    utterances: utterances.map((text) => readUtterance(text, tools)),
    answer: tools.readTerms(answer),
  }));
  const outside = background.map((text) => readUtterance(text, tools));
  const all = [...read.flatMap(({ utterances }) => utterances), ...outside].map(({ terms }) => terms);
  const { features, bags } = collectFeatures(
    all,
    tools.featuresOf,
    all.length >= MANY_UTTERANCES ? 2 : 1,
    Math.floor(MOST_WEIGHTS / Math.max(1, intents.length)),
    room,
  );
  let next = 0;
  const readIntents = read.map((intent) => {
    const from = next;
    next += intent.utterances.length;
    return { ...intent, bags: bags.slice(from, next) };
  });
  const readBackground = outside.map((reading, index) => ({ reading, bag: bags[next + index] as Bag }));
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
    ...learn(readIntents, readBackground, features, tools.vectors, plan.whole),
    policy,
    words: [...words.keys()],
    wordCounts: Int32Array.from(words.values()),
    useVectors,
    useFuse,
  };
}
