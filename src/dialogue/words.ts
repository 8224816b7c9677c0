import { tokenise } from '../matching/text.js';

/** The folded words of a text, without the ending of the genitive. */
export function wordsOf(text: string): string[] {
  return tokenise(text).map((token) => token.text.replace(/'s$/, '').replaceAll("'", ''));
}

/** The words as one line, for comparing with phrases. */
export function lineOf(text: string): string {
  return wordsOf(text).join(' ');
}

/** Longest phrase of the list with which the words begin; 0 where there is none. Words, not characters. */
export function startsWith(words: readonly string[], phrases: ReadonlySet<string>, longest: number): number {
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    if (phrases.has(words.slice(0, length).join(' '))) return length;
  }
  return 0;
}

/** A set of phrases with the length of the longest, in words. */
export interface PhraseSet {
  readonly phrases: ReadonlySet<string>;
  readonly longest: number;
}

export function phraseSet(phrases: readonly string[]): PhraseSet {
  return {
    phrases: new Set(phrases),
    longest: phrases.reduce((most, phrase) => Math.max(most, phrase.split(' ').length), 0),
  };
}

/** Phrases as alternatives of a regular expression, each taken to the letter. */
export function either(phrases: Iterable<string>): string {
  return [...phrases].map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
}

/** Characters read of one message: both ends of a longer one, as people ask at the end of it. */
const MOST_CHARACTERS = 12_000;

/**
 * The message as it is read: of bounded length, and with one blank where there were many, as patterns that look for blanks
 * would take time that grows with their square.
 */
export function plainly(typed: string): string {
  const half = MOST_CHARACTERS / 2;
  const text = typed.length > MOST_CHARACTERS ? `${typed.slice(0, half)}\n\n${typed.slice(-half)}` : typed;
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}
