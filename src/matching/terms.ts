import type { Language } from './language.js';
import { remembering } from './remembering.js';
import type { SynonymTable } from './synonyms.js';
import { tokenise } from './text.js';

/** A unit of meaning of an utterance: a word, or a phrase that the synonym table knows as one. */
export interface Term {
  /** Stem, or the common key of a group of synonyms. */
  readonly key: string;
  /** Folded words that it consists of, typos repaired. */
  readonly words: readonly string[];
  readonly isStop: boolean;
  /** Place in the text as typed. */
  readonly start: number;
  readonly end: number;
}

/** What turns text into terms. */
export interface Lexicon {
  readonly language: Language;
  readonly synonyms: SynonymTable;
}

/** Gives a better spelling of a word, or the word itself. */
export type Repair = (word: string) => string;

const keepSpelling: Repair = (word) => word;

/** Gives the terms of an utterance. */
export type ReadTerms = (typed: string) => Term[];

type Word = Pick<Term, 'key' | 'words' | 'isStop'>;

/** Reads utterances: words, short forms written out, typos repaired, stems, synonyms. */
export function createTermReader({ language, synonyms }: Lexicon, repair: Repair = keepSpelling): ReadTerms {
  const toWord = (written: string): Word => {
    const word = language.stopWords.has(written) ? written : repair(written);
    return { key: language.stem(word), words: [word], isStop: language.stopWords.has(word) };
  };
  const wordsOf = remembering((text) => (language.contractions.get(text) ?? [bare(text)]).map(toWord));
  return (typed) => {
    const terms: Term[] = [];
    for (const { text, start, end } of tokenise(typed)) {
      for (const { key, words, isStop } of wordsOf(text)) terms.push({ key, words, isStop, start, end });
    }
    return synonyms.merge(terms);
  };
}

/** "city's" is about the city, "o'clock" is one word. */
function bare(word: string): string {
  return word.includes("'") ? word.replace(/'s$/, '').replaceAll("'", '') : word;
}
