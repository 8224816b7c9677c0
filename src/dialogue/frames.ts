import type { Speech } from './speech.js';
import { wordsOf } from './words.js';

/** Takes away who wants to know, and what for: "my mayor in Lima wants to know when it was" asks "when it was". */
export type Unwrap = (text: string) => string;

/** Characters that may tell who asks; more is a story, not a frame. */
const LONGEST_FRAME = 90;
/** Characters that may follow what an answer is needed for: "my thesis in Leeds". */
const LONGEST_TAIL = 30;
/** Words that have to be left for a question. */
const LEAST_LEFT = 3;

/**
 * @param isKnown tells whether the knowledge uses a folded word itself: a name that it does belongs to the question
 */
export function createUnwrap(
  { frames, known, buts, purposes }: Speech,
  isKnown: (word: string) => boolean,
): Unwrap {
  const either = (list: readonly string[]): string => list.join('|');
  const frame = new RegExp(
    `^([^.!?;:]{1,${LONGEST_FRAME}}?\\b(?:${either(frames.verbs)}))(?:\\s+(?:${either(frames.hearers)}))?((?:\\s+(?:${either(frames.links)}))*)\\s+`,
    'iu',
  );
  const people = new Set(frames.people);
  const questioning = new Set(frames.questioning);
  const place = new RegExp(
    `\\b(${either(frames.people.map(capitalOrNot))})\\s+(?:${either(frames.places)})\\s+(\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]+)*)`,
    'gu',
  );

  const tag = new RegExp(`\\s*,\\s*(?:${either(frames.tags)})\\s*\\?*\\s*$`, 'iu');

  const knowing = new RegExp(`^(?:${either(known)})\\b[^.!?]*?[,;]?\\s+(?:${either(buts)})\\s+`, 'iu');

  const request = new RegExp(
    `^(?:[^.!?]{1,${LONGEST_FRAME}},\\s*)?(?:${either(frames.requests)})\\s*[:,]?\\s+`,
    'iu',
  );

  const purpose = `for\\s+(?:${either(purposes.owners)})\\s+(?:[\\p{L}'’-]+\\s+){0,2}(?:${either(purposes.things)})\\b`;
  const wanting = `(?:(?:${either(purposes.wanting)})\\s+)*`;
  const purposeBefore = new RegExp(`^${purpose}[^,:;.?!–—]{0,${LONGEST_FRAME}}[,:–—-]\\s*`, 'iu');
  const purposeBehind = new RegExp(
    `\\s*[,;–—-]?\\s+${wanting}${purpose}[^,:;.?!–—]{0,${LONGEST_TAIL}}([?.!]*)\\s*$`,
    'iu',
  );

  /** Each of them goes where enough is left for a question. */
  const without = (text: string, pattern: RegExp, instead = ''): string => {
    const rest = text.replace(pattern, instead);
    return wordsOf(rest).length >= LEAST_LEFT ? rest : text;
  };

  return (message) => {
    const asked = message.replace(knowing, '').replace(request, '');
    const wished = wordsOf(asked).length >= LEAST_LEFT ? asked : message;
    const typed = without(without(wished, purposeBefore), purposeBehind, '$1');
    const text = without(typed, tag, '?');
    const here = text.replace(place, (all, person: string, name: string) =>
      wordsOf(name).some(isKnown) ? all : person,
    );
    const found = frame.exec(here);
    if (found === null) return here;
    const told = wordsOf(found[1] ?? '');
    if (!told.some((word) => people.has(word)) || told.some((word) => questioning.has(word))) return here;
    const rest = here.slice(found[0].length);
    return wordsOf(rest).length >= LEAST_LEFT ? rest : here;
  };
}

/** "we" and "We": the name of the place behind it has to be in capitals, so that the pattern as a whole minds them. */
function capitalOrNot(word: string): string {
  return `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`;
}
