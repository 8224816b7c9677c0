import { expect, test } from 'vitest';
import { formatProblem, show, sortProblems } from '../../src/knowledge/problem.js';

const problem = { file: 'en.yaml', line: 7, expected: 'a list', found: '"x"' };

test('a problem is one sentence with its place', () => {
  expect(formatProblem(problem)).toBe('en.yaml:7: expected a list, found "x".');
  expect(formatProblem({ ...problem, line: null, cure: 'add it' })).toBe(
    'en.yaml: expected a list, found "x"; add it.',
  );
});

test('problems come by file and line, each once', () => {
  const other = { ...problem, file: 'de.yaml', line: 90 };
  expect(sortProblems([problem, { ...problem, line: 2 }, other, problem])).toEqual([
    other,
    { ...problem, line: 2 },
    problem,
  ]);
});

test('what a file holds is shown on one line, short, and without signs that steer a terminal', () => {
  expect(show('two\nlines \u001b[31mred\u202e')).toBe('"two lines [31mred"');
  expect(show('x'.repeat(500))).toHaveLength(62);
  expect(show(undefined)).toBe('nothing');
  expect(show(null)).toBe('an empty value');
  expect(show('  ')).toBe('an empty text');
  expect(show([1])).toBe('a list of 1 item');
  expect(show({})).toBe('a group of fields');
  expect(show(2030)).toBe('the number 2030');
});
