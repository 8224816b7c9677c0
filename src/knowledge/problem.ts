/**
 * Something wrong in a file of the knowledge, told to a curator.
 *
 * @example
 * { file: 'knowledge/en.yaml', line: 42, expected: 'at least 3 items in "alternates" of "event-dates"', found: '2 items',
 *   cure: 'add another way to ask it' }
 */
export interface Problem {
  readonly file: string;
  /** From 1; null where no line can be named (a file that is missing). */
  readonly line: number | null;
  /** What should stand there, to be read after "expected". */
  readonly expected: string;
  /** What stands there, to be read after "found". */
  readonly found: string;
  /** What to do, to be read as the end of the sentence, without a full stop. */
  readonly cure?: string;
}

/** The problem as one sentence: `knowledge/en.yaml:42: expected …, found …; add another way to ask it.` */
export function formatProblem(problem: Problem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  const cure = problem.cure === undefined ? '' : `; ${problem.cure}`;
  return `${place}: expected ${problem.expected}, found ${problem.found}${cure}.`;
}

/** In the order in which a person works through them: by file, then by line. Repeated ones are dropped. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.expected, b.expected),
  );
}

/** A value of a file as a message shows it: short, on one line, in quotes where it is text. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (typeof value === 'string') return value.trim() === '' ? 'an empty text' : `"${shorten(value)}"`;
  if (Array.isArray(value))
    return value.length === 1 ? 'a list of 1 item' : `a list of ${value.length} items`;
  if (typeof value === 'object') return 'a group of fields';
  return `the ${typeof value === 'boolean' ? 'value' : 'number'} ${String(value)}`;
}

/** Characters of a shown text: enough to recognise it, short enough that a message stays one line. */
const SHOWN_LENGTH = 60;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\s]+/g;

export function shorten(text: string): string {
  const characters = [...text.replace(INVISIBLE, ' ').trim()];
  return characters.length <= SHOWN_LENGTH
    ? characters.join('')
    : `${characters
        .slice(0, SHOWN_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
