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

export interface TermReaderOptions {
  readonly repair?: Repair;
  /** Words whose terms are remembered. */
  readonly keeps: (word: string) => boolean;
  /** False where the places in the text are of no use: a word is then the same term wherever it stands, and takes no room. */
  readonly hasPlaces: boolean;
}

/** Reads utterances: words, short forms written out, typos repaired, stems, synonyms. */
export function createTermReader(
  { language, synonyms }: Lexicon,
  { repair = keepSpelling, keeps, hasPlaces }: TermReaderOptions,
): ReadTerms {
  const toTerm = (written: string): Term => {
    const word = language.stopWords.has(written) ? written : repair(written);
    const isStop = language.stopWords.has(word);
    return { key: language.stem(word), words: [word], isStop, start: 0, end: 0 };
  };
  const termsOf = remembering((text) => (language.contractions.get(text) ?? [bare(text)]).map(toTerm), keeps);
  return (typed) => {
    const terms: Term[] = [];
    for (const { text, start, end } of tokenise(typed)) {
      for (const term of termsOf(text)) {
        terms.push(hasPlaces ? { key: term.key, words: term.words, isStop: term.isStop, start, end } : term);
      }
    }
    return synonyms.merge(terms);
  };
}

/** "city's" is about the city, "o'clock" is one word. */
function bare(word: string): string {
  return word.includes("'") ? word.replace(/'s$/, '').replaceAll("'", '') : word;
}
