import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from './problem.js';

/** One file of the knowledge as it lies on disk. */
export interface KnowledgeFileBytes {
  /** For example `en.yaml`. */
  readonly name: string;
  /** The path to show to people. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The bytes of a knowledge folder, read in one go and not yet understood. */
export interface Folder {
  readonly dir: string;
  /** SHA-256 of names and bytes, hexadecimal: the key for what was learnt from them. */
  readonly hash: string;
  /** In order of their tags, the default language first. */
  readonly languages: readonly KnowledgeFileBytes[];
  readonly sources: KnowledgeFileBytes;
}

export type FolderReading =
  | { readonly ok: true; readonly folder: Folder }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a folder. It never throws: what goes wrong is a problem with a sentence of its own. */
export type ReadFolder = (dir: string) => Promise<FolderReading>;

export const FOLDER = Object.freeze({
  sources: 'sources.yaml',
  /** The language that a file of the same name makes the default one. */
  defaultLanguage: 'en',
  /** Bytes. About fifty times what 150 entries take; what is larger is no knowledge file but a mistake. */
  fileBytes: 8 * 1024 * 1024,
});

const LANGUAGE_FILE = /^[a-z]{2,3}(-[A-Z]{2})?\.yaml$/;
const YAML_FILE = /\.ya?ml$/i;
/** Lock and backup files of editors, such as `.#en.yaml` and `#en.yaml#`. */
const EDITOR_FILE = /^[.#~]/;

/**
 * Reads the bytes of `<language>.yaml` for each language and of `sources.yaml`, without parsing them: a warm start compares
 * the hash with that of its cache and is done.
 */
export async function readFolder(dir: string): Promise<FolderReading> {
  const names = await listFolder(dir);
  if (!Array.isArray(names)) return { ok: false, problems: [names] };
  const yaml = names.filter((name) => YAML_FILE.test(name) && !EDITOR_FILE.test(name)).sort();
  const languages = yaml.filter((name) => LANGUAGE_FILE.test(name)).sort(defaultFirst);
  const strange = yaml.filter((name) => !LANGUAGE_FILE.test(name) && name !== FOLDER.sources);
  const problems: Problem[] = strange.map((name) => strangeName(dir, name));
  if (languages.length === 0) problems.push(noLanguage(dir, yaml));
  const readings = await Promise.all([...languages, FOLDER.sources].map((name) => readOne(dir, name)));
  const files: KnowledgeFileBytes[] = [];
  for (const reading of readings) {
    if ('bytes' in reading) files.push(reading);
    else problems.push(reading);
  }
  const sources = files.find((file) => file.name === FOLDER.sources);
  if (problems.length > 0 || sources === undefined) return { ok: false, problems };
  return {
    ok: true,
    folder: { dir, hash: hashOf(files), languages: files.filter((file) => file !== sources), sources },
  };
}

async function listFolder(dir: string): Promise<string[] | Problem> {
  try {
    return await readdir(dir);
  } catch (error) {
    return {
      file: dir,
      line: null,
      expected: 'a folder with the knowledge',
      found: reason(error),
      cure: 'name the right folder with --knowledge or KNOWLEDGE_DIR',
    };
  }
}

async function readOne(dir: string, name: string): Promise<KnowledgeFileBytes | Problem> {
  const path = join(dir, name);
  try {
    const { size } = await stat(path);
    if (size > FOLDER.fileBytes) return tooLarge(path, size);
    const bytes = await readFile(path);
    return bytes.length > FOLDER.fileBytes ? tooLarge(path, bytes.length) : { name, path, bytes };
  } catch (error) {
    return {
      file: path,
      line: null,
      expected: name === FOLDER.sources ? 'the list of sources in this file' : 'a readable file',
      found: reason(error),
    };
  }
}

/** Node's error in words that mean something to a curator. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'nothing of that name';
    case 'ENOTDIR':
      return 'a file where a folder should be';
    case 'EISDIR':
      return 'a folder where a file should be';
    case 'EACCES':
    case 'EPERM':
      return 'that the right to read it is missing';
    default:
      return `that it cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

function hashOf(files: readonly KnowledgeFileBytes[]): string {
  const hash = createHash('sha256');
  // The length keeps what ends one file from being taken for the beginning of the next.
  for (const { name, bytes } of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

function defaultFirst(a: string, b: string): number {
  const first = `${FOLDER.defaultLanguage}.yaml`;
  if (a === first || b === first) return a === b ? 0 : a === first ? -1 : 1;
  return a < b ? -1 : 1;
}

function strangeName(dir: string, name: string): Problem {
  return {
    file: join(dir, name),
    line: null,
    expected: 'a file named after a language (en.yaml, de.yaml, pt-BR.yaml) or sources.yaml',
    found: `"${name}"`,
    cure: 'rename it or move it out of this folder',
  };
}

function noLanguage(dir: string, yaml: readonly string[]): Problem {
  return {
    file: dir,
    line: null,
    expected: 'at least one language, for example en.yaml',
    found: yaml.length === 0 ? 'no YAML file' : `only ${yaml.join(', ')}`,
    cure: 'check that this is the knowledge folder',
  };
}

function tooLarge(path: string, size: number): Problem {
  return {
    file: path,
    line: null,
    expected: `a file of at most ${FOLDER.fileBytes / 1024 / 1024} MB`,
    found: `${Math.ceil(size / 1024 / 1024)} MB`,
    cure: 'check that this is the right file',
  };
}
