import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps bytes under names. It is a convenience: what cannot be read or written is simply not there. */
export interface Cache {
  read(name: string): Promise<Buffer | null>;
  /** @returns whether it is kept */
  write(name: string, bytes: Uint8Array): Promise<boolean>;
}

const CACHE = Object.freeze({
  extension: '.learnt',
  /** Files that stay: a few kinds of knowledge and of program in turn, some megabytes each. */
  kept: 12,
});

/** A cache in a folder, which is made where it does not exist. Files that were written longest ago give way to new ones. */
export function createCache(folder: string): Cache {
  const path = (name: string) => join(folder, `${name}${CACHE.extension}`);
  return {
    read: (name) => readFile(path(name)).catch(() => null),
    async write(name, bytes) {
      // Whoever reads at the same time sees the whole file or none.
      const unfinished = join(folder, `${randomUUID()}.tmp`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(unfinished, bytes);
        await rename(unfinished, path(name));
        await removeOldest(folder);
        return true;
      } catch {
        // A read-only or full disk costs time at the next start, nothing else.
        await rm(unfinished, { force: true }).catch(() => {});
        return false;
      }
    },
  };
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(CACHE.extension));
  if (names.length <= CACHE.kept) return;
  const files = await Promise.all(
    names.map(async (name) => ({ name, written: (await stat(join(folder, name))).mtimeMs })),
  );
  files.sort((a, b) => b.written - a.written);
  await Promise.all(files.slice(CACHE.kept).map(({ name }) => rm(join(folder, name), { force: true })));
}
