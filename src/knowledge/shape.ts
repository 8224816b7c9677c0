import { z } from 'zod';
import { type Problem, show } from './problem.js';
import type { Path, YamlFile } from './yaml.js';

export type ShapeResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Holds a file against a schema and tells every difference with its line. */
export function checkShape<T>(schema: z.ZodType<T>, yaml: YamlFile): ShapeResult<T> {
  const result = schema.safeParse(yaml.value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => explain(schema, yaml, issue)) };
}

type Issue = z.core.$ZodIssue;

function explain(schema: z.ZodType, yaml: YamlFile, issue: Issue): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const value = valueAt(yaml.value, path);
  const place = { file: yaml.file, line: yaml.lineOf(path) };
  const where = describePath(yaml.value, path);
  const problem = (expected: string, found: string, cure?: string): Problem[] => [
    { ...place, expected: `${expected}${where}`, found, ...(cure === undefined ? {} : { cure }) },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(schema, yaml, path, key));
    case 'invalid_type':
      return problem(typeName(issue.expected), show(value), typeCure(issue.expected, value));
    case 'too_small':
      return problem(atLeast(issue), sizeOf(value));
    case 'too_big':
      return problem(atMost(issue), sizeOf(value));
    case 'invalid_format':
      return problem(formatName(issue), show(value));
    case 'invalid_union':
      return problem('a text or a list of texts', show(value));
    case 'invalid_value':
      return problem(`one of ${issue.values.map((option) => show(option)).join(', ')}`, show(value));
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return problem(issue.message, show(value));
  }
}

function unknownField(schema: z.ZodType, yaml: YamlFile, path: Path, key: string): Problem {
  const fields = fieldsAt(schema, path);
  const near = fields.find((field) => similar(field, key));
  return {
    file: yaml.file,
    line: yaml.lineOf([...path, key]),
    expected: `one of the fields ${fields.join(', ')}${describePath(yaml.value, path)}`,
    found: `the unknown field ${show(key)}`,
    cure: near === undefined ? 'delete it or correct its name' : `did you mean "${near}"`,
  };
}

function typeName(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text';
    case 'int':
    case 'number':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'a group of fields';
    default:
      return expected;
  }
}

function typeCure(expected: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return 'add it';
  if (expected === 'string' && typeof value === 'object' && !Array.isArray(value))
    return 'put a text that has a colon in it between double quotes';
  if (expected === 'string' && typeof value !== 'object') return 'put it between double quotes';
  if (expected === 'array') return 'write each item on a line of its own after a hyphen, or between [ and ]';
  if (expected === 'int' || expected === 'number') return 'write digits without quotes';
  return undefined;
}

type TooSmall = Extract<Issue, { code: 'too_small' }>;
type TooBig = Extract<Issue, { code: 'too_big' }>;

function atLeast({ origin, minimum }: TooSmall): string {
  if (origin === 'array') return `at least ${items(Number(minimum))}`;
  return origin === 'string' ? 'a text that is not empty' : `a number from ${minimum} upwards`;
}

function atMost({ origin, maximum }: TooBig): string {
  if (origin === 'array') return `at most ${items(Number(maximum))}`;
  return origin === 'string' ? `at most ${maximum} characters` : `a number up to ${maximum}`;
}

function sizeOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : items(value.length);
  if (typeof value === 'string' && value.trim() !== '') return `${value.trim().length} (${show(value)})`;
  return show(value);
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

function formatName(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'url') return 'an address that begins with https://';
  // The schema gives a regular expression its meaning as the message.
  return issue.message.startsWith('Invalid') ? 'a value of the right form' : issue.message;
}

/** For example ` in "alternates" of "event-dates"`; empty for the file as a whole. */
function describePath(root: unknown, path: Path): string {
  const field = path.findLast((step) => typeof step === 'string');
  if (field === undefined) return '';
  const owner = ownerOf(root, path);
  const last = path.at(-1);
  const item = typeof last === 'number' ? ` (item ${last + 1})` : '';
  return ` in "${field}"${item}${owner === null ? '' : ` of ${owner}`}`;
}

/** What a person calls the nearest thing around the path: the id of an entry, the number of an encouragement. */
function ownerOf(root: unknown, path: Path): string | null {
  const index = path.findIndex((step) => typeof step === 'number');
  if (index === -1 || index === path.length - 1) return null;
  const list = path[index - 1];
  const item = valueAt(root, path.slice(0, index + 1));
  if (isRecord(item)) {
    for (const name of [item.id, item.number, item.entry, item.q]) {
      if (typeof name === 'string' || typeof name === 'number') return show(String(name));
    }
  }
  return `item ${Number(path[index]) + 1}${list === undefined ? '' : ` of "${list}"`}`;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names of the fields that the schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: Path): string[] {
  let at: unknown = unwrap(schema);
  for (const step of path) {
    if (at instanceof z.ZodArray) at = unwrap(at.element);
    else if (at instanceof z.ZodObject) at = unwrap(at.shape[step]);
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional || inner instanceof z.ZodNullable)
    inner = inner.unwrap();
  return inner;
}

/** Whether a person may have meant the one by the other: the same letters but for case, signs, or one of them. */
function similar(known: string, typed: string): boolean {
  const a = known.replace(/[^a-z]/g, '');
  const b = typed.toLowerCase().replace(/[^a-z]/g, '');
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  return start + end >= short.length - (long.length === short.length ? 2 : 0);
}
