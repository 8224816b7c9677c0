import { LRUCache } from 'lru-cache';

export const SEEN = Object.freeze({
  /** Event ids to remember, 1 or more: minutes of the busiest traffic, in about a megabyte. */
  max: 10_000,
});

/** A bounded memory of what was handled, so that an event which a platform delivers twice is answered once. */
export interface Seen {
  /** True for the first call with this id, false for any later one. */
  first(id: string): boolean;
  /** Lets the id count as new again, where handling it failed and may be tried once more. */
  forget(id: string): void;
}

export function createSeen(max: number = SEEN.max): Seen {
  const ids = new LRUCache<string, true>({ max });
  return {
    first(id) {
      if (ids.has(id)) return false;
      ids.set(id, true);
      return true;
    },
    forget(id) {
      ids.delete(id);
    },
  };
}
