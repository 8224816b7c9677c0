import type { Logit } from './logit.js';

/** When to answer, learnt from the knowledge. */
export interface Policy {
  /** How the best guesses are weighed against each other. */
  readonly comparison: Logit | undefined;
  /** Probability that the best guess is right; undefined where the knowledge is too small to learn it from. */
  readonly right: Logit | undefined;
  /** Probability that one of the best three is right. */
  readonly among: Logit | undefined;
  readonly acceptFrom: number;
  readonly clarifyFrom: number;
}

/** For a knowledge too small to hold anything out: the product of score and coverage has to be high. */
export const CAUTIOUS_POLICY: Policy = Object.freeze({
  comparison: undefined,
  right: undefined,
  among: undefined,
  acceptFrom: 0.5,
  clarifyFrom: 0.25,
});
