import { type Draft, problemsOf, questionsOf } from '../draft.js';
import { type Problem, shorten } from '../problem.js';
import type { KnowledgeFile } from '../schema.js';
import type { Path } from '../yaml.js';

/** Each question stands once in the whole file, whatever its case, punctuation and spaces. */
export function checkQuestions(draft: Draft<KnowledgeFile>): Problem[] {
  const problem = problemsOf(draft);
  const all = [
    ...questionsOf(draft),
    ...draft.value.off_topic.map((text, i) => ({ text, path: ['off_topic', i] as Path, owner: 'off_topic' })),
  ];
  const first = new Map<string, (typeof all)[number]>();
  const problems: Problem[] = [];
  for (const question of all) {
    if (question.text === '') continue;
    const key = plain(question.text);
    if (key === '') {
      problems.push(problem(question.path, 'a question in words', `"${shorten(question.text)}"`));
      continue;
    }
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, question);
      continue;
    }
    const where = `line ${draft.lineOf(earlier.path)}`;
    const owner = earlier.owner === question.owner ? '' : `, where it belongs to ${earlier.owner}`;
    problems.push(
      problem(
        question.path,
        'each question once',
        `"${shorten(question.text)}", which already stands on ${where}${owner}`,
        earlier.owner === question.owner
          ? 'delete one of the two or put it in other words'
          : 'leave it with the one that answers it best',
      ),
    );
  }
  return problems;
}

/** A question without what does not make it another one: case, punctuation, spaces, forms of the same letter. */
export function plain(text: string): string {
  // Most are, and are plain in a third of the time.
  if (/^[\u0020-\u007e]*$/.test(text)) {
    return text
      .toLowerCase()
      .replaceAll("'", '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
