/** More words than a knowledge and its questions have, and less than a megabyte. */
const MOST_WORDS = 10_000;

/**
 * The same function with a memory: words repeat, and what is made of one costs many times as much as looking it up.
 *
 * @param keeps which words are remembered; what people type is not kept just because it was typed
 */
export function remembering<T>(
  make: (word: string) => T,
  keeps: (word: string) => boolean = () => true,
): (word: string) => T {
  const made = new Map<string, T>();
  return (word) => {
    const known = made.get(word);
    if (known !== undefined) return known;
    const found = make(word);
    if (!keeps(word)) return found;
    if (made.size >= MOST_WORDS) made.clear();
    made.set(word, found);
    return found;
  };
}
