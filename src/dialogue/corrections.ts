import type { KnowledgeEntry } from '../knowledge/knowledge.js';
import type { Matcher } from '../matching/matcher.js';
import { type Leaning, LONGEST_LEANING } from './leaning.js';
import type { Memory } from './memory.js';
import { type ReadAlone, type Resolution, SURE } from './read-alone.js';
import type { ReadScopes } from './scopes.js';
import type { Speech } from './speech.js';
import { phraseSet, startsWith, wordsOf } from './words.js';

/** Reads turns that put right, or complete, what was said before. */
export interface Corrections {
  /** The last question again, about another thing; null where the turn takes nothing back. */
  corrected(text: string, memory: Memory, last: KnowledgeEntry): Resolution | null;
  /** The folded words of what is meant, without what takes something back. */
  meant(text: string): readonly string[];
  /** What the turn that was left open may mean together with this one, likeliest first; none where this one stands alone. */
  completions(text: string, memory: Memory): string[];
}

/** Letters from which on a word may be the start of another form of it. */
const SAME_FROM = 4;

export function createCorrections(
  matcher: Matcher,
  speech: Speech,
  alone: ReadAlone,
  { leans, stripped, isIdle }: Leaning,
  readScopes: ReadScopes,
): Corrections {
  const corrections = phraseSet(speech.corrections);
  const correctionEnds = [...speech.correctionEnds].sort((a, b) => b.length - a.length);

  const askersOf = (question: string): string =>
    wordsOf(question)
      .filter((word) => speech.askers.has(word) || speech.measures.has(word))
      .join(' ');

  /** "no, I meant the conference, not the academy": the last question again, about the other thing. */
  const corrected = (text: string, memory: Memory, last: KnowledgeEntry): Resolution | null => {
    const correction = correctionOf(text);
    if (correction === null || correction.wanted.some((word) => speech.askers.has(word))) return null;
    const { wanted, unwanted } = correction;
    const heads = unwanted.filter((word) => !isIdle(word));
    const readings = [memory.question, last.question].flatMap((question) => {
      const words = wordsOf(question);
      const at = words.findIndex((word) => heads.some((head) => sameWord(word, head)));
      return at < 0 ? [] : [[...words.slice(0, at), ...wanted, ...words.slice(at + 1)].join(' ')];
    });
    // Keywords ask by what answered them: "dates of the academy" asks when.
    const askers = askersOf(memory.question) || askersOf(last.question);
    if (unwanted.length === 0) readings.push(`${askers} ${wanted.join(' ')}`);
    return (
      readings.map((reading) => alone(reading)).find((one) => one.kind === 'entry' && one.id !== last.id) ??
      null
    );
  };

  /** What is meant and what is not, of a turn that takes something back; null for any other turn. */
  const correctionOf = (
    text: string,
  ): { readonly wanted: readonly string[]; readonly unwanted: readonly string[] } | null => {
    const [, first = text, second = ''] = /^(.*?),?\s*[,;–-]\s*(not\s.*|.*)$/iu.exec(text) ?? [];
    const words = wordsOf(text);
    const skip = startsWith(words, corrections.phrases, corrections.longest);
    const end = correctionEnds.find((phrase) => words.join(' ').endsWith(` ${phrase}`));
    const rest = words.slice(skip, end === undefined ? words.length : words.length - end.split(' ').length);
    const at = rest.findIndex((word) => speech.negations.has(word));
    if (at < 0) return skip > 0 || end !== undefined ? { wanted: rest, unwanted: [] } : null;
    if (at > 0) return { wanted: rest.slice(0, at), unwanted: rest.slice(at + 1) };
    const tail = wordsOf(second);
    return tail.length > 0 && wordsOf(first).some((word) => speech.negations.has(word))
      ? { wanted: tail, unwanted: rest.slice(1, rest.length - tail.length) }
      : null;
  };

  const completions = (text: string, memory: Memory): string[] => {
    const words = wordsOf(text);
    const correction = correctionOf(text);
    if (words.length > LONGEST_LEANING) return [];
    const standing = alone(text);
    const stands = standing.kind === 'entry' && standing.confidence >= SURE && !leans(text);
    if (stands && correction === null) return [];
    const added = (correction?.wanted ?? wordsOf(stripped(text))).join(' ');
    // What was not understood at all is only taken up again where somebody puts it right.
    const unexplained = new Set(
      matcher
        .match(memory.open)
        .unexplained.flatMap((word) => wordsOf(word))
        .filter((word) => !isIdle(word)),
    );
    // "Who wrote the paper of 2023?", and then "and in 2022?": that of 2022 and no other.
    const open = readScopes(added).ids.size > 0 ? readScopes(memory.open).rest.join(' ') : memory.open;
    const understood = wordsOf(open).filter((word) => !unexplained.has(word));
    return correction === null && unexplained.size > 0
      ? []
      : [
          `${stripped(open)} ${added}`,
          `${understood.join(' ')} ${added}`,
          ...(correction === null ? [] : [added]),
        ];
  };

  const meant = (text: string): readonly string[] => correctionOf(text)?.wanted ?? wordsOf(text);

  return { corrected, meant, completions };
}

/** The same word, or another form of it. */
function sameWord(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a === b || (length >= SAME_FROM && a.slice(0, length) === b.slice(0, length));
}
