import { mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FOLDER, readFolder } from '../../src/knowledge/folder.js';
import { formatProblem } from '../../src/knowledge/problem.js';
import { paperCopy, paperDir } from './invented.js';

async function sentences(dir: string): Promise<string[]> {
  const reading = await readFolder(dir);
  return reading.ok ? [] : reading.problems.map(formatProblem);
}

test('the default language comes first and the questions folder is no language', async () => {
  const dir = await paperCopy();
  await writeFile(join(dir, 'de.yaml'), 'x');
  await writeFile(join(dir, 'pt-BR.yaml'), 'x');
  const reading = await readFolder(dir);
  expect(reading.ok && reading.folder.languages.map(({ name }) => name)).toEqual([
    'en.yaml',
    'de.yaml',
    'pt-BR.yaml',
  ]);
});

test('the hash follows every byte and name, and nothing else', async () => {
  const hash = async (dir: string) => {
    const reading = await readFolder(dir);
    return reading.ok ? reading.folder.hash : null;
  };
  const dir = await paperCopy();
  const before = await hash(dir);
  expect(before).toBe(await hash(paperDir));
  await writeFile(join(dir, 'README.md'), 'for people');
  expect(await hash(dir)).toBe(before);
  await rename(join(dir, 'en.yaml'), join(dir, 'fr.yaml'));
  expect(await hash(dir)).not.toBe(before);
  await rename(join(dir, 'fr.yaml'), join(dir, 'en.yaml'));
  expect(await hash(dir)).toBe(before);
  await writeFile(join(dir, 'sources.yaml'), '\n', { flag: 'a' });
  expect(await hash(dir)).not.toBe(before);
});

test('a folder that is missing, or a file in its place, is told with the cure', async () => {
  const dir = await paperCopy();
  expect(await sentences(join(dir, 'nowhere'))).toEqual([
    `${dir}/nowhere: expected a folder with the knowledge, found nothing of that name; name the right folder with --knowledge or KNOWLEDGE_DIR.`,
  ]);
  expect(await sentences(join(dir, 'en.yaml'))).toEqual([
    expect.stringContaining('found a file where a folder should be'),
  ]);
});

test('a folder without a language, and one without sources, are told in one go', async () => {
  const dir = await paperCopy();
  await rm(join(dir, 'en.yaml'));
  await rm(join(dir, 'sources.yaml'));
  expect(await sentences(dir)).toEqual([
    `${dir}: expected at least one language, for example en.yaml, found no YAML file; check that this is the knowledge folder.`,
    `${dir}/sources.yaml: expected the list of sources in this file, found nothing of that name.`,
  ]);
});

test('a file that cannot be read is told', async () => {
  const dir = await paperCopy();
  await rm(join(dir, 'en.yaml'));
  await mkdir(join(dir, 'en.yaml'));
  expect(await sentences(dir)).toEqual([
    `${dir}/en.yaml: expected a readable file, found a folder where a file should be.`,
  ]);
});

test('a file of a strange size is not read', async () => {
  const dir = await paperCopy();
  await truncate(join(dir, 'en.yaml'), FOLDER.fileBytes + 1);
  expect(await sentences(dir)).toEqual([
    `${dir}/en.yaml: expected a file of at most 8 MB, found 9 MB; check that this is the right file.`,
  ]);
});

test('a misnamed file is told, a lock file of an editor is not', async () => {
  const dir = await paperCopy();
  await writeFile(join(dir, '.#en.yaml'), 'x');
  await writeFile(join(dir, '#en.yaml#'), 'x');
  await writeFile(join(dir, 'en.yaml~'), 'x');
  expect(await sentences(dir)).toEqual([]);
  await writeFile(join(dir, 'german.yml'), 'x');
  expect(await sentences(dir)).toEqual([expect.stringContaining('found "german.yml"; rename it')]);
});
