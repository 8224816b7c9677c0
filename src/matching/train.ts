import { calibrate } from './calibrate.js';
import { collectFeatures } from './corpus.js';
import { PARTS, takeOut, tryOut } from './holdout.js';
import type { Intent } from './intent.js';
import { learnWordings, lessonOf } from './knowledge.js';
import type { Model } from './model.js';
import { type Ranker, type Trainer, trainRankers } from './ranker.js';
import { createTools } from './tools.js';
import { planTraining } from './training.js';
import { readUtterances } from './utterances.js';
import { spellings } from './vocabulary.js';

export interface TrainOptions {
  /** Groups of words or short phrases that mean the same in this subject. */
  readonly synonyms?: readonly (readonly string[])[];
  /** Utterances known to be out of scope; they help to learn when to decline. */
  readonly background?: readonly string[];
  /** ISO 639 code; a language that the matcher does not know works without stems and word vectors. */
  readonly language?: string;
  /** Share of the questions held out that may be answered wrongly, 0 to 1. */
  readonly targetFalseRate?: number;
  /** False only to measure what word vectors bring. */
  readonly useVectors?: boolean;
  /** False only to measure what Fuse.js brings. */
  readonly useFuse?: boolean;
  /** By default right here. Elsewhere it goes on beside the rest, with the same result. */
  readonly trainer?: Trainer;
}

/**
 * Alternate questions are written to share few words with each other, so that one that is held out is harder than what people
 * ask: of what they ask about a third as many get a wrong answer.
 */
export const DEFAULT_FALSE_RATE = 0.1;

/** Utterances from which on features that occur once are left out: they cost memory and then hardly help. */
const MANY_UTTERANCES = 2000;
/** Weights of the linear model at most, one byte each when stored and eight while training. */
const MOST_WEIGHTS = 2_000_000;

/** Learns from intents; takes about two seconds for 200 intents with 18,000 utterances. */
export async function trainMatcher(
  intents: readonly Intent[],
  {
    synonyms = [],
    background = [],
    language = 'en',
    targetFalseRate = DEFAULT_FALSE_RATE,
    useVectors = true,
    useFuse = true,
    trainer = trainRankers,
  }: TrainOptions = {},
): Promise<Model> {
  const tools = createTools(language, synonyms, useVectors, {
    keeps: () => true,
    hasPlaces: false,
  });
  const utterances = readUtterances(
    [...intents.flatMap((intent) => intent.utterances), ...background],
    tools,
  );
  let read = 0;
  const numbersOf = (count: number): Int32Array => Int32Array.from({ length: count }, () => read++);
  const inside = intents.map(({ utterances: texts, answer = '', group }) => ({
    group,
    utterances: numbersOf(texts.length),
    answer: tools.readTerms(answer),
  }));
  const outside = numbersOf(background.length);
  const { features, inputs } = collectFeatures(utterances, tools.vectors, {
    minimum: read >= MANY_UTTERANCES ? 2 : 1,
    maximum: Math.floor(MOST_WEIGHTS / Math.max(1, intents.length)),
  });
  const plan = planTraining(read, intents.length, PARTS);
  const rounds = takeOut({ intents: inside, background: outside }, utterances, plan.rounds);
  const rankers = await trainer({ inputs, features: { size: features.size, blocks: features.blocks } }, [
    ...rounds.map(({ kept, learntOutside }) => lessonOf(kept, learntOutside, utterances, plan.held)),
    // Behind what was learnt without a part, as it may go on from there.
    lessonOf(inside, outside, utterances, plan.whole),
  ]);
  // Beside the training, where that goes on elsewhere.
  const wordings = learnWordings(inside, utterances, tools.vectors);
  const words = spellings(inside, utterances, tools.lexicon.language);
  const trials = await tryOut({ rounds, rankers, utterances, features, inputs, tools });
  return {
    language,
    synonyms,
    ids: intents.map(({ id }) => id),
    features,
    ...wordings,
    ranker: (await rankers[plan.rounds]) as Ranker,
    policy: calibrate(trials, targetFalseRate),
    words: [...words.keys()],
    wordCounts: Int32Array.from(words.values()),
    useVectors,
    useFuse,
  };
}
