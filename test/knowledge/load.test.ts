import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { formatProblem } from '../../src/knowledge/problem.js';

test('x', async () => {
  const r = await loadKnowledge('test/fixtures/paper');
  expect(r.ok ? [] : r.problems.map(formatProblem)).toEqual([]);
});
