import type { FeatureSet } from './corpus.js';
import type { Learnt } from './knowledge.js';
import type { Policy } from './policy.js';

/** All that was learnt from a knowledge, as plain data: it can be written to disk and read back. */
export interface Model extends Learnt {
  readonly language: string;
  readonly synonyms: readonly (readonly string[])[];
  readonly ids: readonly string[];
  readonly features: FeatureSet;
  readonly policy: Policy;
  /** Words for repairing typos, and how often each is used. */
  readonly words: readonly string[];
  readonly wordCounts: Int32Array;
  /** Whether word vectors and Fuse.js are used; both are, but in the benchmark's rows without. */
  readonly useVectors: boolean;
  readonly useFuse: boolean;
}
