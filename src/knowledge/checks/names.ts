import { basename } from 'node:path';
import { type Draft, placed, problemsOf } from '../draft.js';
import { ANY_SCOPE, NO_ENTRY } from '../knowledge.js';
import { type Problem, show } from '../problem.js';
import type { KnowledgeFile, SourcesFile } from '../schema.js';
import type { Path } from '../yaml.js';

/** The language is that of the file name; ids of entries, gaps and scopes are unique and not a reserved word. */
export function checkNames(draft: Draft<KnowledgeFile>): Problem[] {
  const problem = problemsOf(draft);
  const problems = [
    ...unique(
      draft,
      placed(draft).map(({ entry, path }) => ({ id: entry.id, path: [...path, 'id'] })),
    ),
    ...unique(
      draft,
      draft.value.scopes.map(({ id }, i) => ({ id, path: ['scopes', i, 'id'] })),
    ),
  ];
  const language = basename(draft.file, '.yaml');
  if (draft.value.language !== '' && draft.value.language !== language) {
    problems.push(
      problem(
        ['language'],
        `${show(language)}, as the file is called`,
        show(draft.value.language),
        'rename the file or correct the language',
      ),
    );
  }
  for (const { entry, path } of placed(draft)) {
    if (entry.id === NO_ENTRY)
      problems.push(
        problem(
          [...path, 'id'],
          'another id',
          `"${NO_ENTRY}", which in regression questions means that nothing answers`,
        ),
      );
  }
  draft.value.scopes.forEach(({ id }, i) => {
    if (id === ANY_SCOPE)
      problems.push(
        problem(['scopes', i, 'id'], 'another id', `"${ANY_SCOPE}", which stands for all scopes`),
      );
  });
  return problems;
}

export function checkSourceNames(draft: Draft<SourcesFile>): Problem[] {
  return unique(
    draft,
    draft.value.sources.map(({ id }, i) => ({ id, path: ['sources', i, 'id'] })),
  );
}

function unique<T>(draft: Draft<T>, ids: readonly { id: string; path: Path }[]): Problem[] {
  const problem = problemsOf(draft);
  const first = new Map<string, Path>();
  const problems: Problem[] = [];
  for (const { id, path } of ids) {
    const earlier = first.get(id);
    if (id === '') continue;
    if (earlier === undefined) first.set(id, path);
    else
      problems.push(
        problem(
          path,
          'each id once',
          `"${id}", which already stands on line ${draft.lineOf(earlier)}`,
          'choose another',
        ),
      );
  }
  return problems;
}
