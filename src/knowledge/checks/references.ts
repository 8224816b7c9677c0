import { type Draft, placed, problemsOf } from '../draft.js';
import { ANY_SCOPE } from '../knowledge.js';
import { type Problem, show } from '../problem.js';
import type { KnowledgeFile } from '../schema.js';
import type { Path } from '../yaml.js';
import { plain } from './questions.js';

/** What is named exists and is of the right kind: related entries and follow-ups, strands, the entries for look-up, scopes. */
export function checkReferences(draft: Draft<KnowledgeFile>): Problem[] {
  return [...checkIds(draft), ...checkScopes(draft)];
}

type Kind = 'entry' | 'gap';

function checkIds(draft: Draft<KnowledgeFile>): Problem[] {
  const { value } = draft;
  const problem = problemsOf(draft);
  const kinds = new Map(placed(draft).map(({ entry, kind }) => [entry.id, kind]));
  const problems: Problem[] = [];
  const refer = (id: string, path: Path, allowed: readonly Kind[]) => {
    if (id === '') return;
    const kind = kinds.get(id);
    const wanted =
      allowed.length === 2 ? 'the id of an entry or gap' : `the id of ${KIND_NAMES[allowed[0] ?? 'entry']}`;
    const what = `${wanted} in "${fieldOf(path)}"`;
    if (kind === undefined)
      problems.push(problem(path, what, `the unknown id ${show(id)}`, nearest(id, [...kinds.keys()])));
    else if (!allowed.includes(kind))
      problems.push(problem(path, what, `"${id}", which is ${KIND_NAMES[kind]}`));
  };
  refer(value.paper, ['paper'], ['entry', 'gap']);
  refer(value.numbered, ['numbered'], ['gap']);
  refer(value.total, ['total'], ['entry']);
  refer(value.summary, ['summary'], ['entry']);
  value.strands.forEach(({ entry }, i) => {
    refer(entry, ['strands', i, 'entry'], ['entry']);
  });
  value.first_questions.forEach((id, i) => {
    refer(id, ['first_questions', i], ['entry']);
  });
  value.scopes.forEach(({ gap = '' }, i) => {
    refer(gap, ['scopes', i, 'gap'], ['gap']);
  });
  for (const { entry, path } of placed(draft)) {
    entry.items.forEach((id, i) => {
      refer(id, [...path, 'items', i], ['entry', 'gap']);
    });
    entry.follow_ups.forEach((turn, i) => {
      refer(turn.entry, [...path, 'follow_ups', i, 'entry'], ['entry', 'gap']);
    });
    entry.related.forEach((id, i) => {
      const at = [...path, 'related', i];
      refer(id, at, ['entry', 'gap']);
      if (id !== '' && id === entry.id)
        problems.push(problem(at, 'the ids of other entries in "related"', `"${id}" itself`, 'delete it'));
      else if (id !== '' && entry.related.indexOf(id) !== i)
        problems.push(
          problem(at, 'each id once in "related"', `"${id}" a second time`, 'delete one of the two'),
        );
    });
  }
  return problems;
}

const KIND_NAMES: Record<Kind, string> = { entry: 'an entry', gap: 'a gap' };

function fieldOf(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string'));
}

/** Offers a known id that shares most parts of its name. */
function nearest(id: string, known: readonly string[]): string {
  const parts = new Set(id.split('-'));
  const shared = (other: string) => other.split('-').filter((part) => parts.has(part)).length;
  const best = known.reduce<string | null>(
    (found, other) => (shared(other) > (found === null ? 0 : shared(found)) ? other : found),
    null,
  );
  return best === null ? 'check the spelling or write that entry' : `did you mean "${best}"`;
}

function checkScopes(draft: Draft<KnowledgeFile>): Problem[] {
  const { scopes } = draft.value;
  const problem = problemsOf(draft);
  const problems: Problem[] = [];
  const ids = scopes.map(({ id }) => id);
  const defaults = scopes.flatMap((scope, i) => (scope.default ? [i] : []));
  if (scopes.length > 0 && defaults.length === 0)
    problems.push(
      problem(
        ['scopes'],
        'one scope with "default: true"',
        'none',
        'mark the one that a question is about by itself',
      ),
    );
  for (const i of defaults.slice(1))
    problems.push(
      problem(
        ['scopes', i, 'default'],
        'one scope with "default: true"',
        `another one, ${show(ids[i])}`,
        `keep it on ${show(ids[defaults[0] ?? 0])} or here`,
      ),
    );
  const names = new Map<string, string>();
  scopes.forEach(({ id, names: own }, i) => {
    own.forEach((name, j) => {
      const key = plain(name);
      const other = names.get(key);
      if (key !== '' && other !== undefined)
        problems.push(
          problem(
            ['scopes', i, 'names', j],
            'each name of a scope once',
            `"${name}", which also names ${show(other)}`,
            'delete one of the two',
          ),
        );
      names.set(key, id);
    });
  });
  for (const { entry, path } of placed(draft)) {
    const { scope } = entry;
    if (scope === undefined || scope === ANY_SCOPE || ids.includes(scope)) continue;
    const known = [...ids.filter((id) => id !== ''), ANY_SCOPE].map((id) => `"${id}"`).join(', ');
    problems.push(problem([...path, 'scope'], `one of the scopes ${known} in "${entry.id}"`, show(scope)));
  }
  return problems;
}
