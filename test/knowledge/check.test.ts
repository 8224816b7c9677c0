import { describe, expect, test } from 'vitest';
import { countSentences } from '../../src/knowledge/checks/answers.js';
import { countWords } from '../../src/knowledge/checks/citations.js';
import { plain } from '../../src/knowledge/checks/questions.js';
import { complaints, lineOf, paperText, swap } from './invented.js';

const text = await paperText('en.yaml');
const sources = await paperText('sources.yaml');

/** A change of one passage, and the one sentence that it must lead to, on the line of `at`. */
interface Case {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly says: string;
  /** Lines below `at`. */
  readonly below?: number;
}

const cases: Case[] = [
  {
    what: 'an id of an entry that a gap has, too',
    from: '  - id: forum-budget\n',
    to: '  - id: paper-2030\n',
    at: '  - id: paper-2030\n    question: What did the Lakeside Forum cost?',
    says: 'expected each id once, found "paper-2030", which already stands on line',
  },
  {
    what: 'a question of another entry in other case, punctuation and spaces',
    from: '      - venue of the event\n',
    to: '      - "When did the  Lakeside Forum take place"\n',
    at: '      - "When did the  Lakeside Forum take place"\n',
    says: 'expected each question once, found "When did the Lakeside Forum take place", which already stands on line 47, where it belongs to forum-dates; leave it with the one that answers it best.',
  },
  {
    what: 'a question twice in one entry',
    from: '      - date of the event\n',
    to: '      - When was it?\n',
    at: '      - When was it?\n',
    says: 'delete one of the two or put it in other words',
  },
  {
    what: 'a question of an encouragement that an entry has, too',
    from: '[where can residents complain]',
    to: '[LTN]',
    at: '[LTN]',
    says: 'where it belongs to network-name',
  },
  {
    what: 'a question that is declared off the subject, too',
    from: '  - what is the weather like tomorrow\n',
    to: '  - number of delegates\n',
    at: '\n  - number of delegates\n',
    below: 1,
    says: 'where it belongs to participants-number',
  },
  {
    what: 'a question without words',
    from: '      - date of the event\n',
    to: '      - "???"\n',
    at: '      - "???"\n',
    says: 'expected a question in words, found "???".',
  },
  {
    what: 'an unknown source',
    from: 'sources:\n      - id: mere-centre\n    related: [forum-dates, organiser]',
    to: 'sources:\n      - id: mere-center\n    related: [forum-dates, organiser]',
    at: 'mere-center',
    says: 'the id of a source of sources.yaml in "forum-what", found the unknown id "mere-center"',
  },
  {
    what: 'an unknown related entry',
    from: 'related: [obstacles, encouragement-summary]',
    to: 'related: [obstacle, summary-encouragement]',
    at: 'related: [obstacle, summary-encouragement]',
    says: 'found the unknown id "summary-encouragement"; did you mean "encouragement-summary".',
  },
  {
    what: 'an entry that is related to itself',
    from: 'related: [obstacles, encouragement-summary]',
    to: 'related: [obstacles, forum-theme]',
    at: 'related: [obstacles, forum-theme]',
    says: 'expected the ids of other entries in "related", found "forum-theme" itself; delete it.',
  },
  {
    what: 'a related entry twice',
    from: 'related: [obstacles, encouragement-summary]',
    to: 'related: [obstacles, obstacles]',
    at: 'related: [obstacles, obstacles]',
    says: 'found "obstacles" a second time',
  },
  {
    what: 'an unknown listed entry',
    from: '    related: [obstacles, encouragement-summary]',
    to: '    items: [obstacle]\n    related: [obstacles, encouragement-summary]',
    at: '    items: [obstacle]\n',
    says: 'in "items", found the unknown id "obstacle"',
  },
  {
    what: 'a follow-up to an unknown entry',
    from: '    related: [obstacles, encouragement-summary]',
    to: '    follow_ups:\n      - ask: [and why]\n        entry: reasons\n    related: [obstacles]',
    at: '        entry: reasons\n',
    says: 'expected the id of an entry or gap in "entry", found the unknown id "reasons"',
  },
  {
    what: 'a scope whose gap is an entry',
    from: 'names: ["2030", "first forum", "first edition", "forum before 2031"]',
    to: 'names: ["2030"]\n    gap: forum-2030',
    at: '    gap: forum-2030\n',
    says: 'expected the id of a gap in "gap", found "forum-2030", which is an entry.',
  },
  {
    what: 'a strand that is no entry',
    from: '  - entry: strand-word\n',
    to: '  - entry: strand-words\n',
    at: '  - entry: strand-words\n',
    says: 'expected the id of an entry in "entry", found the unknown id "strand-words"; did you mean "strand-word".',
  },
  ...['paper', 'numbered', 'total', 'summary'].map((field) => ({
    what: `an unknown id in "${field}"`,
    from: `\n${field}: `,
    to: `\n${field}: q`,
    at: `${field}: q`,
    says: `in "${field}", found the unknown id "q`,
  })),
  {
    what: 'a total that is a gap',
    from: 'total: encouragement-total',
    to: 'total: forum-budget',
    at: 'total: forum-budget',
    says: 'expected the id of an entry in "total", found "forum-budget", which is a gap.',
  },
  {
    what: 'an unknown first question',
    from: 'first_questions: [forum-what, forum-dates,',
    to: 'first_questions: [forum-what, forum-date,',
    at: 'first_questions: [forum-what, forum-date,',
    says: 'in "first_questions", found the unknown id "forum-date"',
  },
  {
    what: 'five sentences',
    from: 'The Lakeside Paper is on the website of the forum.',
    to: 'It is here. It is there. It is far. It is near. It is gone.',
    at: 'It is here. It is there.',
    says: 'expected an answer of at most 4 sentences in "paper-where", found 5 sentences',
  },
  {
    what: 'an answer that begins with yes',
    from: 'The Lakeside Paper is on the website of the forum.',
    to: 'Yes, the Lakeside Paper is on the website of the forum.',
    at: 'answer: Yes, the Lakeside Paper',
    says: 'expected an answer that begins with the fact in "paper-where", found "Yes,"',
  },
  {
    what: 'a quote of sixteen words',
    from: 'quote: met from 26 May to 30 May 2031',
    to: 'quote: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen – sixteen',
    at: 'quote: one two three',
    says: 'expected a quote of at most 15 words in "forum-dates", found 16 words',
  },
  {
    what: 'a quote without its paragraph',
    from: '        paragraph: 1\n        quote: met from 26 May to 30 May 2031',
    to: '        quote: met from 26 May to 30 May 2031',
    at: 'quote: met from 26 May to 30 May 2031',
    says: 'expected the number of the paragraph beside the quote in "forum-dates"',
  },
  {
    what: 'a quote on a page that is known in our own words only',
    from: '      - id: first-forum\n    related: [forum-dates]',
    to: '      - id: first-forum\n        quote: in June\n    related: [forum-dates]',
    at: '        quote: in June\n',
    says: 'expected no quote in "forum-2030", because "first-forum" is not marked as quotable, found "in June"',
  },
  {
    what: 'a paragraph on a page that has none',
    from: '      - id: first-forum\n    related: [forum-dates]',
    to: '      - id: first-forum\n        paragraph: 3\n    related: [forum-dates]',
    at: '        paragraph: 3\n    related: [forum-dates]',
    says: 'expected no paragraph in "forum-2030", because "first-forum" is not marked as quotable, found the number 3',
  },
  {
    what: 'an unknown scope',
    from: 'topics: [forum, editions]\n    scope: "2030"',
    to: 'topics: [forum, editions]\n    scope: "2029"',
    at: 'scope: "2029"',
    says: 'expected one of the scopes "2031", "2030", "any" in "forum-2030", found "2029".',
  },
  {
    what: 'a second default scope',
    from: 'names: ["2030", "first forum", "first edition", "forum before 2031"]',
    to: 'names: ["2030"]\n    default: true',
    at: 'names: ["2030"]\n    default: true',
    below: 1,
    says: 'expected one scope with "default: true", found another one, "2030"; keep it on "2031" or here.',
  },
  {
    what: 'scopes of which none is the default',
    from: '    default: true\n',
    to: '',
    at: 'scopes:\n',
    says: 'expected one scope with "default: true", found none',
  },
  {
    what: 'a name of two scopes',
    from: 'names: ["2030", "first forum", "first edition", "forum before 2031"]',
    to: 'names: ["Second Forum"]',
    at: 'names: ["Second Forum"]',
    says: 'expected each name of a scope once, found "Second Forum", which also names "2031"',
  },
  {
    what: 'encouragements with a hole',
    from: '  - number: 8\n',
    to: '  - number: 7\n',
    at: 'encouragements:\n',
    says: 'expected all encouragements from 1 to 14, or none, found a list without number 8',
  },
  {
    what: 'an encouragement that is numbered twice',
    from: '  - number: 8\n',
    to: '  - number: 7\n',
    at: '  - number: 7\n    title: Write in plain words',
    says: 'expected each number once, found 7, which already stands on line',
  },
  {
    what: 'an encouragement above the count',
    from: '  - number: 14\n',
    to: '  - number: 15\n',
    at: '  - number: 15\n',
    says: 'expected a number from 1 to 14, as "count" says, found 15.',
  },
  {
    what: 'a language that is not that of the file',
    from: 'language: en',
    to: 'language: fr',
    at: 'language: fr',
    says: 'expected "en", as the file is called, found "fr"',
  },
  {
    what: 'an id that is the word for nothing',
    from: '  - id: forum-budget\n',
    to: '  - id: none\n',
    at: '  - id: none\n',
    says: 'expected another id, found "none", which in regression questions means that nothing answers.',
  },
];

test.each(cases)('$what is told with its line', async ({ from, to, at, says, below = 0 }) => {
  const broken = swap(text, from, to);
  const found = (await complaints({ 'en.yaml': broken })).filter((sentence) => sentence.includes(says));
  expect(found).toEqual([expect.stringMatching(`^en\\.yaml:${lineOf(broken, at) + below}: expected `)]);
});

test('a review on a day to come, or on none of the calendar, is told', async () => {
  const first = text.indexOf('2026-11-23');
  const put = (date: string) =>
    complaints({ 'en.yaml': text.slice(0, first) + date + text.slice(first + 10) });
  expect(await put('2026-12-02')).toEqual([
    expect.stringMatching(
      /^en\.yaml:\d+: expected a day that is not to come in "reviewed", found "2026-12-02"\.$/,
    ),
  ]);
  expect(await put('2026-12-01')).toEqual([]);
  expect(await put('2026-02-30')).toEqual([
    expect.stringContaining('expected a day of the calendar in "reviewed"'),
  ]);
  expect(await complaints({ 'sources.yaml': sources.replace('2026-11-23', '2027-01-01') })).toEqual([
    expect.stringContaining('expected a day that is not to come in "read"'),
  ]);
});

test('a source that stands twice, and one that no answer cites, are told where they stand', async () => {
  const twice = sources.replace('  - id: first-forum', '  - id: mere-centre');
  expect(await complaints({ 'sources.yaml': twice })).toContainEqual(
    `sources.yaml:${lineOf(twice, '  - id: mere-centre\n    title: "About the Mere Centre"')}: expected each id once, found "mere-centre", which already stands on line ${lineOf(twice, '  - id: mere-centre\n    title: "The first')}; choose another.`,
  );
  const more = `${sources}  - id: spare\n    title: Spare\n    publisher: Nobody\n    published: null\n    url: "https://spare.example"\n    read: 2026-11-23\n`;
  expect(await complaints({ 'sources.yaml': more })).toEqual([
    `sources.yaml:${lineOf(more, '  - id: spare')}: expected a source that an answer cites, found "spare", which none does; cite it or delete it.`,
  ]);
});

describe('another language', () => {
  const french = swap(text, 'language: en', 'language: fr');

  test('with the same ids is sound', async () => {
    expect(await complaints({ 'fr.yaml': french })).toEqual([]);
  });

  test('lacks an entry, has one too many, another count, another scope', async () => {
    const changed = swap(
      swap(swap(french, '  - id: obstacles\n', '  - id: hurdles\n'), 'count: 14', 'count: 15'),
      '  - id: "2030"\n',
      '  - id: "1930"\n',
    );
    const found = await complaints({ 'fr.yaml': changed });
    for (const part of [
      `fr.yaml:${lineOf(changed, 'entries:\n')}: expected the same ids as in en.yaml, found no "obstacles", which stands there on line ${lineOf(text, '  - id: obstacles')}; translate it.`,
      `fr.yaml:${lineOf(changed, '  - id: hurdles')}: expected an id of en.yaml, found "hurdles"`,
      `fr.yaml:${lineOf(changed, 'count: 15')}: expected 14, as in en.yaml, found 15.`,
      'expected the same scopes as in en.yaml, found no "2030"',
      'expected a scope of en.yaml, found "1930"',
    ])
      expect(found).toContainEqual(expect.stringContaining(part));
  });

  test('has an entry where the first has a gap', async () => {
    const gaps = french.indexOf('gaps:\n');
    const moved =
      `${french.slice(0, gaps)}gaps:\n${french.slice(french.indexOf('  - id: forum-budget'))}`.replace(
        '\ngaps:\n',
        `\n${french.slice(gaps + 6, french.indexOf('  - id: forum-budget'))}gaps:\n`,
      );
    expect(await complaints({ 'fr.yaml': moved })).toContainEqual(
      expect.stringContaining(
        'expected "encouragement-wording" among the gaps, as in en.yaml, found it among the entries',
      ),
    );
  });

  test('lacks the numbered encouragements', async () => {
    const without = `${french.slice(0, french.indexOf('encouragements:\n  - number'))}encouragements: []\n`;
    expect(await complaints({ 'fr.yaml': without })).toEqual([
      expect.stringContaining(
        'expected the numbered encouragements, as in en.yaml, found none; translate them.',
      ),
    ]);
  });
});

test('a paper whose wording is not known has no numbered encouragements, and is sound', async () => {
  const without =
    text.slice(0, text.indexOf('encouragements:\n  - number')) + text.slice(text.indexOf('synonyms:\n'));
  expect(await complaints({ 'en.yaml': without })).toEqual([]);
});

test.each([
  ['It is here.', 1],
  ['No. The sources do not say it. They say more! Do they?', 4],
  ['Dr. Smith of St. Pölten met J. Doe, e.g. at noon. It rained.', 2],
  ['See paragraph No. 5 of the text', 1],
  ['The share was 3.5 per cent.', 1],
  ['', 0],
])('%j has %i sentences', (answer, sentences) => {
  expect(countSentences(answer, 'en')).toBe(sentences);
});

test('words are what spaces part', () => {
  expect(countWords('"one" – two, three-four  five’s')).toBe(4);
});

test('two questions are the same in spite of case, punctuation, spaces and forms of letters', () => {
  expect(plain('  What’s "HRBA" — then?')).toBe(plain('whats hrba then'));
  expect(plain('ﬁrst')).toBe('first');
  expect(plain('Wo ist Ü?')).not.toBe(plain('Wo ist U?'));
});
