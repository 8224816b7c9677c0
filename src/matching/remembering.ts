/** More words than a knowledge and its questions have, and less than a megabyte. */
const MOST_WORDS = 10_000;

/** The same function with a memory: words repeat, and what is made of one costs many times as much as looking it up. */
export function remembering<T>(make: (word: string) => T): (word: string) => T {
  const made = new Map<string, T>();
  return (word) => {
    let found = made.get(word);
    if (found === undefined) {
      if (made.size >= MOST_WORDS) made.clear();
      found = make(word);
      made.set(word, found);
    }
    return found;
  };
}
