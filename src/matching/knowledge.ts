import { type FeatureSet, type Inputs, toInputs } from './corpus.js';
import { hashTerms } from './features.js';
import { askedKinds, KINDS, type KindPattern } from './kind.js';
import type { Lesson, Ranker } from './ranker.js';
import type { Lexicon, ReadTerms, Term } from './terms.js';
import type { Training } from './training.js';
import type { Utterances } from './utterances.js';
import type { WordVectors } from './vectors.js';
import { buildVocabulary, type Vocabulary } from './vocabulary.js';

/** An utterance as all parts of the matcher need it. */
export interface Reading {
  /** A hash of the terms. */
  readonly key: number;
  readonly terms: readonly Term[];
  readonly kinds: number;
}

/** What reads an utterance. */
export interface ReaderTools {
  readonly lexicon: Lexicon;
  readonly readTerms: ReadTerms;
  readonly vectors: WordVectors | undefined;
  readonly kindPatterns: ReadonlyMap<string, readonly KindPattern[]>;
}

/** An intent whose utterances have been read. */
export interface ReadIntent {
  /** Numbers of its utterances. */
  readonly utterances: Int32Array;
  readonly answer: readonly Term[];
  readonly group: string | undefined;
}

/** What is learnt of the words of a set of intents. */
export interface Wordings {
  readonly vocabulary: Vocabulary;
  /** Share of the utterances of intent `i` that ask for kind `k`, at `i * KINDS.length + k`. */
  readonly kinds: Float32Array;
}

/** All that is learnt of a set of intents but the decision. */
export interface Learnt extends Wordings {
  readonly ranker: Ranker;
}

export function readUtterance(text: string, tools: ReaderTools): Reading {
  return toReading(tools.readTerms(text), tools);
}

export function toReading(terms: readonly Term[], { kindPatterns }: ReaderTools): Reading {
  const words: string[] = [];
  for (const term of terms) for (const word of term.words) words.push(word);
  return { key: hashTerms(terms), terms, kinds: askedKinds(words, kindPatterns) };
}

/** What the linear model sees of one reading. */
export function inputsOf({ terms }: Reading, { vectors }: ReaderTools, features: FeatureSet): Inputs {
  return toInputs(terms, features, vectors);
}

/**
 * What the linear model is to learn from intents; an intent without utterances stays in its place and is never found.
 * Utterances known to be out of scope make one class more, behind the intents, that takes its share of the probability and is
 * never an answer.
 */
export function lessonOf(
  intents: readonly ReadIntent[],
  background: Int32Array,
  { keys }: Utterances,
  training: Training,
): Lesson {
  const all = [...intents.map(({ utterances }) => utterances), background];
  const count = all.reduce((sum, { length }) => sum + length, 0);
  const utterances = new Int32Array(count);
  const labels = new Int32Array(count);
  let end = 0;
  all.forEach((list, label) => {
    utterances.set(list, end);
    labels.fill(label, end, end + list.length);
    end += list.length;
  });
  return {
    utterances,
    labels,
    keys: Uint32Array.from(utterances, (utterance) => keys[utterance] as number),
    classes: intents.length + (background.length > 0 ? 1 : 0),
    training,
  };
}

export function learnWordings(
  intents: readonly ReadIntent[],
  utterances: Utterances,
  vectors: WordVectors | undefined,
): Wordings {
  return {
    vocabulary: buildVocabulary(intents, utterances, vectors),
    kinds: kindShares(intents, utterances),
  };
}

function kindShares(intents: readonly ReadIntent[], { kinds }: Utterances): Float32Array {
  const shares = new Float32Array(intents.length * KINDS.length);
  intents.forEach(({ utterances }, intent) => {
    for (const utterance of utterances) {
      for (let k = 0; k < KINDS.length; k++) {
        const place = intent * KINDS.length + k;
        if (((kinds[utterance] as number) >> k) & 1)
          shares[place] = (shares[place] ?? 0) + 1 / utterances.length;
      }
    }
  });
  return shares;
}
