import type { LanguageKnowledge, Scope } from '../knowledge/knowledge.js';
import { createIsItem, createLookup, type Lookup } from './lookup.js';
import type { Memory } from './memory.js';
import { readNumber } from './numbers.js';
import type { Resolver } from './resolve.js';
import type { NamedScopes, ReadScopes } from './scopes.js';
import type { Speech } from './speech.js';
import { numberedIds, type Turn, type Turns } from './turns.js';
import { lineOf, phraseSet, startsWith, wordsOf } from './words.js';

/** Turns that want encouragements, or parts of another list, and no answer to a question; null for any other turn. */
export interface LookUps {
  /** By number: "encouragement 7", "the second one". */
  look(text: string, memory: Memory | undefined): Turn | null;
  /** By topic: "which encouragement is about data?" */
  topical(text: string, memory: Memory | undefined): Turn | null;
  /** The same encouragement once more: "of the encouragements, I mean", "is it about youth?". */
  again(text: string, memory: Memory | undefined): Turn | null;
  /** All: "list them". */
  list(text: string, memory: Memory | undefined): Turn | null;
  /** True where the text has a number to look up. */
  hasNumber(text: string): boolean;
  /** True where the text names an encouragement by its number. */
  names(text: string): boolean;
  /** True for a word that asks for nothing by itself. */
  isEmpty(word: string): boolean;
  /** The scope that the talk is of, where it is another than the usual one. */
  otherScope(memory: Memory): Scope | undefined;
}

/** Letters from which on a word that names an encouragement is the whole word, however it is spelt. */
const NAMING_FROM = 11;
/** Signs for "number" that are no words. */
const NUMBER_SIGN = /(?:#|\bn[°º]|№)\s*(?=\d)/giu;
/** Figures as people write them who want to look one up: "7", "3, 5 and 9". */
const PLAIN_FIGURE = /^[\s\d.,;:!?()"'-]*$/u;

export interface LookUpsInput {
  readonly knowledge: LanguageKnowledge;
  readonly speech: Speech;
  readonly resolver: Resolver;
  readonly turns: Turns;
  readonly readScopes: ReadScopes;
  /** Answers a question. */
  readonly ask: (text: string, memory: Memory | undefined) => Turn;
}

export function createLookUps({
  knowledge,
  speech,
  resolver,
  turns,
  readScopes,
  ask,
}: LookUpsInput): LookUps {
  const readLookup = createLookup(speech, knowledge.count);
  const isItem = createIsItem(speech);
  const lists = new Set(speech.lists);
  const ofItem = phraseSet(speech.ofItem);
  const strands = knowledge.strands.map(({ entry }) => entry);
  const numbered = numberedIds(knowledge);
  const topics = new Map(
    knowledge.encouragements.flatMap((one) =>
      one.topics.map((topic) => [lineOf(topic), numbered[one.number - 1] ?? ''] as const),
    ),
  );
  const { show, several, number } = turns;

  const phrase = new RegExp(`\\b(?:${speech.itemPhrases.join('|')})\\b`, 'giu');
  const scopesOf = (text: string): NamedScopes =>
    readScopes(text.replace(NUMBER_SIGN, ' number ').replace(phrase, speech.itemName));

  // The number in "2022" or "second edition" is that of an edition.
  const lookupOf = (text: string): Lookup | null => readLookup(scopesOf(text).rest);

  const look = (text: string, memory: Memory | undefined): Turn | null => {
    const { ids: named, rest } = scopesOf(text);
    const lookup = readLookup(rest);
    if (lookup === null) return null;
    if (named.size > 0 && knowledge.defaultScope !== null && !named.has(knowledge.defaultScope)) {
      const other = knowledge.scopes.find(({ id }) => named.has(id));
      return lookup.bare || lookup.strand || other?.gap === undefined ? null : show(other.gap, memory);
    }
    // "As 2022 was the third edition, what was the second one?" asks for an edition.
    if (lookup.bare && named.size > 1) return null;
    if (lookup.strand) {
      const ids = lookup.numbers.flatMap((n) => strands[(lookup.last ? strands.length : n) - 1] ?? []);
      return ids.length > 0 ? several(ids, memory) : show(knowledge.summary, memory);
    }
    // A figure and nothing else, to a stranger: only what can be an encouragement is one.
    const said = wordsOf(text).filter((word) => !speech.fillers.has(word));
    const isFigure = memory === undefined && said.every((word) => /^\d+$/.test(word)) && !text.includes('#');
    const figure = text.replace(/\p{L}+/gu, ' ').trim();
    const isOne = PLAIN_FIGURE.test(figure) && lookup.numbers.every((n) => n >= 1 && n <= knowledge.count);
    if (isFigure && !isOne) return null;
    // "13 december 2021" is a day.
    if (named.size > 0 && rest.every((word) => /^\d+$/.test(word))) return null;
    if (lookup.bare && memory !== undefined && memory.number === null && memory.entry !== knowledge.total) {
      const other = otherScope(memory);
      const isOfPaper =
        (!lookup.ordinal && sharesTopic(memory.entry, knowledge.paper)) ||
        (knowledge.entries.get(memory.entry)?.items.length ?? 0) > 0;
      const edition = other === undefined || isOfPaper ? undefined : scopeNamed(lookup.numbers[0]);
      if (edition !== undefined) return ask(edition, memory);
      if (other?.gap !== undefined && memory.items.length === 0) return show(other.gap, memory);
      const { items } = memory;
      const ids = lookup.numbers.map((n) => items[(lookup.last ? items.length : n) - 1]);
      if (items.length > 0 && ids.every((id) => id !== undefined)) return several(ids, memory);
      // "who are the second?" when the talk is of something else than the paper: no encouragement is meant.
      if (lookup.ordinal && !memory.lost && !sharesTopic(memory.entry, knowledge.numbered)) return null;
    }
    return number(lookup.numbers, memory);
  };

  /** "which encouragement is about data?": a topic that the curator gave to one of them. */
  const topical = (text: string, memory: Memory | undefined): Turn | null => {
    const all = wordsOf(text);
    const rest = all.filter(
      (word) =>
        !speech.items.has(word) &&
        !speech.lookupWords.has(word) &&
        !speech.askers.has(word) &&
        !speech.fillers.has(word),
    );
    const id = all.some((word) => speech.items.has(word)) ? topics.get(rest.join(' ')) : undefined;
    const found = id ?? (numbered.length > 0 ? undefined : resolver.topics.picked(text, memory));
    return found === undefined ? null : show(found, memory);
  };

  /** The same encouragement once more: "of the encouragements, I mean", "is it about youth?". */
  const again = (text: string, memory: Memory | undefined): Turn | null => {
    if (memory === undefined || memory.number === null || numbered.length > 0) return null;
    if (lookupOf(text) !== null) return null;
    const all = wordsOf(text);
    const meant = resolver.meant(text);
    const takesBack = meant.length < all.length || all[0] === 'of';
    const namesThem =
      takesBack &&
      meant.some(isItem) &&
      meant.every((word) => isItem(word) || speech.fillers.has(word) || speech.lookupWords.has(word));
    const asksOfIt = startsWith(wordsOf(resolver.stripped(text)), ofItem.phrases, ofItem.longest) > 0;
    return namesThem || asksOfIt ? number([memory.number], memory) : null;
  };

  const sharesTopic = (a: string, b: string): boolean => {
    const topics = knowledge.entries.get(b)?.topics ?? [];
    return knowledge.entries.get(a)?.topics.some((topic) => topics.includes(topic)) === true;
  };

  /** The scope that the talk is of, where it is another than the usual one. */
  const otherScope = (memory: Memory): Scope | undefined => {
    const scope = knowledge.entries.get(memory.entry)?.scope;
    return knowledge.scopes.find(
      ({ id, default: isDefault }) =>
        (id === scope && !isDefault) || (isDefault && memory.scoped && id === scope),
    );
  };

  /** "and the third?" while the talk is of another edition: the name of the scope with that number. */
  const scopeNamed = (n: number | undefined): string | undefined =>
    knowledge.scopes.flatMap(({ names }) => names).find((name) => wordsOf(name).includes(String(n)));

  const list = (text: string, memory: Memory | undefined): Turn | null => {
    if (!lists.has(trimmed(text)) && !asksForList(wordsOf(text))) return null;
    if (numbered.length > 0) return several(numbered, memory, true);
    return show(
      memory !== undefined &&
        memory.items.length > 0 &&
        memory.entry !== knowledge.summary &&
        !strands.includes(memory.items[0] ?? '')
        ? memory.entry
        : knowledge.summary,
      memory,
    );
  };

  /** "I want to go through the encouragements one by one": a word for a list, one for the encouragements, nothing else. */
  const asksForList = (all: readonly string[]): boolean =>
    !speech.helpers.has(all[0] ?? '') &&
    all.some((word) => speech.listing.has(word)) &&
    all.some((word) => isItem(word) && word.endsWith('s')) &&
    all.every(
      (word) =>
        speech.listing.has(word) ||
        isItem(word) ||
        speech.fillers.has(word) ||
        speech.lookupWords.has(word) ||
        speech.pronouns.has(word),
    );

  const trimmed = (text: string): string =>
    resolver
      .meant(text)
      .map((word) =>
        isItem(word) && word.length >= NAMING_FROM && word.endsWith('s') ? speech.itemsName : word,
      )
      .join(' ')
      .replace(/^(?:please|pls|plz|ok|okay|so|just|can you|could you|then|and) /, '')
      .replace(/ (?:please|pls|plz|then|again)$/, '');

  const isEmpty = (word: string): boolean =>
    resolver.isIdle(word) || readNumber([word], 0, speech.numbers) !== null;

  return {
    look,
    topical,
    again,
    list,
    hasNumber: (text) => lookupOf(text) !== null,
    names: (text) => lookupOf(text)?.bare === false,
    isEmpty,
    otherScope,
  };
}
