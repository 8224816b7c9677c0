import { expect, test } from 'vitest';
import { formatProblem } from '../../src/knowledge/problem.js';
import { parseYaml } from '../../src/knowledge/yaml.js';

function sentences(text: string | Uint8Array): string[] {
  const parse = parseYaml('en.yaml', typeof text === 'string' ? Buffer.from(text) : text);
  return parse.ok ? [] : parse.problems.map(formatProblem);
}

test.each([
  [
    'a colon in a text',
    'a: 1\nquestion: What: how\n',
    2,
    'put a text that has a colon in it between double quotes',
  ],
  ['a field that stands twice', 'id: 1\nanswer: x\nid: 2\n', 3, 'found "id" a second time'],
  ['a tab', 'entries:\n\t- id: x\n', 2, 'expected spaces at the beginning'],
  ['a quote sign that is not closed', 'a: 1\nb: "x\nc: 2\n', 4, 'a closing sign for each quote'],
  ['a line that stands askew', 'a:\n  b: 1\n c: 2\n', 3, 'to stand as far in as its neighbours'],
  ['a list that is not closed', 'a: [1, 2\n', 2, 'each bracket to be closed'],
  ['a field among items', '- a\nb: c\n', 2, 'found "b: c"'],
  ['a text that begins with a sign', 'a: 1\nb: @home\n', 2, 'put the text between double quotes'],
  ['a single quote inside single quotes', "a: 'it's'\n", 1, 'double each quote sign'],
  ['a backslash', 'a: "\\q"\n', 1, 'no backslash'],
  ['two documents', 'a: 1\n---\nb: 2\n', 2, 'delete the line with three hyphens'],
  ['a reference', 'a: 1\nb: *important\n', 2, 'found a reference, "*important"'],
  ['an anchor', 'a: &x [1]\n', 1, 'found an anchor, "&x"'],
  ['a tag', 'a: !!js/function x\n', 1, 'found a tag'],
  ['an empty file', '', 1, 'found an empty file'],
  ['only comments', '# nothing\n\n', 1, 'found an empty file'],
  [
    'a text that would end at its number sign',
    'a: 1\nanswer: it ends with item #5, you see\n',
    2,
    'found "#5, you see", which would be left out',
  ],
  [
    'an item that would be glued to the one above',
    'list:\n  - one\n    - two\n',
    3,
    'found "- two" further in; take spaces away',
  ],
  ['a place where two people changed the same', 'a: 1\n<<<<<<< HEAD\nb: 2\n', 2, 'delete the marks'],
  ['a control character', 'a: 1\nb: x\u0007y\n', 2, 'found the invisible control character U+0007'],
])('%s is told with its line', (_, text, line, part) => {
  const [first = ''] = sentences(text);
  expect(first).toContain(`en.yaml:${line}: expected`);
  expect(first).toContain(part);
});

test('references that unfold into a huge value are refused before they do', () => {
  const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}, *l${i}]`);
  expect(sentences(['l0: &l0 [x]', ...levels].join('\n'))[0]).toContain('expected the text itself');
  expect(sentences('a: &a [*a]\n')[0]).toContain('expected the text itself');
});

test('a number sign in quotes, in a block and at the beginning of a line is no remark behind a text', () => {
  expect(sentences('# a remark\na: "item #5"\nb: >-\n  item #5\nc: [x]\nd: a#b\n')).toEqual([]);
  expect(sentences('list:\n  - one\n  - |\n    two\n    - three\n')).toEqual([]);
});

test('a merge key is an ordinary field name', () => {
  const parse = parseYaml('en.yaml', Buffer.from('<<: {a: 1}\nb: 2\n'));
  expect(parse.ok && parse.yaml.value).toEqual({ '<<': { a: 1 }, b: 2 });
});

test('brackets without end are one problem', () => {
  expect(sentences('['.repeat(20_000))).toHaveLength(1);
});

test('a file that is broken all over gives no more problems than a person reads', () => {
  expect(sentences('a: b: c\n'.repeat(500)).length).toBeLessThanOrEqual(20);
});

test('a date stays text and line ends of Windows and a byte order mark do no harm', () => {
  const parse = parseYaml('en.yaml', Buffer.from('\ufeffreviewed: 2026-11-23\r\nb:\r\n  - x\r\n'));
  expect(parse.ok && parse.yaml.value).toEqual({ reviewed: '2026-11-23', b: ['x'] });
  expect(parse.ok && parse.yaml.lineOf(['b', 0])).toBe(3);
});

test('another encoding is told with the line where it shows', () => {
  expect(sentences(Buffer.from('\ufeffa: 1', 'utf16le'))[0]).toBe(
    'en.yaml: expected text in UTF-8, found text in UTF-16; save the file anew with the encoding UTF-8.',
  );
  expect(sentences(Buffer.from('a: 1\nb: 2\nc: Zürich\n', 'latin1'))[0]).toContain(
    'en.yaml:3: expected text in UTF-8',
  );
});

test('a path that ends too early has the line of what is around it', () => {
  const parse = parseYaml('en.yaml', Buffer.from('a: 1\nlist:\n  - id: x\n    text: |\n      y\n'));
  const lineOf = (path: (string | number)[]) => parse.ok && parse.yaml.lineOf(path);
  expect(lineOf([])).toBe(1);
  expect(lineOf(['list'])).toBe(2);
  expect(lineOf(['list', 0, 'text'])).toBe(4);
  expect(lineOf(['list', 0, 'missing', 3])).toBe(3);
  expect(lineOf(['list', 9])).toBe(2);
});
