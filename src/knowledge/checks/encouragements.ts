import { type Draft, problemsOf } from '../draft.js';
import type { Problem } from '../problem.js';
import type { KnowledgeFile } from '../schema.js';

/** The numbered encouragements are all there, each number once, or there are none. */
export function checkEncouragements(draft: Draft<KnowledgeFile>): Problem[] {
  const { encouragements, count } = draft.value;
  if (encouragements.length === 0 || count === 0) return [];
  const problem = problemsOf(draft);
  const problems: Problem[] = [];
  const lines = new Map<number, number>();
  encouragements.forEach(({ number }, i) => {
    if (number === 0) return;
    const path = ['encouragements', i, 'number'];
    const earlier = lines.get(number);
    if (earlier !== undefined)
      problems.push(problem(path, 'each number once', `${number}, which already stands on line ${earlier}`));
    else if (number > count)
      problems.push(problem(path, `a number from 1 to ${count}, as "count" says`, String(number)));
    lines.set(number, earlier ?? draft.lineOf(path));
  });
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((number) => !lines.has(number));
  // One that breaks the schema may be the one that is missing here.
  const unknown = encouragements.filter(({ number }) => number === 0).length;
  if (missing.length > unknown)
    problems.push(
      problem(
        ['encouragements'],
        `all encouragements from 1 to ${count}, or none`,
        `a list without number ${missing.join(', ')}`,
        'add what is missing, or leave the list empty until the paper is at hand',
      ),
    );
  return problems;
}
