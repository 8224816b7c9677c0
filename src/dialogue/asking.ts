import type { Speech } from './speech.js';
import { lineOf, wordsOf } from './words.js';

/** Tells by its words what in a sentence asks, and which of its parts belong together. */
export interface Asking {
  /** True where a word of the text asks. */
  hasAsker(text: string): boolean;
  /** True for a clause that is a question of its own, such as "since when": not for "together with whom" nor "the dates". */
  startsAsking(text: string): boolean;
  /** True where a pronoun points at something before: "how many are there" points at nothing. */
  pointsBack(text: string): boolean;
  /** True for a word that says nothing of what is asked about. */
  isIdle(word: string): boolean;
  /**
   * The parts with those put together that are no two questions: "before they changed it, …", "the second edition, when was
   * it", and what the knowledge itself joins ("Academy and Conference").
   */
  together(parts: readonly string[], text: string): string[];
  /** "What about laws and programmes, and who pays?" are two: a part that asks nothing belongs to the one before it. */
  withAskers(parts: readonly string[], text: string): string[];
}

/** Words up to a comma that begin a question and are none: "did my city". */
const LONGEST_START = 3;

/** @param isJoined tells whether the knowledge itself has these folded words one after the other */
export function createAsking(speech: Speech, isJoined: (words: string) => boolean): Asking {
  const isAsker = (word: string): boolean => speech.askers.has(word);

  const hasAsker = (text: string): boolean => wordsOf(text).some(isAsker);

  const startsAsking = (text: string): boolean =>
    isAsker(
      wordsOf(text).find(
        (word) => isAsker(word) || !(speech.fillers.has(word) || speech.prepositions.has(word)),
      ) ?? '',
    );

  const pointsBack = (text: string): boolean =>
    wordsOf(speech.existentials.reduce((rest, phrase) => rest.replace(phrase, ''), lineOf(text))).some(
      (word) => speech.pronouns.has(word),
    );

  const isTime = (text: string): boolean => {
    const [first = '', second = ''] = wordsOf(text);
    return speech.timeClauses.has(first) && !isAsker(second);
  };

  /** "Did my city, Salzburg, sign it?": what stands between commas is no question. */
  const isAside = (before: string, part: string): boolean => {
    const [start = ''] = before.split(',');
    const words = wordsOf(start);
    return words.length <= LONGEST_START && speech.verdictAskers.has(words[0] ?? '') && !hasAsker(part);
  };

  const isTopic = (before: string, part: string, between: string): boolean =>
    between.trim() === ',' && !hasAsker(before) && hasAsker(part) && pointsBack(part);

  return {
    hasAsker,
    startsAsking,
    pointsBack,
    isIdle: (word) => speech.fillers.has(word) || speech.lookupWords.has(word),
    together: (parts, text) =>
      regrouped(parts, text, (before, part, between) => {
        if (isTime(before) || isAside(before, part) || isTopic(before, part, between)) return true;
        const words = wordsOf(part);
        const first = words.findIndex((word) => !speech.fillers.has(word));
        const pair = [wordsOf(before).at(-1), words.slice(0, first + 1).join(' ')];
        return !pair.some((word) => /^\d/.test(word ?? '')) && isJoined(pair.join(' and '));
      }),
    withAskers: (parts, text) => regrouped(parts, text, (_, part) => !hasAsker(part)),
  };
}

/** Parts of a text, each put together again with the one before it where it belongs there. */
function regrouped(
  parts: readonly string[],
  text: string,
  belongs: (before: string, part: string, between: string) => boolean,
): string[] {
  const whole: string[] = [];
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return [...parts];
    const before = whole.at(-1);
    if (before === undefined || !belongs(before, part, text.slice(from, at))) whole.push(part);
    else whole[whole.length - 1] = text.slice(text.lastIndexOf(before, at), at + part.length);
    from = at + part.length;
  }
  return whole;
}
