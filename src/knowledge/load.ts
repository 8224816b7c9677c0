import { type Folder, type ReadFolder, readFolder } from './folder.js';
import { createKnowledge, type Knowledge, type KnowledgeData } from './knowledge.js';
import type { Problem } from './problem.js';

export type LoadResult =
  | {
      readonly ok: true;
      readonly knowledge: Knowledge;
      /** The same as plain JSON, for a cache that skips parsing: `createKnowledge(data)` gives the knowledge back. */
      readonly data: KnowledgeData;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface LoadOptions {
  /** Another way to read the folder; by default from disk. */
  readonly read?: ReadFolder;
  /** The newest day that counts as past, as YYYY-MM-DD; by default today, wherever on earth. */
  readonly today?: string;
}

/** Reads, parses and checks a knowledge folder. It never throws for what stands in the folder. */
export async function loadKnowledge(dir: string, options: LoadOptions = {}): Promise<LoadResult> {
  const reading = await (options.read ?? readFolder)(dir);
  return reading.ok ? loadFolder(reading.folder, options.today) : reading;
}

/** The same for bytes that were read before, for example to look their hash up in a cache. */
export async function loadFolder(folder: Folder, today: string = latestToday()): Promise<LoadResult> {
  // YAML parser and schema take 0.1 s to import: a start from the cache goes without them.
  const { parseFolder } = await import('./parse.js');
  const { data, problems } = parseFolder(folder, today);
  return data === null ? { ok: false, problems } : { ok: true, knowledge: createKnowledge(data), data };
}

/** Hours by which the earliest place on earth is ahead of UTC. A curator there must not be told that today is to come. */
const EARLIEST_ZONE = 14;

export function latestToday(now: Date = new Date()): string {
  return new Date(now.getTime() + EARLIEST_ZONE * 3_600_000).toISOString().slice(0, 10);
}
