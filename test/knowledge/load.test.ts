import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKnowledge } from '../../src/knowledge/knowledge.js';
import { latestToday, loadFolder, loadKnowledge } from '../../src/knowledge/load.js';
import { complaints, lineOf, paperDir, paperText, paperWith, swap, TODAY } from './invented.js';

test('the invented paper loads into the runtime shape', async () => {
  const result = await loadKnowledge(paperDir, { today: TODAY });
  if (!result.ok) return expect(result.problems).toEqual([]);
  const { knowledge } = result;
  expect(knowledge.defaultLanguage).toBe('en');
  expect(knowledge.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(knowledge.sources.get('lakeside-paper')).toMatchObject({ quotable: true });
  expect(knowledge.sources.get('first-forum')).toMatchObject({ quotable: false });
  const english = knowledge.languages.get('en');
  expect(english?.entries.size).toBe(26);
  expect(english?.entries.get('forum-budget')).toMatchObject({ kind: 'gap', sources: [], scope: '2031' });
  expect(english?.entries.get('forum-dates')).toMatchObject({ kind: 'entry', scope: '2031' });
  expect(english?.entries.get('forum-what')).toMatchObject({ scope: 'any' });
  expect(english?.defaultScope).toBe('2031');
  expect(english?.encouragements.map(({ number }) => number)).toEqual(
    Array.from({ length: 14 }, (_, i) => i + 1),
  );
});

test('the data of a cache give the same knowledge back', async () => {
  const result = await loadKnowledge(paperDir, { today: TODAY });
  if (!result.ok) return expect(result.problems).toEqual([]);
  expect(createKnowledge(JSON.parse(JSON.stringify(result.data)))).toEqual(result.knowledge);
});

test('a folder that cannot be read is a result, not an exception', async () => {
  const result = await loadKnowledge('/nowhere/at/all');
  expect(result).toMatchObject({ ok: false, problems: [{ file: '/nowhere/at/all', line: null }] });
});

const text = await paperText('en.yaml');

test.each([
  {
    what: 'an unknown field',
    from: '    answer: The second Lakeside Forum met from 26',
    to: '    anwser: x\n    answer: The second Lakeside Forum met from 26',
    at: '    answer: The second Lakeside Forum met from 26',
    says: 'found the unknown field "anwser"; did you mean "answer".',
  },
  {
    what: 'a missing field',
    from: '    question: When did the Lakeside Forum take place?\n',
    to: '',
    at: '  - id: forum-dates',
    says: 'expected a text in "question" of "forum-dates", found nothing; add it.',
  },
  {
    what: 'a number in place of a text',
    from: 'names: ["2031", "second forum"',
    to: 'names: [2031, "second forum"',
    at: 'names: ["2031", "second forum"',
    says: 'expected a text in "names" (item 1) of "2031", found the number 2031; put it between double quotes.',
  },
  {
    what: 'a text in place of a list',
    from: 'topics: [forum, dates]',
    to: 'topics: forum',
    at: 'topics: [forum, dates]',
    says: 'expected a list in "topics" of "forum-dates", found "forum"; write each item',
  },
  {
    what: 'too few alternates',
    from: '      - seat of the Mere Centre\n      - in which town does the Centre have its office\n',
    to: '',
    at: '      - seat of the Mere Centre',
    line: -1,
    says: 'expected at least 3 items in "alternates" of "centre-seat", found 2 items.',
  },
  {
    what: 'an id that is no id',
    from: '  - id: forum-place',
    to: '  - id: Forum Place',
    at: '  - id: forum-place',
    says: 'expected lower-case letters, digits and single hyphens in "id" of "Forum Place", found "Forum Place".',
  },
  {
    what: 'an id that is too long for a button',
    from: '  - id: forum-place',
    to: `  - id: ${'x'.repeat(41)}`,
    at: '  - id: forum-place',
    says: 'expected at most 40 characters in "id"',
  },
  {
    what: 'an answer that is too long for the platforms',
    from: 'The Lakeside Paper is on the website of the forum.',
    to: 'word '.repeat(200),
    at: 'The Lakeside Paper is on the website of the forum.',
    says: 'expected at most 900 characters in "answer" of "paper-where", found 999 (',
  },
  {
    what: 'an empty text',
    from: 'answer: The Lakeside Paper is on the website of the forum.',
    to: 'answer: "  "',
    at: 'answer: The Lakeside Paper is on the website of the forum.',
    says: 'expected a text that is not empty in "answer" of "paper-where", found an empty text.',
  },
  {
    what: 'a colon that makes a group of a text',
    from: '      - when was it\n',
    to: '      - when: was it\n',
    at: '      - when was it\n',
    says: 'found a group of fields; put a text that has a colon in it between double quotes.',
  },
  {
    what: 'a date in another form',
    from: '  - number: 1\n',
    to: '  - number: 1.5\n',
    at: '  - number: 1\n',
    says: 'in "number" of "1.5", found the number 1.5',
  },
])('$what is told with its line', async ({ from, to, at, says, line = 0 }) => {
  const broken = swap(text, from, to);
  const found = await complaints({ 'en.yaml': broken });
  expect(found.filter((sentence) => sentence.includes(says))).toHaveLength(1);
  expect(found.find((sentence) => sentence.includes(says))).toMatch(
    new RegExp(`^en\\.yaml:${lineOf(text, at) + line}: `),
  );
});

test('a file that is no group of fields at all is told', async () => {
  expect(await complaints({ 'en.yaml': '- a\n- b\n' })).toContainEqual(
    'en.yaml:1: expected a group of fields, found a list of 2 items.',
  );
});

test.each(['http://a.example', 'javascript:alert(1)', 'ftp://a.example'])(
  'the address %s is refused',
  async (url) => {
    const sources = (await paperText('sources.yaml')).replace(/url: .*/, `url: "${url}"`);
    expect(await complaints({ 'en.yaml': text, 'sources.yaml': sources })).toContainEqual(
      expect.stringContaining('expected an address that begins with https:// in "url"'),
    );
  },
);

test('all problems are told at once, those of the schema and the others, of all files', async () => {
  const broken = swap(
    swap(swap(text, '  - id: forum-place', '  - id: forum-dates'), 'topics: [forum, theme]', 'topics: 3'),
    'related: [organiser]\n    topics: [money]',
    'related: [orgniser]\n    topics: [money]',
  );
  const sources = `${await paperText('sources.yaml')}  - id: nobody\n    title: x\n`;
  const found = await complaints({ 'en.yaml': broken, 'sources.yaml': sources });
  for (const part of [
    'found "forum-dates", which already stands on line',
    'the unknown id "forum-place"',
    'expected a list in "topics" of "forum-theme"',
    'the unknown id "orgniser"; check the spelling',
    'expected a source that an answer cites, found "nobody", which none does',
    'expected a text in "publisher" of "nobody", found nothing',
    'expected a text in "url" of "nobody", found nothing',
  ])
    expect(found).toContainEqual(expect.stringContaining(part));
  expect(found.every((sentence) => /^(en|sources)\.yaml:\d+: expected .+, found .+\.$/.test(sentence))).toBe(
    true,
  );
});

test('a file that is no YAML does not hide the problems of another, and adds none to it', async () => {
  const found = await complaints({
    'en.yaml': swap(text, '      - when was it\n', '      - when was it\n      - When   was IT??\n'),
    'sources.yaml': 'sources: [\n',
  });
  expect(found).toEqual([
    expect.stringContaining('expected each question once'),
    expect.stringContaining('each bracket to be closed'),
  ]);
});

test('today is the day of the place on earth where it begins first', () => {
  expect(latestToday(new Date('2026-11-23T09:59:00Z'))).toBe('2026-11-23');
  expect(latestToday(new Date('2026-11-23T10:00:00Z'))).toBe('2026-11-24');
});

test('whatever bytes a file holds, loading ends with a result and lines that exist', async () => {
  const sources = Buffer.from(await paperText('sources.yaml'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(sources.length), fc.uint8Array({ maxLength: 4 }), fc.nat(30)), {
        maxLength: 6,
      }),
      async (edits) => {
        let bytes = sources;
        for (const [at, insert, drop] of edits)
          bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + drop)]);
        // Without entries that cite, so that a run is quick.
        const result = await loadFolder(
          await paperWith({ 'en.yaml': 'language: en\n', 'sources.yaml': bytes }),
          TODAY,
        );
        const lines = bytes.toString('latin1').split('\n').length;
        const own = result.ok ? [] : result.problems.filter(({ file }) => file === 'sources.yaml');
        for (const { line } of own) if (line !== null) expect(line).toBeLessThanOrEqual(lines);
      },
    ),
    { numRuns: 200 },
  );
});
