import { type Draft, type Drafts, placed, problemsOf } from '../draft.js';
import { type Problem, show } from '../problem.js';
import type { KnowledgeFile } from '../schema.js';

/** Every other language carries what the first one has: entries, gaps, scopes and numbered encouragements. */
export function checkTranslations({ languages }: Drafts): Problem[] {
  const [first, ...others] = languages;
  return first === undefined ? [] : others.flatMap((other) => compare(first, other));
}

function compare(first: Draft<KnowledgeFile>, other: Draft<KnowledgeFile>): Problem[] {
  const problem = problemsOf(other);
  const problems: Problem[] = [];
  const original = new Map(placed(first).map((item) => [item.entry.id, item]));
  const translated = new Map(placed(other).map((item) => [item.entry.id, item]));
  for (const [id, { kind, path }] of original) {
    if (id === '') continue;
    const twin = translated.get(id);
    if (twin === undefined)
      problems.push(
        problem(
          [kind === 'entry' ? 'entries' : 'gaps'],
          `the same ids as in ${first.file}`,
          `no "${id}", which stands there on line ${first.lineOf(path)}`,
          'translate it',
        ),
      );
    else if (twin.kind !== kind)
      problems.push(
        problem(
          [...twin.path, 'id'],
          `"${id}" among the ${LISTS[kind]}, as in ${first.file}`,
          `it among the ${LISTS[twin.kind]}`,
        ),
      );
  }
  for (const [id, { path }] of translated) {
    if (id !== '' && !original.has(id))
      problems.push(
        problem([...path, 'id'], `an id of ${first.file}`, show(id), 'correct it, or add it there too'),
      );
  }
  if (first.value.count !== other.value.count && first.value.count > 0 && other.value.count > 0)
    problems.push(problem(['count'], `${first.value.count}, as in ${first.file}`, String(other.value.count)));
  problems.push(...compareScopes(first, other));
  const numbers = new Set(other.value.encouragements.map(({ number }) => number));
  const missing = first.value.encouragements.filter(({ number }) => number > 0 && !numbers.has(number));
  if (other.value.encouragements.length === 0 && missing.length > 0)
    problems.push(
      problem(
        ['encouragements'],
        `the numbered encouragements, as in ${first.file}`,
        'none',
        'translate them',
      ),
    );
  return problems;
}

function compareScopes(first: Draft<KnowledgeFile>, other: Draft<KnowledgeFile>): Problem[] {
  const problem = problemsOf(other);
  const own = other.value.scopes.map(({ id }) => id);
  const wanted = first.value.scopes.map(({ id }) => id);
  return [
    ...wanted
      .filter((id) => id !== '' && !own.includes(id))
      .map((id) => problem(['scopes'], `the same scopes as in ${first.file}`, `no ${show(id)}`, 'add it')),
    ...own.flatMap((id, i) =>
      id === '' || wanted.includes(id)
        ? []
        : [problem(['scopes', i, 'id'], `a scope of ${first.file}`, show(id))],
    ),
  ];
}

const LISTS = { entry: 'entries', gap: 'gaps' } as const;
