import type { Language } from './language.js';
import type { Term } from './terms.js';

export interface SynonymTable {
  /** Puts the common key in the place of each known word or phrase, the longest phrase first. */
  readonly merge: (terms: Term[]) => Term[];
}

const MAX_PHRASE_WORDS = 6;

/** What is known of phrases that begin with the words read so far. */
interface Phrases {
  /** The common key of these words; undefined where they are only a beginning. */
  key: string | undefined;
  readonly longer: Map<string, Phrases>;
}

/** Each group lists words or short phrases that mean the same in this subject; its first one gives the common key. */
export function createSynonyms(
  groups: readonly (readonly string[])[],
  language: Language,
  toWords: (phrase: string) => string[],
): SynonymTable {
  const root = createPhrases();
  for (const group of groups) {
    const phrases = group
      .map((phrase) => toWords(phrase).map(language.stem))
      .filter((stems) => stems.length > 0);
    const common = phrases[0]?.join(' ');
    for (const stems of phrases.filter(({ length }) => length <= MAX_PHRASE_WORDS)) {
      let at = root;
      for (const stem of stems) {
        const next = at.longer.get(stem) ?? createPhrases();
        at.longer.set(stem, next);
        at = next;
      }
      at.key ??= common;
    }
  }
  return { merge: (terms) => (root.longer.size === 0 ? terms : mergePhrases(terms, root)) };
}

function createPhrases(): Phrases {
  return { key: undefined, longer: new Map() };
}

function mergePhrases(terms: readonly Term[], root: Phrases): Term[] {
  const merged: Term[] = [];
  for (let from = 0; from < terms.length; ) {
    const first = terms[from] as Term;
    let to = from + 1;
    let key: string | undefined;
    let at = root.longer.get(first.key);
    for (let end = from + 1; at !== undefined; end++) {
      if (at.key !== undefined) {
        key = at.key;
        to = end;
      }
      const next = terms[end];
      at = next && at.longer.get(next.key);
    }
    merged.push(key === undefined ? first : join(terms, from, to, key));
    from = to;
  }
  // An array that grew has room for more, which what is kept of each utterance of a knowledge would take in vain.
  return merged.slice();
}

function join(terms: readonly Term[], from: number, to: number, key: string): Term {
  const first = terms[from] as Term;
  const last = terms[to - 1] as Term;
  const words = to - from === 1 ? first.words : terms.slice(from, to).flatMap((term) => term.words);
  return { key, words, isStop: false, start: first.start, end: last.end };
}
