import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Folder, readFolder } from '../../src/knowledge/folder.js';
import { latestToday, loadFolder } from '../../src/knowledge/load.js';
import { formatProblem } from '../../src/knowledge/problem.js';
import { checkExpectations, findQuestionFiles, loadQuestionFiles } from '../../src/knowledge/questions.js';
import { conversationSchema, questionSchema } from '../../src/knowledge/schema.js';
import { parseYaml } from '../../src/knowledge/yaml.js';

const dir = join(import.meta.dirname, '../../knowledge');

async function shipped(): Promise<Folder> {
  const reading = await readFolder(dir);
  if (!reading.ok) throw new Error(reading.problems.map(formatProblem).join('\n'));
  return reading.folder;
}

async function complaints(folder: Folder): Promise<string[]> {
  const result = await loadFolder(folder, latestToday());
  return result.ok ? [] : result.problems.map(formatProblem);
}

test('the shipped knowledge is sound', async () => {
  expect(await complaints(await shipped())).toEqual([]);
});

test('the shipped regression questions are sound and expect ids that exist', async () => {
  const regression = await loadQuestionFiles(await findQuestionFiles(dir));
  if (!regression.ok) return expect(regression.problems.map(formatProblem)).toEqual([]);
  const knowledge = await loadFolder(await shipped(), latestToday());
  if (!knowledge.ok) return expect(knowledge.problems.map(formatProblem)).toEqual([]);
  expect(checkExpectations(regression, knowledge.knowledge).map(formatProblem)).toEqual([]);
});

describe('the guide for curators', async () => {
  const guide = await readFile(join(dir, 'README.md'), 'utf8');
  const english = await readFile(join(dir, 'en.yaml'), 'utf8');
  const sources = await readFile(join(dir, 'sources.yaml'), 'utf8');

  /** An example of the guide, by the list into which it says that it goes. */
  const example = (list: string): string => {
    const [, text] = new RegExp(`\`\`\`yaml\\n# in ${list}\\n(.*?)\`\`\``, 's').exec(guide) ?? [];
    if (text === undefined) throw new Error(`The guide has no example for ${list}`);
    return text;
  };

  /** The file with the example at the head of its list; a list that is not there yet is begun. */
  const put = (file: string, list: string, text: string): string =>
    new RegExp(`^${list}:$`, 'm').test(file)
      ? file.replace(new RegExp(`^${list}:$`, 'm'), () => `${list}:\n${text.trimEnd()}`)
      : `${file.replace(new RegExp(`^${list}: \\[\\]$`, 'm'), '').trimEnd()}\n${list}:\n${text}`;

  const withFiles = async (en: string, src: string): Promise<Folder> => {
    const folder = await shipped();
    const replaced = { 'en.yaml': en, 'sources.yaml': src };
    const swap = (file: Folder['sources']) => ({
      ...file,
      bytes: file.name in replaced ? Buffer.from(replaced[file.name as keyof typeof replaced]) : file.bytes,
    });
    return { ...folder, languages: folder.languages.map(swap).slice(0, 1), sources: swap(folder.sources) };
  };

  test('has an entry, a gap and synonyms that can be taken as they stand', async () => {
    const changed = (['entries', 'gaps', 'synonyms'] as const).reduce(
      (file, list) => put(file, list, example(list)),
      english,
    );
    expect(await complaints(await withFiles(changed, sources))).toEqual([]);
  });

  test('has a source that is sound once an entry cites it', async () => {
    const cited = put(
      english,
      'entries',
      example('entries').replace(/- id: announcement-2022\n.*\n.*\n/, '- id: example-page\n'),
    );
    expect(await complaints(await withFiles(cited, put(sources, 'sources', example('sources'))))).toEqual([]);
  });

  test('has a numbered encouragement that is sound when there are fourteen', async () => {
    const all = Array.from({ length: 14 }, (_, i) =>
      example('encouragements')
        .replace('number: 1', `number: ${i + 1}`)
        .replace('how people', `${i + 1} how people`),
    );
    expect(await complaints(await withFiles(put(english, 'encouragements', all.join('')), sources))).toEqual(
      [],
    );
  });

  test('has test questions and conversations of the right form', () => {
    for (const [list, schema] of [
      ['questions', questionSchema],
      ['conversations', conversationSchema],
    ] as const) {
      const parse = parseYaml(list, Buffer.from(example(list)));
      const items = parse.ok && Array.isArray(parse.yaml.value) ? parse.yaml.value : [];
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) expect(schema.safeParse(item).error).toBeUndefined();
    }
  });
});
