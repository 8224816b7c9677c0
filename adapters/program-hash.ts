import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The core beside this file: in the compiled program the compiled core. */
const CORE = join(import.meta.dirname, '..', 'src');

/**
 * A hash of the program as far as it learns from the knowledge: what an older version has learnt is not used. Takes a few
 * milliseconds.
 */
export function programHash(): string {
  const hash = createHash('sha256').update(process.version);
  const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files) {
    const path = join(CORE, file);
    if (/\.[jt]s$/.test(file)) hash.update(`${file}\0`).update(readFileSync(path));
    else hash.update(`${file}\0${statSync(path).size}\0`);
  }
  return hash.digest('hex');
}
