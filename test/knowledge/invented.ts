import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Folder, readFolder } from '../../src/knowledge/folder.js';
import { loadFolder } from '../../src/knowledge/load.js';
import { parseFolder } from '../../src/knowledge/parse.js';
import { formatProblem } from '../../src/knowledge/problem.js';

/** The invented paper that tests work on, and the texts of its sources. */
export const paperDir = join(import.meta.dirname, '../fixtures/paper');
export const paperSourcesDir = join(import.meta.dirname, '../fixtures/paper-sources');

/** A day after everything in the fixture was reviewed. */
export const TODAY = '2026-12-01';

/** A copy on disk that a test may break; gone when the test ends. */
export async function paperCopy(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'paper-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await cp(paperDir, dir, { recursive: true });
  return dir;
}

export async function paperText(name: string): Promise<string> {
  return readFile(join(paperDir, name), 'utf8');
}

/** Replaces one passage, which must be there once: a test that changes nothing tests nothing. */
export function swap(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`"${from}" stands ${text.split(from).length - 1} times`);
  return text.replace(from, () => to);
}

/** The fixture with files replaced or added, as if it had been read so. */
export async function paperWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<Folder> {
  const reading = await readFolder(paperDir);
  if (!reading.ok) throw new Error(reading.problems.map(formatProblem).join('\n'));
  const { folder } = reading;
  const replaced = (name: string, old: Uint8Array) => {
    const content = files[name] ?? old;
    return { name, path: name, bytes: typeof content === 'string' ? Buffer.from(content) : content };
  };
  const added = Object.keys(files).filter((name) => name !== 'en.yaml' && name !== 'sources.yaml');
  return {
    ...folder,
    languages: [
      ...folder.languages.map(({ name, bytes }) => replaced(name, bytes)),
      ...added.map((name) => replaced(name, new Uint8Array())),
    ],
    sources: replaced('sources.yaml', folder.sources.bytes),
  };
}

/** All sentences about the fixture with the given files. */
export async function complaints(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const result = await loadFolder(await paperWith(files), TODAY);
  return result.ok ? [] : result.problems.map(formatProblem);
}

/** The files of the fixture, changed, as the deep checks see them. */
export async function draftsOf(files: Readonly<Record<string, string>>) {
  return parseFolder(await paperWith(files), TODAY).drafts;
}

/** Line, from 1, of a passage that stands once. */
export function lineOf(text: string, passage: string): number {
  swap(text, passage, '');
  return text.slice(0, text.indexOf(passage)).split('\n').length;
}
