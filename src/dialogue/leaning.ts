import type { Speech } from './speech.js';
import { phraseSet, startsWith, wordsOf } from './words.js';

/** How a turn hangs on the one before it. */
export interface Leaning {
  /** True where the text means something only after another turn: "and where?", "who wrote them?". */
  leans(text: string): boolean;
  /** True where it begins with a word that ties it to the turn before: "and", "what about". */
  continues(text: string): boolean;
  /** The words without what only ties them to the turn before: "and", "no, I meant". */
  stripped(text: string): string;
  /** True for a word that says nothing of what is asked about. */
  isIdle(word: string): boolean;
}

/** Longest turn, in words, that may lean on the one before. */
export const LONGEST_LEANING = 8;
/** Informative words of a turn with a pronoun that still leans. */
const MOST_OWN_WORDS = 2;

export function createLeaning(speech: Speech): Leaning {
  const continuations = phraseSet(speech.continuations);
  const corrections = phraseSet(speech.corrections);

  const stripped = (text: string): string => {
    const words = wordsOf(text);
    const skip = startsWith(words, corrections.phrases, corrections.longest);
    const rest = words.slice(skip);
    const lead = startsWith(rest, continuations.phrases, continuations.longest);
    return rest.slice(lead).join(' ');
  };

  const leans = (text: string): boolean => {
    const words = wordsOf(text);
    if (words.length > LONGEST_LEANING) return false;
    if (continues(text)) return true;
    const own = words.filter(
      (word) =>
        !speech.pronouns.has(word) &&
        !speech.askers.has(word) &&
        !speech.fillers.has(word) &&
        !speech.lookupWords.has(word),
    );
    return (
      own.length === 0 || (own.length <= MOST_OWN_WORDS && words.some((word) => speech.pronouns.has(word)))
    );
  };

  const isIdle = (word: string): boolean =>
    speech.fillers.has(word) ||
    speech.pronouns.has(word) ||
    speech.lookupWords.has(word) ||
    speech.askers.has(word) ||
    speech.measures.has(word) ||
    continuations.phrases.has(word) ||
    corrections.phrases.has(word);

  const continues = (text: string): boolean =>
    startsWith(wordsOf(text), continuations.phrases, continuations.longest) > 0;

  return { leans, continues, stripped, isIdle };
}
