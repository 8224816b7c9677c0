import { ANY_SCOPE, type LanguageKnowledge, type Scope } from '../knowledge/knowledge.js';
import { editDistance } from '../matching/typos.js';
import { wordsOf } from './words.js';

/** Which scopes a text names, and the text without their names. */
export interface NamedScopes {
  readonly ids: ReadonlySet<string>;
  /** Folded words that are left. */
  readonly rest: readonly string[];
}

export type ReadScopes = (text: string) => NamedScopes;

/** A word of a name may be misspelt by one edit from this length on. */
const TYPO_FROM = 5;

/** Finds names such as "2023" or "third edition" in a text; names with figures have to be exact. */
export function createScopes(scopes: readonly Scope[]): ReadScopes {
  const names = scopes
    .flatMap((scope) => scope.names.map((name) => ({ id: scope.id, words: wordsOf(name) })))
    .sort((a, b) => b.words.length - a.words.length);
  return (text) => {
    const words = wordsOf(text);
    const ids = new Set<string>();
    const rest: string[] = [];
    for (let i = 0; i < words.length; ) {
      const found = names.find((name) => name.words.every((word, k) => same(words[i + k], word)));
      if (found === undefined || found.words.length === 0) {
        rest.push(words[i] ?? '');
        i++;
      } else {
        ids.add(found.id);
        i += found.words.length;
      }
    }
    return { ids, rest };
  };
}

function same(typed: string | undefined, word: string): boolean {
  if (typed === undefined) return false;
  if (typed === word) return true;
  if (/^\d{4}s$/.test(typed)) return typed.slice(0, -1) === word;
  return word.length >= TYPO_FROM && !/\d/.test(word) && editDistance(typed, word, 1) <= 1;
}

/** True for an entry of the scope that is meant where none is named, for one of all scopes, and for what is no entry. */
export function isOfUsualScope({ entries, defaultScope }: LanguageKnowledge, id: string): boolean {
  const scope = entries.get(id)?.scope ?? ANY_SCOPE;
  return scope === ANY_SCOPE || scope === defaultScope;
}
