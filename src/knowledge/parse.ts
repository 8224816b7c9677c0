import type { z } from 'zod';
import { checkDrafts } from './check.js';
import type { Draft, Drafts } from './draft.js';
import type { Folder, KnowledgeFileBytes } from './folder.js';
import type { KnowledgeData } from './knowledge.js';
import { type Problem, sortProblems } from './problem.js';
import { salvageKnowledge, salvageSources } from './salvage.js';
import { knowledgeFileSchema, sourcesFileSchema } from './schema.js';
import { checkShape } from './shape.js';
import { parseYaml } from './yaml.js';

/** What a folder holds, and all that is wrong with it. */
export interface Parsed {
  readonly drafts: Drafts;
  readonly problems: readonly Problem[];
  /** Null where there is a problem: nothing half-loaded ever answers. */
  readonly data: KnowledgeData | null;
}

/**
 * Parses and checks a folder that was read. All problems are told at once: a file that breaks the schema still goes through
 * the other checks as far as it can be understood.
 *
 * @param today the newest day that counts as past, as YYYY-MM-DD
 */
export function parseFolder(folder: Folder, today: string): Parsed {
  const languages = folder.languages.map((file) => parseFile(file, knowledgeFileSchema, salvageKnowledge));
  const sources = parseFile(folder.sources, sourcesFileSchema, salvageSources);
  const drafts: Drafts = {
    languages: languages.flatMap(({ draft }) => draft ?? []),
    sources: sources.draft,
  };
  const problems = sortProblems([
    ...languages.flatMap((file) => file.problems),
    ...sources.problems,
    ...checkDrafts(drafts, today),
  ]);
  return { drafts, problems, data: problems.length > 0 ? null : toData(folder.hash, drafts) };
}

function toData(hash: string, { languages, sources }: Drafts): KnowledgeData | null {
  const [first, ...others] = languages.map(({ value }) => value);
  return first === undefined || sources === null
    ? null
    : { hash, languages: [first, ...others], sources: sources.value.sources };
}

function parseFile<T>(
  { path, bytes }: KnowledgeFileBytes,
  schema: z.ZodType<T>,
  salvage: (raw: unknown) => T,
): { draft: Draft<T> | null; problems: readonly Problem[] } {
  const parse = parseYaml(path, bytes);
  if (!parse.ok) return { draft: null, problems: parse.problems };
  const { file, value, lineOf } = parse.yaml;
  const shape = checkShape(schema, parse.yaml);
  return shape.ok
    ? { draft: { file, value: shape.value, lineOf }, problems: [] }
    : { draft: { file, value: salvage(value), lineOf }, problems: shape.problems };
}
