import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What a conversation needs to be understood further. Ids and the last question; never written anywhere. */
export interface Memory {
  /** The last question that was understood, as it stands on its own. */
  readonly question: string;
  /** The entry that was shown last. */
  readonly entry: string;
  /** Entries that "the second one" and "next" mean, in order. */
  readonly items: readonly string[];
  /** Which of the items was shown last, from 0; -1 where only their list was. */
  readonly position: number;
  /** The encouragement that was looked up last, or null. */
  readonly number: number | null;
  /** True where the last question named a scope, such as an edition. */
  readonly scoped: boolean;
  /** Entries shown so far, newest last; "tell me more" does not show them again. */
  readonly shown: readonly string[];
  /** True where the turn before was not understood: what leans on it cannot be, either. */
  readonly lost: boolean;
  /** The turn before, where the bot did not understand it or asked back: the next one may complete it. Else empty. */
  readonly open: string;
}

/** A conversation in which nothing was shown yet. */
export function newMemory(): Memory {
  return {
    question: '',
    entry: '',
    items: [],
    position: -1,
    number: null,
    scoped: false,
    shown: [],
    lost: true,
    open: '',
  };
}

export const MEMORY = Object.freeze({
  /** Milliseconds. Half an hour is a pause within one sitting; the promise of PRIVACY.md. */
  lifetime: 30 * 60 * 1000,
  /** Conversations. About 10 MB at the most. */
  conversations: 10_000,
  /** Entries remembered as shown. */
  shown: 12,
  /** Characters of a question that are remembered. */
  question: 300,
});

export interface Memories {
  get(conversation: string): Memory | undefined;
  set(conversation: string, memory: Memory): void;
}

/** Keeps conversations apart under keys hashed with a secret of this process, so that no id of a person lies in memory. */
export function createMemories(now: () => number = () => performance.now()): Memories {
  const secret = randomBytes(32);
  const cache = new LRUCache<string, Memory>({
    max: MEMORY.conversations,
    ttl: MEMORY.lifetime,
    updateAgeOnGet: false,
    perf: { now },
    ttlResolution: 0,
  });
  const key = (conversation: string): string =>
    createHmac('sha256', secret).update(conversation).digest('base64');
  return {
    get: (conversation) => cache.get(key(conversation)),
    set: (conversation, memory) => {
      cache.set(key(conversation), memory);
    },
  };
}
