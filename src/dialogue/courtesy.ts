import { editDistance } from '../matching/typos.js';
import type { Courtesy } from '../reply/reply.js';
import type { Questions } from './questions.js';
import type { Speech } from './speech.js';
import { type PhraseSet, phraseSet, startsWith } from './words.js';

/** Small talk at the start of a message, and how many words of it are used up by that. */
export interface SmallTalk {
  /** Null where the message begins with none. */
  readonly courtesy: Courtesy | null;
  /** Words that belong to small talk; all of them where the message is nothing else. */
  readonly length: number;
}

export type ReadSmallTalk = (words: readonly string[]) => SmallTalk;

/** What counts most where a message holds several: "thanks, bye" is a goodbye, "hi, who are you" a question about the bot. */
const WEIGHT: Readonly<Record<Courtesy, number>> = {
  greeting: 0,
  thanks: 1,
  goodbye: 2,
  help: 3,
  human: 4,
  identity: 4,
  doubt: 4,
};

/** These may stand before a question and are dropped there; the others are small talk only as a whole message. */
const MAY_PRECEDE: ReadonlySet<Courtesy> = new Set(['greeting', 'thanks', 'goodbye']);

/** Shorter phrases have too many neighbours to forgive a typo. */
const TYPO_FROM = 7;

/** Words beside thanks or a goodbye that mean nothing here: "gr8 cya", "shukran, thank you". */
const MOST_STRANGE = 4;
/** Shorter words are too common to tell of the subject. */
const TELLING_FROM = 5;
/** Words of a phrase, and of a message, that may stand in another order. */
const TURNED_FROM = 3;
const LONGEST_TURNED = 7;
/** Longest message that is small talk because of how it begins: "are you from the UN". */
const LONGEST_OPENING = 10;

/** @param own tells what the knowledge itself says: thanks with such a word may be more than thanks */
export function createSmallTalk(
  speech: Speech,
  { knows, abbreviates }: Pick<Questions, 'knows' | 'abbreviates'>,
): ReadSmallTalk {
  const openings = phraseSet(speech.aboutBot);
  const { cardinals, ordinals } = speech.numbers;
  const isNumber = (word: string): boolean => cardinals.has(word) || ordinals.has(word);
  const sets = Object.entries(speech.courtesies).map(([courtesy, phrases]) => ({
    courtesy: courtesy as Courtesy,
    set: phraseSet(phrases),
  }));
  const read = (words: readonly string[]): SmallTalk => {
    let at = 0;
    let courtesy: Courtesy | null = null;
    let precedes = 0;
    while (at < words.length) {
      const found = longestOf(words.slice(at), sets);
      if (found === null) {
        if (!speech.fillers.has(words[at] ?? '')) break;
        at++;
        continue;
      }
      courtesy = courtesy === null || WEIGHT[found.courtesy] >= WEIGHT[courtesy] ? found.courtesy : courtesy;
      at += found.length;
      if (MAY_PRECEDE.has(found.courtesy)) precedes = at;
    }
    // "is there a fine?" is no praise.
    const isAsked = speech.askers.has(words[0] ?? '') && words.some((word) => speech.praise.has(word));
    if (at === words.length && courtesy !== null) return isAsked ? NONE : { courtesy, length: at };
    // "what helps" is no "that helps".
    const misspelt = speech.questionWords.has(words[0] ?? '') ? null : misspeltCourtesy(words, sets);
    if (misspelt !== null) return { courtesy: misspelt, length: words.length };
    const turned = wholeTurned(words);
    if (turned !== null) return { courtesy: turned, length: words.length };
    if (courtesy === 'greeting' && tellsWhere(words.slice(at)))
      return { courtesy: 'greeting', length: words.length };
    const closing = closingOf(words);
    if (closing !== null) return { courtesy: closing, length: words.length };
    return { courtesy: precedes > 0 ? 'greeting' : null, length: precedes };
  };

  const turnedPhrases = new Map(
    sets.flatMap(({ courtesy, set }) =>
      [...set.phrases].flatMap((phrase) => {
        const words = phrase.split(' ');
        return words.length >= TURNED_FROM ? [[turned(words, speech), courtesy] as const] : [];
      }),
    ),
  );

  /** "what you know", "who you are": the words of a phrase in the order of another language. */
  const wholeTurned = (words: readonly string[]): Courtesy | null =>
    words.length < 2 || words.length > LONGEST_TURNED || !speech.questionWords.has(words[0] ?? '')
      ? null
      : (turnedPhrases.get(turned(words, speech)) ?? null);

  /** "good afternoon from Nairobi": where the greeting comes from, and nothing else. */
  const tellsWhere = (rest: readonly string[]): boolean =>
    rest.length > 1 &&
    rest.length <= MOST_STRANGE &&
    speech.frames.places.includes(rest[0] ?? '') &&
    rest.slice(1).every((word) => !speech.questionWords.has(word) && !speech.items.has(word) && !knows(word));

  /** Thanks or a goodbye among words that nobody can take for a question. */
  const closingOf = (words: readonly string[]): Courtesy | null => {
    if (words.some((word) => speech.questionWords.has(word) || speech.items.has(word))) return null;
    let courtesy: Courtesy | null = null;
    const strange: string[] = [];
    for (let at = 0; at < words.length; ) {
      const found = longestOf(words.slice(at), sets);
      const word = words[at] ?? '';
      if (found !== null) {
        // "good" ends nothing: "any good series to watch".
        if (found.length === 1 && speech.praise.has(word)) strange.push(word);
        else if (courtesy === null || WEIGHT[found.courtesy] >= WEIGHT[courtesy]) courtesy = found.courtesy;
        at += found.length;
        continue;
      }
      if (/^\d/.test(word) || isNumber(word)) return null;
      if (!speech.fillers.has(word)) strange.push(word);
      at++;
    }
    const isClosing = courtesy === 'thanks' || courtesy === 'goodbye';
    if (!isClosing || strange.length > MOST_STRANGE) return null;
    const tells = (word: string): boolean =>
      abbreviates(word) || (word.length >= TELLING_FROM && knows(word));
    return strange.some(tells) ? null : courtesy;
  };

  return (typed) => {
    const talk = read(typed);
    if (talk.length === typed.length) return talk;
    // "hiii" is "hi", and "what can i even ask u" is "what can i ask you".
    const plain = typed
      .filter((word) => !speech.stressing.has(word))
      .map((word) => word.replace(/(.)\1{2,}/gu, '$1'))
      .map((word) => speech.shortened.get(word) ?? word);
    // "heyy" and "thankss" have one letter too many at their end, "bye" and "all" have not.
    const short = plain.map((word) => word.replace(/(.)\1+$/u, '$1'));
    for (const other of [plain, short]) {
      const again = other.join(' ') === typed.join(' ') ? null : read(other);
      if (again !== null && again.courtesy !== null && again.length === other.length)
        return { courtesy: again.courtesy, length: typed.length };
    }
    const rest = plain.slice(talk.length);
    if (rest.length <= LONGEST_OPENING && startsWith(rest, openings.phrases, openings.longest) > 0)
      return { courtesy: 'identity', length: typed.length };
    return talk;
  };
}

/** Words of a phrase in no order, and without "do", which other languages ask without. */
function turned(words: readonly string[], { helpers }: Speech): string {
  return words
    .filter((word) => !helpers.has(word))
    .sort()
    .join(' ');
}

const NONE: SmallTalk = { courtesy: null, length: 0 };

type CourtesySet = { readonly courtesy: Courtesy; readonly set: PhraseSet };

function longestOf(
  words: readonly string[],
  sets: readonly CourtesySet[],
): { courtesy: Courtesy; length: number } | null {
  let best: { courtesy: Courtesy; length: number } | null = null;
  for (const { courtesy, set } of sets) {
    const length = startsWith(words, set.phrases, set.longest);
    if (length > 0 && length > (best?.length ?? 0)) best = { courtesy, length };
  }
  return best;
}

/** A whole message that is one edit away from a phrase: "hwo are you". */
function misspeltCourtesy(words: readonly string[], sets: readonly CourtesySet[]): Courtesy | null {
  const line = words.join(' ');
  if (line.length < TYPO_FROM || words.length > 6) return null;
  let found: Courtesy | null = null;
  for (const { courtesy, set } of sets) {
    const near = [...set.phrases].some(
      (phrase) =>
        phrase.length >= TYPO_FROM &&
        Math.abs(phrase.length - line.length) <= 1 &&
        editDistance(line, phrase, 1) <= 1,
    );
    if (near && (found === null || WEIGHT[courtesy] > WEIGHT[found])) found = courtesy;
  }
  return found;
}
