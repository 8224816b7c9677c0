import type { Folder } from '../src/knowledge/folder.js';
import { createKnowledge, type Knowledge, type KnowledgeData } from '../src/knowledge/knowledge.js';
import { loadFolder } from '../src/knowledge/load.js';
import type { Problem } from '../src/knowledge/problem.js';
import { helperOf, startHelper } from './helper.js';

/** What a helper can send back: the checked content as JSON in UTF-8, or all problems. */
export type Read =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type Loaded =
  | { readonly ok: true; readonly knowledge: Knowledge; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Loads a folder in a process beside: a bot that answers meanwhile keeps nobody waiting, and the memory that parsing and
 * checking take, several times that of the knowledge itself, is given back.
 *
 * @param today the newest day that counts as past, as YYYY-MM-DD; by default today
 */
export async function loadBeside(folder: Folder, today?: string): Promise<Loaded> {
  const read = await readBeside(folder, today);
  return read.ok ? { ...read, knowledge: createKnowledge(fromBytes(read.bytes)) } : read;
}

/** The same in this process, ready to be sent. */
export async function readHere(folder: Folder, today?: string): Promise<Read> {
  const loaded = await loadFolder(folder, today);
  return loaded.ok ? { ok: true, bytes: Buffer.from(JSON.stringify(loaded.data)) } : loaded;
}

/** Texts come back as short as they can be kept, one byte a letter, which those of a YAML file with one dash in it are not. */
export function fromBytes(bytes: Uint8Array): KnowledgeData {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
}

async function readBeside(folder: Folder, today: string | undefined): Promise<Read> {
  const path = helperOf('load');
  if (path === undefined) return readHere(folder, today);
  const helper = startHelper(path);
  try {
    const [read] = helper.answers<Read>(1);
    await helper.send({ folder, today });
    return await (read as Promise<Read>);
  } catch {
    // Something ended the helper, such as a system short of memory: its work is done here.
    return readHere(folder, today);
  } finally {
    helper.end();
  }
}
