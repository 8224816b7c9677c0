import { editDistance } from '../matching/typos.js';
import type { Move, Speech } from './speech.js';
import { phraseSet, startsWith } from './words.js';

/** Letters from which on a word of a step may be misspelt by one. */
const TYPO_FROM = 5;
/** Words of the longest step that is read with typos. */
const LONGEST_STEP = 8;

/** Reads a turn that is nothing but a step: "next", "ok, tell me more please". */
export type ReadMove = (words: readonly string[], inConversation: boolean) => Move | null;

/** Some phrases are a step only after something was shown: "what" alone is none. */
export function createMoves(speech: Speech): ReadMove {
  const moves = new Map<string, Move>();
  for (const [move, phrases] of Object.entries(speech.moves)) {
    for (const phrase of phrases) moves.set(phrase, move as Move);
  }
  const wholes = phraseSet(speech.moves.whole);
  const known = [...new Set([...moves.keys()].flatMap((phrase) => phrase.split(' ')))];
  /** "befor" is "before"; shorter words are too easily others. */
  const repaired = (word: string): string =>
    word.length < TYPO_FROM || known.includes(word)
      ? word
      : (known.find((one) => one.length >= TYPO_FROM && editDistance(word, one, 1) <= 1) ?? word);
  return (typed, inConversation) => {
    const words = typed.length <= LONGEST_STEP ? typed.map(repaired) : typed;
    for (const line of trimmings(words, speech)) {
      const move = moves.get(line);
      if (move !== undefined && (inConversation || (move !== 'again' && move !== 'other'))) return move;
    }
    const place = speech.places.find((one) => words.join(' ').endsWith(` ${one}`));
    const there =
      place === undefined ? undefined : moves.get(words.slice(0, -place.split(' ').length).join(' '));
    if (there !== undefined && inConversation) return there;
    // "is that everything they ask for": the step, then nothing that adds to it.
    const whole = startsWith(words, wholes.phrases, wholes.longest);
    if (inConversation && whole > 2 && words.slice(whole).every((word) => speech.wholeTails.has(word)))
      return 'whole';
    const isAgain =
      inConversation &&
      words.length <= LONGEST_STEP &&
      words.some((word) => speech.again.has(word)) &&
      words.every((word) => speech.again.has(word) || speech.aroundAgain.has(word));
    return isAgain ? 'again' : null;
  };
}

/** The words as they are, then with fillers taken off one end after the other. */
function* trimmings(words: readonly string[], { fillers }: Speech): Generator<string> {
  let from = 0;
  let to = words.length;
  yield words.join(' ');
  while (to > from + 1 && fillers.has(words[to - 1] ?? '')) yield words.slice(from, --to).join(' ');
  while (from < to - 1 && fillers.has(words[from] ?? '')) yield words.slice(++from, to).join(' ');
}
