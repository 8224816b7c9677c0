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

/** How many of the neighbours of a word are known to stand beside another word: 0 to 2. */
export type Fits = (other: string) => number;

/** Gives a better spelling of a word, or the word itself; of several, those that fit beside the neighbours come first. */
export type Repair = (word: string, fits: Fits) => string;

const keepSpelling: Repair = (word) => word;

/** Gives the terms of an utterance. */
export type ReadTerms = (typed: string) => Term[];

export interface TermReaderOptions {
  readonly repair?: Repair;
  /** True where a term with the first key is known to stand before one with the second. */
  readonly follows?: (first: string, second: string) => boolean;
  /** Words whose terms are remembered. */
  readonly keeps: (word: string) => boolean;
  /** False where the places in the text are of no use: a word is then the same term wherever it stands, and takes no room. */
  readonly hasPlaces: boolean;
}

/** Reads utterances: words, short forms written out, typos repaired, stems, synonyms. */
export function createTermReader(
  { language, synonyms }: Lexicon,
  { repair = keepSpelling, follows = () => false, keeps, hasPlaces }: TermReaderOptions,
): ReadTerms {
  const toTerm = (written: string, fits: Fits): Term => {
    const word = language.stopWords.has(written) ? written : repair(written, fits);
    const isStop = language.stopWords.has(word);
    return { key: language.stem(word), words: [word], isStop, start: 0, end: 0 };
  };
  const toTerms = (text: string, fits: Fits): readonly Term[] =>
    (language.contractions.get(text) ?? [bare(text)]).map((word) => toTerm(word, fits));
  const remembered = remembering((text) => toTerms(text, fitsAnywhere), keeps);
  const between =
    (before: string | undefined, after: string | undefined): Fits =>
    (other) => {
      const key = language.stem(other);
      return (
        Number(before !== undefined && follows(before, key)) +
        Number(after !== undefined && follows(key, language.stem(after)))
      );
    };
  return (typed) => {
    const terms: Term[] = [];
    const tokens = tokenise(typed);
    tokens.forEach(({ text, start, end }, index) => {
      const found = keeps(text)
        ? remembered(text)
        : toTerms(text, between(terms.at(-1)?.key, tokens[index + 1]?.text));
      for (const term of found) {
        terms.push(hasPlaces ? { key: term.key, words: term.words, isStop: term.isStop, start, end } : term);
      }
    });
    return synonyms.merge(terms);
  };
}

const fitsAnywhere: Fits = () => 0;

/** "city's" is about the city, "o'clock" is one word. */
function bare(word: string): string {
  return word.includes("'") ? word.replace(/'s$/, '').replaceAll("'", '') : word;
}
