import { type ReaderTools, type Reading, readUtterance } from './knowledge.js';
import { createLists, type Lists } from './lists.js';
import type { Term } from './terms.js';

/**
 * Utterances that are learnt from, by their numbers. They stand in a few long columns: an object for each, with a list of
 * its terms, would take ten times the memory.
 */
export interface Utterances {
  /** A hash of the terms of each. */
  readonly keys: Uint32Array;
  /** Kinds that each asks for, as bits. */
  readonly kinds: Uint16Array;
  /** The terms of each in their order, by their numbers among `terms`. */
  readonly lists: Lists;
  /** Each different term once. */
  readonly terms: readonly Term[];
}

/** @param tools readers whose terms have no places: a word is the same term wherever it stands */
export function readUtterances(texts: readonly string[], tools: ReaderTools): Utterances {
  const keys = new Uint32Array(texts.length);
  const kinds = new Uint16Array(texts.length);
  const lists = createLists(texts.length);
  const terms: Term[] = [];
  const numbers = new Map<Term, number>();
  const numbersOfPhrases = new Map<string, number>();
  const numberOf = (term: Term): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    // A phrase is a new term each time it is read.
    const name = `${term.key}\n${term.words.join(' ')}`;
    const number = numbersOfPhrases.get(name) ?? terms.push(term) - 1;
    if (number === terms.length - 1) numbers.set(term, number);
    numbersOfPhrases.set(name, number);
    return number;
  };
  texts.forEach((text, utterance) => {
    const reading = readUtterance(text, tools);
    keys[utterance] = reading.key;
    kinds[utterance] = reading.kinds;
    for (const term of reading.terms) lists.push(numberOf(term));
    lists.end();
  });
  return { keys, kinds, lists: lists.build(), terms };
}

export function readingOf({ keys, kinds, lists, terms }: Utterances, utterance: number): Reading {
  return {
    key: keys[utterance] as number,
    terms: termsOf({ lists, terms }, utterance),
    kinds: kinds[utterance] as number,
  };
}

export function termsOf({ lists, terms }: Pick<Utterances, 'lists' | 'terms'>, utterance: number): Term[] {
  const { starts, numbers } = lists;
  const found: Term[] = [];
  for (let k = starts[utterance] as number; k < (starts[utterance + 1] as number); k++) {
    found.push(terms[numbers[k] as number] as Term);
  }
  return found;
}
