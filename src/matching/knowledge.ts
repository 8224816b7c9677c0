import { type Bag, type FeatureSet, toBag } from './corpus.js';
import { hashTerms, type ReadFeatures } from './features.js';
import { askedKinds, KINDS, type KindPattern } from './kind.js';
import { sentenceVector } from './meaning.js';
import { type Example, type Ranker, trainRanker } from './ranker.js';
import type { Room } from './room.js';
import type { Lexicon, ReadTerms, Term } from './terms.js';
import type { Training } from './training.js';
import type { WordVectors } from './vectors.js';
import { buildVocabulary, type Vocabulary } from './vocabulary.js';

/** An utterance as all parts of the matcher need it. */
export interface Reading {
  /** A hash of the terms. */
  readonly key: number;
  readonly terms: readonly Term[];
  readonly meaning: Float32Array;
  readonly kinds: number;
}

/** What reads an utterance. */
export interface ReaderTools {
  readonly lexicon: Lexicon;
  readonly readTerms: ReadTerms;
  readonly vectors: WordVectors | undefined;
  readonly kindPatterns: ReadonlyMap<string, readonly KindPattern[]>;
  readonly featuresOf: ReadFeatures;
  /** For what is kept of each utterance. */
  readonly room: Room;
}

/** An utterance with its features. */
export interface ReadUtterance {
  readonly reading: Reading;
  readonly bag: Bag;
}

/** An intent whose utterances have been read. */
export interface ReadIntent {
  readonly utterances: readonly Reading[];
  readonly bags: readonly Bag[];
  readonly answer: readonly Term[];
  readonly group: string | undefined;
}

/** All that is learnt of a set of intents but the decision. */
export interface Learnt {
  readonly ranker: Ranker;
  readonly vocabulary: Vocabulary;
  /** Share of the utterances of intent `i` that ask for kind `k`, at `i * KINDS.length + k`. */
  readonly kinds: Float32Array;
}

const NO_MEANING = new Float32Array(0);

export function readUtterance(text: string, tools: ReaderTools): Reading {
  return toReading(tools.readTerms(text), tools);
}

export function toReading(terms: readonly Term[], { vectors, kindPatterns, room }: ReaderTools): Reading {
  return {
    key: hashTerms(terms),
    terms,
    meaning: vectors ? sentenceVector(terms, vectors, room) : NO_MEANING,
    kinds: askedKinds(
      terms.flatMap(({ words }) => words),
      kindPatterns,
    ),
  };
}

export function bagOf({ terms }: Reading, { featuresOf, room }: ReaderTools, features: FeatureSet): Bag {
  return toBag(featuresOf(terms), features, room);
}

/**
 * Learns from intents; an intent without utterances stays in its place and is never found. Utterances known to be out of
 * scope make one class more, behind the intents, that takes its share of the probability and is never an answer.
 */
export function learn(
  intents: readonly ReadIntent[],
  background: readonly ReadUtterance[],
  features: FeatureSet,
  vectors: WordVectors | undefined,
  training: Training,
): Learnt {
  const examples: Example[] = intents.flatMap(({ utterances, bags }, label) =>
    utterances.map(({ key, meaning }, index) => ({ bag: bags[index] ?? EMPTY_BAG, meaning, label, key })),
  );
  examples.push(
    ...background.map(({ reading: { key, meaning }, bag }) => ({ bag, meaning, label: intents.length, key })),
  );
  const classes = intents.length + (background.length > 0 ? 1 : 0);
  return {
    ranker: trainRanker(examples, features, classes, training),
    vocabulary: buildVocabulary(
      intents.map(({ utterances, answer }) => ({ utterances: utterances.map(({ terms }) => terms), answer })),
      vectors,
    ),
    kinds: kindShares(intents),
  };
}

const EMPTY_BAG: Bag = { ids: new Int32Array(0), weights: new Float32Array(0) };

function kindShares(intents: readonly ReadIntent[]): Float32Array {
  const shares = new Float32Array(intents.length * KINDS.length);
  intents.forEach(({ utterances }, intent) => {
    for (const { kinds } of utterances) {
      for (let k = 0; k < KINDS.length; k++) {
        const place = intent * KINDS.length + k;
        if ((kinds >> k) & 1) shares[place] = (shares[place] ?? 0) + 1 / utterances.length;
      }
    }
  });
  return shares;
}
