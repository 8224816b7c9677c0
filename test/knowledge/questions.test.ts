import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { formatProblem } from '../../src/knowledge/problem.js';
import { checkExpectations, findQuestionFiles, loadQuestionFiles } from '../../src/knowledge/questions.js';
import { paperCopy, paperDir, TODAY } from './invented.js';

async function load(name: string, text: string) {
  const file = join(await paperCopy(), name);
  await writeFile(file, text);
  const result = await loadQuestionFiles([file]);
  return {
    result,
    sentences: result.ok ? [] : result.problems.map((p) => formatProblem({ ...p, file: name })),
  };
}

test('questions and conversations of a folder are found and know their place', async () => {
  const files = await findQuestionFiles(paperDir);
  const result = await loadQuestionFiles(files);
  if (!result.ok) return expect(result.problems).toEqual([]);
  expect(result.questions[1]).toEqual({
    q: 'who organized teh forum',
    expect: 'organiser',
    kind: 'typo',
    must: false,
    file: join(paperDir, 'questions/questions.yaml'),
    line: 3,
  });
  expect(result.conversations.map(({ line, turns }) => [line, turns.length])).toEqual([
    [2, 2],
    [5, 2],
  ]);
});

test('a folder without questions has none', async () => {
  expect(await findQuestionFiles(join(paperDir, 'questions'))).toEqual([]);
});

test('JSON lines are read, blank lines and unknown fields passed over', async () => {
  const { result } = await load(
    'held.jsonl',
    '{"q": "a", "expect": ["x", "y"], "style": 3}\n\n{"q": "b", "expect": "none"}\r\n',
  );
  expect(result.ok && result.questions.map(({ q, expect, line }) => [q, expect, line])).toEqual([
    ['a', ['x', 'y'], 1],
    ['b', 'none', 3],
  ]);
});

test('each broken item is told with its line, and does not hide the next', async () => {
  const { sentences } = await load(
    'q.yaml',
    '- { q: a, expect: x }\n- { q: b }\n- { q: c, expect: x, mst: true }\n- d\n- { q: "", expect: 3 }\n',
  );
  expect(sentences).toEqual([
    expect.stringMatching(/^q\.yaml:2: expected .+, found nothing/),
    'q.yaml:3: expected one of the fields q, expect, kind, note, must, found the unknown field "mst"; did you mean "must".',
    'q.yaml:4: expected a group of fields, found "d".',
    expect.stringMatching(
      /^q\.yaml:5: expected a text or a list of texts in "expect", found the number 3\.$/,
    ),
    expect.stringMatching(/^q\.yaml:5: expected a text that is not empty in "q", found an empty text\.$/),
  ]);
  const lines = await load('q.jsonl', '{"q": "a", "expect": "x"}\n{"q":\n{"expect": "x"}\n');
  expect(lines.sentences).toEqual([
    'q.jsonl:2: expected one JSON object on the line, found "{"q":".',
    'q.jsonl:3: expected a text in "q", found nothing; add it.',
  ]);
});

test('a conversation with an outcome that does not exist is told', async () => {
  const { sentences } = await load(
    'conversations-1.yaml',
    '- turns:\n    - { q: hello, outcome: courtesy }\n    - { q: x, outcome: answr }\n',
  );
  expect(sentences).toEqual([
    'conversations-1.yaml:3: expected one of "answer", "silent", "clarify", "unknown", "courtesy" in "outcome" of "x", found "answr".',
  ]);
});

test('a file that is no list, broken, or missing is told', async () => {
  expect((await load('q.yaml', 'q: a\nexpect: x\n')).sentences).toEqual([
    'q.yaml:1: expected a list of questions, found a group of fields; begin each question with a hyphen.',
  ]);
  expect((await load('q.yaml', '- q: a: b\n')).sentences).toEqual([expect.stringContaining('q.yaml:1: ')]);
  const missing = await loadQuestionFiles(['/nowhere.yaml']);
  expect(missing).toMatchObject({
    ok: false,
    problems: [{ file: '/nowhere.yaml', found: 'nothing of that name' }],
  });
});

test('one question with two expectations is told', async () => {
  const { sentences } = await load(
    'q.yaml',
    '- { q: "When was it?", expect: x }\n- { q: when WAS it, expect: y }\n- { q: when was it, expect: x }\n',
  );
  expect(sentences).toEqual([
    expect.stringMatching(/^q\.yaml:2: expected "x" for "when WAS it", as in .+q\.yaml:1, found "y"/),
  ]);
});

test('an expected id that the knowledge does not have is told, in questions and conversations', async () => {
  const knowledge = await loadKnowledge(paperDir, { today: TODAY });
  if (!knowledge.ok) return expect(knowledge.problems).toEqual([]);
  const place = { file: 'q.yaml', line: 4, must: false };
  const regression = {
    questions: [{ ...place, q: 'a', expect: ['forum-dates', 'forum-budget', 'none', 'forum-dats'] }],
    conversations: [{ ...place, turns: [{ q: 'b' }, { q: 'c', expect: 'nobody' }] }],
  };
  expect(checkExpectations(regression, knowledge.knowledge).map(formatProblem)).toEqual([
    'q.yaml:4: expected the id of an entry or gap, or "none", for the question "a", found the unknown id "forum-dats".',
    'q.yaml:4: expected the id of an entry or gap, or "none", for the question "c", found the unknown id "nobody".',
  ]);
});
