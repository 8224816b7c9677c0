import { ANY_SCOPE, type LanguageKnowledge, type Scope } from '../knowledge/knowledge.js';
import { editDistance } from '../matching/typos.js';
import type { Speech } from './speech.js';
import { either, wordsOf } from './words.js';

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
  const names = scopes.flatMap((scope) =>
    scope.names.map((name): Name => ({ id: scope.id, words: wordsOf(name) })),
  );
  // Few words begin a name: the others are compared with these alone.
  const byFirst = new Map<string, Name[]>();
  for (const name of names) {
    const [first = ''] = name.words;
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  const longestAt = (words: readonly string[], at: number): Name | undefined => {
    let longest: Name | undefined;
    for (const [first, group] of byFirst) {
      if (!same(words[at], first)) continue;
      for (const name of group) {
        if (name.words.length <= (longest?.words.length ?? 0)) continue;
        if (name.words.every((word, k) => same(words[at + k], word))) longest = name;
      }
    }
    return longest;
  };
  return (text) => {
    const words = wordsOf(text);
    const ids = new Set<string>();
    const rest: string[] = [];
    for (let i = 0; i < words.length; ) {
      const found = longestAt(words, i);
      if (found === undefined) {
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

/** "In 2022, not 2021, …" is not about 2021: takes out what is denied, where another scope is left. */
export function createWithoutDenied(
  scopes: readonly Scope[],
  { negations, prepositions, buts, ones }: Pick<Speech, 'negations' | 'prepositions' | 'buts' | 'ones'>,
): (text: string) => string {
  const readScopes = createScopes(scopes);
  const names = scopes.flatMap((scope) => scope.names).sort((a, b) => b.length - a.length);
  const denied = new RegExp(
    `(?:^|[,;]?\\s+)(?:${either(buts)}\\s+|and\\s+)?(?:${either(negations)})\\s+(?:(?:${either(prepositions)}|the)\\s+)*(?:${either(names)})(?:\\s+(?:${either(ones)}|edition))?\\b,?(?:\\s+(?:${either(buts)})\\b)?`,
    'giu',
  );
  return (text) => {
    const rest = text.replace(denied, '').trim();
    return rest !== text && readScopes(rest).ids.size > 0 ? rest : text;
  };
}

interface Name {
  readonly id: string;
  readonly words: readonly string[];
}

function same(typed: string | undefined, word: string): boolean {
  if (typed === undefined) return false;
  if (typed === word) return true;
  if (/^\d{4}s$/.test(typed)) return typed.slice(0, -1) === word;
  return word.length >= TYPO_FROM && !/\d/.test(word) && editDistance(typed, word, 1) <= 1;
}

/** The name by which a scope is asked for; empty for what is none. */
export function nameOfScope({ scopes }: LanguageKnowledge, id: string | null | undefined): string {
  return scopes.find((scope) => scope.id === id)?.names[0] ?? '';
}

/** True for an entry of one of the scopes that are named, for one of all scopes, and for any where none is named. */
export function fitsScopes(
  { entries, defaultScope }: LanguageKnowledge,
  id: string,
  named: ReadonlySet<string>,
): boolean {
  const scope = entries.get(id)?.scope ?? defaultScope ?? ANY_SCOPE;
  return named.size === 0 || scope === ANY_SCOPE || named.has(scope);
}

/** True for an entry of the scope that is meant where none is named, for one of all scopes, and for what is no entry. */
export function isOfUsualScope({ entries, defaultScope }: LanguageKnowledge, id: string): boolean {
  const scope = entries.get(id)?.scope ?? ANY_SCOPE;
  return scope === ANY_SCOPE || scope === defaultScope;
}
