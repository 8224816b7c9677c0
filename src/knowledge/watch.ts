import { type Folder, type FolderReading, type ReadFolder, readFolder } from './folder.js';
import type { Knowledge } from './knowledge.js';
import { latestToday, loadFolder } from './load.js';
import { formatProblem, type Problem } from './problem.js';

export interface WatchHandlers {
  /** Called once for each new content that is sound. The next content waits until this is done. */
  readonly onSound: (knowledge: Knowledge) => void | Promise<void>;
  /** Called once for each new content that is not; the knowledge in use stays. */
  readonly onBroken: (problems: readonly Problem[]) => void | Promise<void>;
  /** Called when the watching itself, or a handler, failed. Watching goes on as far as it can. */
  readonly onError: (error: unknown) => void;
}

/** @param today the newest day that counts as past, as YYYY-MM-DD */
export type LoadFolder = (
  folder: Folder,
  today: string,
) => Promise<
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly problems: readonly Problem[] }
>;

export interface WatchOptions extends WatchHandlers {
  /** Hash of the knowledge that is in use: a change made before the watching began is then seen, too. */
  readonly hash: string;
  readonly clock?: Clock;
  readonly read?: ReadFolder;
  /** Another way to understand what was read; by default here and now. */
  readonly load?: LoadFolder;
  readonly subscribe?: Subscribe;
  /** The newest day that counts as past; asked at each reload, because a bot runs for months. */
  readonly today?: () => string;
}

export interface Clock {
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; it never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Calls `onChange` whenever something in the folder may have changed, until the returned function is called. */
export type Subscribe = (
  dir: string,
  onChange: () => void,
  onError: (error: unknown) => void,
) => Promise<() => Promise<void>>;

export interface KnowledgeWatch {
  /** Resolves when no handler will be called any more. */
  close(): Promise<void>;
}

export const WATCH = Object.freeze({
  /** Milliseconds without a further change before the folder is read: editors write in several steps. */
  quiet: 200,
  /** Milliseconds between two readings that have to agree. */
  between: 100,
  /** Readings after which a folder that cannot be read counts as broken: renaming and deleting for a moment takes less. */
  unreadable: 15,
  /** Milliseconds between looks without being told: network shares and containers do not always tell of changes. */
  look: 30_000,
});

/**
 * Watches a knowledge folder. The files are taken as one snapshot: they are read again until two readings agree, so that a
 * half-written file and a mixture of old and new files are never loaded.
 */
export async function watchKnowledge(dir: string, options: WatchOptions): Promise<KnowledgeWatch> {
  const {
    clock = systemClock,
    read = readFolder,
    load = loadFolder,
    subscribe = subscribeToFolder,
    today = latestToday,
  } = options;
  const stop = new AbortController();
  let told = options.hash;
  let changed = true;
  let wake = () => {};

  const run = async () => {
    while (!stop.signal.aborted) {
      if (changed) await guard(reload);
      else await guard(idle);
    }
  };

  const guard = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      options.onError(error);
    }
  };

  const idle = async () => {
    const ended = new AbortController();
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([woken, clock.wait(WATCH.look, ended.signal)]);
    ended.abort();
    if (stop.signal.aborted || changed) return;
    changed = identityOf(await read(dir)) !== told;
  };

  const reload = async () => {
    while (changed && !stop.signal.aborted) {
      changed = false;
      await clock.wait(WATCH.quiet, stop.signal);
    }
    const reading = await agreedReading();
    const identity = identityOf(reading);
    if (stop.signal.aborted || identity === told) return;
    const result = reading.ok ? await load(reading.folder, today()) : reading;
    if (stop.signal.aborted) return;
    // Before the handler: what a handler cannot take would fail again with every look.
    told = identity;
    if (result.ok) await options.onSound(result.knowledge);
    else await options.onBroken(result.problems);
  };

  const agreedReading = async (): Promise<FolderReading> => {
    let reading = await read(dir);
    for (let agreed = 1; agreed < (reading.ok ? 2 : WATCH.unreadable) && !stop.signal.aborted; ) {
      await clock.wait(WATCH.between, stop.signal);
      const next = await read(dir);
      agreed = identityOf(next) === identityOf(reading) ? agreed + 1 : 1;
      reading = next;
    }
    return reading;
  };

  const unsubscribe = await subscribe(
    dir,
    () => {
      changed = true;
      wake();
    },
    options.onError,
  );
  const running = run();
  return {
    close: async () => {
      stop.abort();
      wake();
      await unsubscribe();
      await running;
    },
  };
}

/** Two readings with the same identity have the same content, or fail for the same reasons. */
function identityOf(reading: FolderReading): string {
  return reading.ok ? reading.folder.hash : reading.problems.map(formatProblem).join('\n');
}

const systemClock: Clock = {
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    }),
};

const subscribeToFolder: Subscribe = async (dir, onChange, onError) => {
  const { watch } = await import('chokidar');
  const watcher = watch(dir, { depth: 0, ignoreInitial: true, ignorePermissionErrors: true });
  watcher.on('all', onChange);
  watcher.on('error', onError);
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
    // Where the system gives no more watches, the regular looks remain.
    watcher.once('error', () => resolve());
  });
  return () => watcher.close();
};
