import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.js';

/** The core beside this file: in the compiled program the compiled core. */
const CORE = join(import.meta.dirname, '..', 'src');
/** Word vectors are not compiled, so they lie with the sources alone. */
const WORDS = join(projectRoot, 'src', 'matching', 'words');

/**
 * A hash of the program as far as it learns from the knowledge: what an older version has learnt is not used. Takes a few
 * milliseconds.
 */
export function programHash(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of list(CORE).filter((name) => /\.[jt]s$/.test(name))) {
    hash.update(`${file}\0`).update(readFileSync(join(CORE, file)));
  }
  // They are large, and whoever derives them anew changes their number or their width as a rule.
  for (const file of list(WORDS)) hash.update(`${file}\0${statSync(join(WORDS, file)).size}\0`);
  return hash.digest('hex');
}

function list(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}
