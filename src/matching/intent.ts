/** One thing that can be asked for, as the matcher sees it. */
export interface Intent {
  readonly id: string;
  /** The first is the entry's own question; the more they differ in their words, the better. */
  readonly utterances: readonly string[];
  /** Explains words of a question; is not learnt as a question. */
  readonly answer?: string;
  /**
   * Intents of one group may be mistaken for each other without harm, for example all that lead to "the sources do not
   * say this": such a mistake is no false answer when the decision is calibrated.
   */
  readonly group?: string;
}

export interface Candidate {
  readonly id: string;
  /** 0 to 1; the scores of all intents add up to 1. */
  readonly score: number;
}

export type Decision = 'accept' | 'clarify' | 'reject';

/**
 * What the matcher makes of one utterance.
 *
 * @example
 * {
 *   candidates: [{ id: 'event-dates', score: 0.91 }, { id: 'conference-date', score: 0.06 }],
 *   decision: 'accept', confidence: 0.97, unexplained: [], known: 1, outside: 0.01,
 * }
 */
export interface Match {
  /** Best first, at most 10. */
  readonly candidates: readonly Candidate[];
  readonly decision: Decision;
  /** Calibrated probability that the question is in scope and the best candidate is the right one. */
  readonly confidence: number;
  /** Informative words, as the asker wrote them, that the best candidate does not explain; heaviest first. */
  readonly unexplained: readonly string[];
  /** 0 to 1: share of the informative words that the knowledge as a whole explains; 1 where there are none. */
  readonly known: number;
  /** 0 to 1: probability that it is about something else, by what is known to be out of scope; 0 where nothing such was learnt. */
  readonly outside: number;
}
