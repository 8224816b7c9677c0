import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCache } from '../../adapters/cache.js';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'go-local-bot-cache-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it('gives back what was written, in a folder that it makes', async () => {
  const cache = createCache(join(await emptyFolder(), 'a', 'b'));
  expect(await cache.read('x')).toBeNull();
  expect(await cache.write('x', Uint8Array.of(1, 2, 3))).toBe(true);
  expect(await cache.read('x')).toEqual(Buffer.from([1, 2, 3]));
  await cache.write('x', Uint8Array.of(4));
  expect(await cache.read('x')).toEqual(Buffer.from([4]));
});

it('leaves no unfinished file behind, and no more than a few finished ones', async () => {
  const folder = await emptyFolder();
  const cache = createCache(folder);
  for (let i = 0; i < 20; i++) await cache.write(`x${i}`, Uint8Array.of(i));
  const names = await readdir(folder);
  expect(names.length).toBeLessThanOrEqual(12);
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('touches no file that is not its own', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'notes.txt'), 'mine');
  const cache = createCache(folder);
  for (let i = 0; i < 20; i++) await cache.write(`x${i}`, Uint8Array.of(i));
  expect(await readdir(folder)).toContain('notes.txt');
});

it('goes on without a folder that it may write to', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'file'), '');
  await chmod(join(folder, 'file'), 0o400);
  const cache = createCache(join(folder, 'file'));
  expect(await cache.write('x', Uint8Array.of(1))).toBe(false);
  expect(await cache.read('x')).toBeNull();
});
