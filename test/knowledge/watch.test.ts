import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type FolderReading, readFolder } from '../../src/knowledge/folder.js';
import { formatProblem } from '../../src/knowledge/problem.js';
import { type Clock, type Subscribe, WATCH, watchKnowledge } from '../../src/knowledge/watch.js';
import { paperCopy, paperDir, swap, TODAY } from './invented.js';

/** What the handlers were told, in order. */
type Told = { readonly sound: string } | { readonly broken: readonly string[] } | { readonly error: unknown };

/** A line of what was told that a test can wait for. */
function listener() {
  const told: Told[] = [];
  let arrived = () => {};
  const tell = (item: Told) => {
    told.push(item);
    arrived();
  };
  return {
    told,
    handlers: {
      onSound: (knowledge: { hash: string }) => tell({ sound: knowledge.hash }),
      onBroken: (problems: readonly Parameters<typeof formatProblem>[0][]) =>
        tell({ broken: problems.map(formatProblem) }),
      onError: (error: unknown) => tell({ error }),
    },
    next: async (count: number) => {
      while (told.length < count)
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      return told.slice(0, count);
    },
  };
}

/**
 * Time that passes as fast as the test goes, and stands still while a test writes: a real clock would wait longer than that.
 * The regular look comes when a test lets it.
 */
function quickClock() {
  let look = () => {};
  let still: Promise<void> | null = null;
  let go = () => {};
  const clock: Clock = {
    wait: async (ms, signal) => {
      let abort = () => {};
      const aborted = new Promise<void>((resolve) => {
        abort = resolve;
      });
      signal.addEventListener('abort', abort);
      if (ms < WATCH.look) {
        await turn();
        while (still !== null && !signal.aborted) await Promise.race([still, aborted]);
      } else {
        const looked = new Promise<void>((resolve) => {
          look = resolve;
        });
        await Promise.race([looked, aborted]);
      }
      signal.removeEventListener('abort', abort);
    },
  };
  const stop = () => {
    still = new Promise((resolve) => {
      go = resolve;
    });
  };
  const resume = () => {
    still = null;
    go();
  };
  return { clock, look: () => look(), stop, resume };
}

async function hashOf(dir: string): Promise<string> {
  const reading = await readFolder(dir);
  return reading.ok ? reading.folder.hash : '';
}

/** Watches a copy of the invented paper; the test says when the system tells of a change. */
async function watched(options: { read?: (dir: string) => Promise<FolderReading>; hash?: string } = {}) {
  const dir = await paperCopy();
  const { told, handlers, next } = listener();
  const { clock, look, stop, resume } = quickClock();
  let change = () => {};
  let unsubscribed = false;
  const subscribe: Subscribe = async (_, onChange) => {
    change = onChange;
    return async () => {
      unsubscribed = true;
    };
  };
  const watch = await watchKnowledge(dir, {
    ...handlers,
    hash: options.hash ?? (await hashOf(dir)),
    clock,
    subscribe,
    today: () => TODAY,
    ...(options.read === undefined ? {} : { read: options.read }),
  });
  onTestFinished(() => watch.close());
  const edit = async (from: string, to: string) => {
    const file = join(dir, 'en.yaml');
    stop();
    await writeFile(file, swap(await readFile(file, 'utf8'), from, to));
    resume();
    return hashOf(dir);
  };
  return {
    dir,
    told,
    next,
    look,
    stop,
    watch,
    edit,
    change: () => change(),
    unsubscribed: () => unsubscribed,
  };
}

test('sound content is taken once, however often the system tells', async () => {
  const { edit, change, next, told } = await watched();
  const first = await edit('Sixty delegates took part in the second forum.', 'Sixty delegates came.');
  change();
  change();
  expect(await next(1)).toEqual([{ sound: first }]);
  change();
  const second = await edit('Sixty delegates came.', 'Sixty came.');
  change();
  expect(await next(2)).toEqual([{ sound: first }, { sound: second }]);
  expect(told).toHaveLength(2);
});

test('broken content is told once with file and line, and what is mended is taken', async () => {
  const { dir, edit, change, next } = await watched();
  const before = await hashOf(dir);
  await edit('  - id: forum-place', '  - id: forum: place');
  change();
  expect(await next(1)).toEqual([
    { broken: [expect.stringMatching(/en\.yaml:\d+: expected one field or one item on this line/)] },
  ]);
  change();
  await edit('  - id: forum: place', '  - id: forum-place');
  change();
  expect(await next(2)).toEqual([expect.anything(), { sound: before }]);
});

test('a change made before the watching began is taken', async () => {
  const { dir, next } = await watched({ hash: 'of something older' });
  expect(await next(1)).toEqual([{ sound: await hashOf(dir) }]);
});

test('a change of which the system does not tell is taken at the next look', async () => {
  const { edit, look, next } = await watched();
  const hash = await edit('Sixty delegates took part in the second forum.', 'Sixty delegates came.');
  const asking = next(1);
  const looking = setInterval(look, 1);
  expect(await asking).toEqual([{ sound: hash }]);
  clearInterval(looking);
});

test('a file that is away for a moment does no harm', async () => {
  let away = 0;
  const { dir, edit, change, next, told } = await watched({
    // Two readings without the file, as when an editor writes a new one and renames it.
    read: async (folder) => (away-- > 0 ? readFolder(join(folder, 'away')) : readFolder(folder)),
  });
  away = 2;
  change();
  const hash = await edit('Sixty delegates took part in the second forum.', 'Sixty delegates came.');
  change();
  expect(await next(1)).toEqual([{ sound: hash }]);
  expect(told).toHaveLength(1);
  expect(hash).toBe(await hashOf(dir));
});

test('a file that stays away is told, and taken again when it is back', async () => {
  const { dir, change, next } = await watched();
  const before = await hashOf(dir);
  await rename(join(dir, 'sources.yaml'), join(dir, 'sources.old'));
  change();
  expect(await next(1)).toEqual([{ broken: [expect.stringContaining('found nothing of that name')] }]);
  await rename(join(dir, 'sources.old'), join(dir, 'sources.yaml'));
  change();
  expect(await next(2)).toEqual([expect.anything(), { sound: before }]);
});

test('a mixture of old and new files is never loaded', async () => {
  const old = await readFolder(paperDir);
  const dir = await paperCopy();
  await writeFile(join(dir, 'sources.yaml'), '\n# newer\n', { flag: 'a' });
  const mixture = await readFolder(dir);
  await writeFile(join(dir, 'en.yaml'), '\n# newer\n', { flag: 'a' });
  const fresh = await readFolder(dir);
  if (!old.ok || !mixture.ok || !fresh.ok) throw new Error('the fixture reads');
  const readings = [mixture, fresh, mixture, fresh];
  const { change, next, told } = await watched({ read: async () => readings.shift() ?? fresh });
  change();
  expect(await next(1)).toEqual([{ sound: fresh.folder.hash }]);
  expect(told).not.toContainEqual({ sound: mixture.folder.hash });
});

test('nothing is told after it was closed', async () => {
  const { dir, change, stop, watch, told, unsubscribed } = await watched();
  stop();
  await writeFile(join(dir, 'sources.yaml'), '\n# newer\n', { flag: 'a' });
  change();
  await watch.close();
  expect(unsubscribed()).toBe(true);
  change();
  await turn();
  expect(told).toEqual([]);
});

test('a handler that fails is told as an error, and the next content is taken all the same', async () => {
  const dir = await paperCopy();
  const { handlers, next } = listener();
  const { clock } = quickClock();
  let change = () => {};
  let failures = 1;
  const watch = await watchKnowledge(dir, {
    ...handlers,
    onSound: (knowledge) => {
      if (failures-- > 0) throw new Error('no room');
      handlers.onSound(knowledge);
    },
    hash: 'of something older',
    clock,
    today: () => TODAY,
    subscribe: async (_, onChange) => {
      change = onChange;
      return async () => {};
    },
  });
  onTestFinished(() => watch.close());
  expect(await next(1)).toEqual([{ error: new Error('no room') }]);
  await writeFile(join(dir, 'sources.yaml'), '\n# newer\n', { flag: 'a' });
  change();
  expect(await next(2)).toEqual([expect.anything(), { sound: await hashOf(dir) }]);
});

test('with the file system itself: writing in steps, renaming over, deleting and writing anew, another folder in its place', async () => {
  const dir = await paperCopy();
  const { handlers, told, next } = listener();
  const watch = await watchKnowledge(dir, { ...handlers, hash: await hashOf(dir), today: () => TODAY });
  onTestFinished(() => watch.close());
  const file = join(dir, 'en.yaml');
  const text = await readFile(file, 'utf8');
  const hashes: string[] = [];
  /** Waits for the content as it stands; a slow machine may be told of a step between as broken, but never take it. */
  const taken = async () => {
    const hash = await hashOf(dir);
    hashes.push(hash);
    while (!told.some((item) => 'sound' in item && item.sound === hash)) await next(told.length + 1);
  };

  await writeFile(file, text.slice(0, 1000));
  await writeFile(file, text.slice(1000), { flag: 'a' });
  await writeFile(file, '# one\n', { flag: 'a' });
  await taken();

  await writeFile(join(dir, 'en.yaml.new'), `${text}# two\n`);
  await rename(join(dir, 'en.yaml.new'), file);
  await taken();

  await rm(file);
  await writeFile(file, `${text}# three\n`);
  await taken();

  const other = await paperCopy();
  await rm(dir, { recursive: true });
  await cp(other, dir, { recursive: true });
  await taken();
  expect(told.filter((item) => 'sound' in item)).toEqual(hashes.map((sound) => ({ sound })));
});
