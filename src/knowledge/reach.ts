import { plain } from './checks/questions.js';
import { type Draft, placed, problemsOf, questionsOf } from './draft.js';
import { type Problem, shorten } from './problem.js';
import type { KnowledgeFile } from './schema.js';

/** What the matcher, trained on the whole file, makes of a question. */
export interface Classified {
  /** The entry or gap that it holds for the best; null where it declines. */
  readonly id: string | null;
  /** False where it would ask back before it answers. */
  readonly sure: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  readonly runnerUp?: { readonly id: string; readonly confidence: number };
}

export type Classify = (question: string) => Classified;

export const REACH = Object.freeze({
  /** Share of the words of two questions that are the same (0 to 1), from which on they are near-duplicates. */
  sameWords: 0.75,
  /** Distance of two confidences (0 to 1) below which the matcher cannot tell two entries apart. */
  margin: 0.1,
  /**
   * Confidence (0 to 1) from which an alternate that reaches another entry is a fault. The matcher's own threshold moves with
   * each new question; with it, mending one question would bring up another.
   */
  certain: 0.6,
});

/**
 * Asks the matcher each question of the file. An entry must be reached by its shown question; an alternate must not reach
 * another entry; and no two entries may have questions in nearly the same words between which the matcher wavers.
 */
export function checkReach(draft: Draft<KnowledgeFile>, classify: Classify): Problem[] {
  const own = new Set(placed(draft).map(({ entry }) => entry.id));
  // Those of numbered encouragements lead to a page, not to an entry.
  const questions = questionsOf(draft).filter(({ owner }) => own.has(owner));
  const questionsBy = (owner: string) => questions.filter((question) => question.owner === owner);
  const problem = problemsOf(draft);
  return questions.flatMap((question) => {
    const { id, sure, confidence, runnerUp } = classify(question.text);
    const name = `"${shorten(question.text)}"`;
    if (id !== question.owner) {
      if (!question.shown && (id === null || !sure || confidence < REACH.certain)) return [];
      return problem(
        question.path,
        `${name} to reach its own entry "${question.owner}"`,
        id === null ? 'that it reaches none' : `that it reaches "${id}"`,
        id === null
          ? 'add alternates in the words of this question'
          : 'leave the question with one of the two, or say in their alternates what sets them apart',
      );
    }
    if (runnerUp === undefined || confidence - runnerUp.confidence >= REACH.margin) return [];
    const twin = questionsBy(runnerUp.id).find((other) => sameWords(question.text, other.text));
    if (twin === undefined) return [];
    return problem(
      question.path,
      'questions that the matcher can tell apart',
      `${name} of "${question.owner}" in nearly the same words as "${shorten(twin.text)}" of "${twin.owner}" on line ${draft.lineOf(twin.path)}`,
      'delete one of the two or put it in other words',
    );
  });
}

function sameWords(a: string, b: string): boolean {
  const left = new Set(plain(a).split(' '));
  const right = new Set(plain(b).split(' '));
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared) >= REACH.sameWords;
}
