import type { Language } from './language.js';
import type { Term } from './terms.js';

export interface SynonymTable {
  /** Puts the common key in the place of each known word or phrase, the longest phrase first. */
  readonly merge: (terms: Term[]) => Term[];
}

const MAX_PHRASE_WORDS = 6;

/** Each group lists words or short phrases that mean the same in this subject; its first one gives the common key. */
export function createSynonyms(
  groups: readonly (readonly string[])[],
  language: Language,
  toWords: (phrase: string) => string[],
): SynonymTable {
  const keys = new Map<string, string>();
  // Most words begin no phrase: for these nothing has to be put together and looked up.
  const firsts = new Set<string>();
  let longest = 0;
  for (const group of groups) {
    const phrases = group
      .map((phrase) => toWords(phrase).map(language.stem))
      .filter((stems) => stems.length > 0);
    const common = phrases[0]?.join(' ') ?? '';
    for (const stems of phrases.filter(({ length }) => length <= MAX_PHRASE_WORDS)) {
      const phrase = stems.join(' ');
      if (!keys.has(phrase)) keys.set(phrase, common);
      firsts.add(stems[0] ?? '');
      longest = Math.max(longest, stems.length);
    }
  }
  return { merge: (terms) => (longest === 0 ? terms : mergePhrases(terms, keys, firsts, longest)) };
}

function mergePhrases(
  terms: Term[],
  keys: ReadonlyMap<string, string>,
  firsts: ReadonlySet<string>,
  longest: number,
): Term[] {
  const merged: Term[] = [];
  for (let i = 0; i < terms.length; ) {
    const first = terms[i];
    if (first !== undefined && !firsts.has(first.key)) {
      merged.push(first);
      i++;
      continue;
    }
    const { term, length } = phraseAt(terms, i, keys, longest);
    if (term) merged.push(term);
    i += length;
  }
  return merged;
}

function phraseAt(
  terms: readonly Term[],
  from: number,
  keys: ReadonlyMap<string, string>,
  longest: number,
): { term: Term | undefined; length: number } {
  for (let length = Math.min(longest, terms.length - from); length > 0; length--) {
    const part = terms.slice(from, from + length);
    const key = keys.get(part.map((term) => term.key).join(' '));
    const [first] = part;
    const last = part.at(-1);
    if (key === undefined || !first || !last) continue;
    const words = part.flatMap((term) => term.words);
    return { term: { key, words, isStop: false, start: first.start, end: last.end }, length };
  }
  return { term: terms[from], length: 1 };
}
