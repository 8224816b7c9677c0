import { calibrate } from './calibrate.js';
import { collectFeatures } from './corpus.js';
import { letterHashes } from './features.js';
import { holdOut, PARTS } from './holdout.js';
import type { Intent } from './intent.js';
import { learnWordings, lessonOf, readUtterance, type Utterance } from './knowledge.js';
import type { Model } from './model.js';
import { createTrainer, type Lesson, type Material, type Ranker } from './ranker.js';
import { remembering } from './remembering.js';
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
  /** Where rankers are trained; by default right here. Elsewhere it goes on beside the rest, with the same result. */
  readonly trainer?: (material: Material) => (lesson: Lesson) => Ranker | Promise<Ranker>;
}

export const DEFAULT_FALSE_RATE = 0.03;

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
    trainer = createTrainer,
  }: TrainOptions = {},
): Promise<Model> {
  const tools = createTools(language, synonyms, useVectors, {
    lettersOf: remembering(letterHashes),
    keeps: () => true,
    hasPlaces: false,
  });
  const utterances: Utterance[] = [];
  const read = (text: string): Utterance => {
    const utterance = { ...readUtterance(text, tools), number: utterances.length };
    utterances.push(utterance);
    return utterance;
  };
  const inside = intents.map(({ utterances: texts, answer = '', group }) => ({
    group,
    utterances: texts.map(read),
    answer: tools.readTerms(answer),
  }));
  const outside = background.map(read);
  const { features, inputs } = collectFeatures(
    utterances.map(({ terms }) => terms),
    tools.featuresOf,
    tools.vectors,
    {
      minimum: utterances.length >= MANY_UTTERANCES ? 2 : 1,
      maximum: Math.floor(MOST_WEIGHTS / Math.max(1, intents.length)),
    },
  );
  const train = trainer({ inputs, features: { size: features.size, blocks: features.blocks } });
  const plan = planTraining(utterances.length, intents.length, PARTS);
  const holding = holdOut({ intents: inside, background: outside, features, inputs, tools, plan, train });
  // While the first ranker is trained, where that goes on beside.
  const wordings = learnWordings(inside, tools.vectors);
  const words = spellings(
    inside.map(({ utterances: all, answer }) => ({ utterances: all.map(({ terms }) => terms), answer })),
    tools.lexicon.language,
  );
  const looks = await holding;
  // Behind what was learnt without a part, as it may go on from there, and beside the rest.
  const whole = train(lessonOf(inside, outside, plan.whole));
  const policy = calibrate(
    looks.flatMap((look) => look()),
    targetFalseRate,
  );
  return {
    language,
    synonyms,
    ids: intents.map(({ id }) => id),
    features,
    ...wordings,
    ranker: await whole,
    policy,
    words: [...words.keys()],
    wordCounts: Int32Array.from(words.values()),
    useVectors,
    useFuse,
  };
}
