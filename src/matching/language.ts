import { english } from './english.js';
import type { KindRule } from './kind.js';

/** What the matcher has to know of a language; all of it is optional help, none of it is required. */
export interface Language {
  readonly code: string;
  readonly stem: (word: string) => string;
  /** Words that say nothing of the subject; they help to rank, but are never missed. */
  readonly stopWords: ReadonlySet<string>;
  /** A word and the words it stands for: "what's" is "what is". */
  readonly contractions: ReadonlyMap<string, readonly string[]>;
  readonly kinds: readonly KindRule[];
}

const LANGUAGES: ReadonlyMap<string, Language> = new Map([[english.code, english]]);

/** The language of that code, or one that works on words as they are written. */
export function languageOf(code: string): Language {
  const language = LANGUAGES.get(code);
  if (language) return language;
  return { code, stem: (word) => word, stopWords: new Set(), contractions: new Map(), kinds: [] };
}
