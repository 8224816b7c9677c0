import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/knowledge/problem.js';
import { checkQuotes, countQuotes, readParagraphs } from '../../src/knowledge/quotes.js';
import { draftsOf, lineOf, paperCopy, paperSourcesDir, paperText, swap } from './invented.js';

const text = await paperText('en.yaml');

async function complaintsAbout(changed: string, dir = paperSourcesDir): Promise<string[]> {
  return (await checkQuotes(await draftsOf({ 'en.yaml': changed }), dir)).map(formatProblem);
}

test('every quote of the invented paper stands in its paragraph', async () => {
  expect(await complaintsAbout(text)).toEqual([]);
  expect(countQuotes(await draftsOf({}))).toBe(31);
});

test('white space and the form of signs make no difference, letters do', async () => {
  const quote = 'quote: in the boathouse of Lower Mere';
  expect(await complaintsAbout(swap(text, quote, 'quote: \'Forum "Fair   Towns" met\''))).toEqual([]);
  const changed = swap(text, quote, 'quote: in the boathouses of Lower Mere');
  expect(await complaintsAbout(changed)).toEqual([
    `en.yaml:${lineOf(changed, 'in the boathouses')}: expected words of paragraph 1 of "lakeside-notice", to the letter, in "forum-place", found "in the boathouses of Lower Mere", which does not stand there; copy the words from the source anew.`,
  ]);
  expect(await complaintsAbout(swap(text, quote, 'quote: In the boathouse'))).toHaveLength(1);
});

test('a part of a word is no quote', async () => {
  expect(
    await complaintsAbout(swap(text, 'quote: in the boathouse of Lower Mere', 'quote: in the boat')),
  ).toHaveLength(1);
});

test('a quote of another paragraph is told with the right one', async () => {
  const changed = swap(
    text,
    '        paragraph: 2\n        quote: Sixty delegates',
    '        paragraph: 3\n        quote: Sixty delegates',
  );
  expect(await complaintsAbout(changed)).toEqual([expect.stringContaining('; it stands in paragraph 2.')]);
});

test('a paragraph that the source does not have is told', async () => {
  const changed = swap(text, 'paragraph: 14', 'paragraph: 99');
  expect(await complaintsAbout(changed)).toEqual([
    `en.yaml:${lineOf(changed, 'paragraph: 99')}: expected a paragraph that "lakeside-paper" has (0 to 15) in encouragement 14, found 99.`,
  ]);
});

test('a text that is missing, or has no numbered paragraphs, is told once', async () => {
  const dir = await paperCopy();
  await writeFile(join(dir, 'lakeside-notice.md'), 'no numbers');
  expect(await complaintsAbout(text, dir)).toEqual([
    `${dir}/lakeside-notice.md: expected paragraphs that begin with their number, such as **¶1**, found none.`,
    `${dir}/lakeside-paper.md: expected the text of the source "lakeside-paper", which is quoted, found nothing of that name; put the text there, or name another folder with --sources.`,
  ]);
});

test('a paragraph ends at an empty line or the next number, not at a line end', () => {
  expect([
    ...readParagraphs('x\n**¶0** Title\n\n**¶1** one\ntwo\r\n\r\nNotes\n**¶12** last **¶13** end'),
  ]).toEqual([
    [0, 'Title'],
    [1, 'one\ntwo'],
    [12, 'last '],
    [13, 'end'],
  ]);
});
