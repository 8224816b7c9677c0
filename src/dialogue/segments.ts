import type { Speech } from './speech.js';
import { either, lineOf, wordsOf } from './words.js';

/** A sentence of a message. */
export interface Segment {
  readonly text: string;
  /** True for a question or a request; false for what is told around it. */
  readonly asks: boolean;
}

/** Sentences that are looked at; a longer message is read from its end, where people ask. */
const MOST_SEGMENTS = 12;
/** Parts of one compound question that are answered. */
const MOST_PARTS = 4;

/** Full stops that end no sentence: a single letter, a figure or a known short form before, or no space behind. */
const BOUNDARY =
  /\s+(?=\d\)\s)|(?<=[?!…。？！]["')\]]*)\s+|(?<=(?:\p{L}{3}|\p{N}{3})\.["')\]]*)\s+(?=\S)|\n\s*\n|\n(?=\s*[\p{Lu}\p{N}*•-])|;\s+/u;
const LIST_NUMBER = /^\d\)\s+/u;
const SHORT_FORMS = /\b(?:enc|approx|etc|nos|vol|resp|incl|art|par|prof|mrs)\.$/iu;

/** "k. ", "ok, ": a word or two before the question. */
const OPENING = /^(?:\p{L}+\s)?\p{L}+[.,!]+\s+(?=\S)/u;

/** The message without a word or two before it that mean nothing. */
export function withoutOpening(text: string, { fillers }: Speech): string {
  const [opening] = OPENING.exec(text) ?? [];
  return opening !== undefined && wordsOf(opening).every((word) => fillers.has(word))
    ? text.slice(opening.length)
    : text;
}

/** Splits a message into sentences and tells which of them ask. */
export function segmentsOf(text: string, speech: Speech): Segment[] {
  const joined: string[] = [];
  for (const piece of text.split(BOUNDARY)) {
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    const last = joined.at(-1);
    if (last !== undefined && SHORT_FORMS.test(last)) joined[joined.length - 1] = `${last} ${trimmed}`;
    else joined.push(trimmed);
  }
  return joined
    .slice(-MOST_SEGMENTS)
    .map((piece) => {
      // "1) … 2) …": who numbers sentences asks each of them.
      const text = piece.replace(LIST_NUMBER, '');
      return { text, asks: text !== piece || asks(text, speech) };
    })
    .filter((segment) => wordsOf(segment.text).length > 0);
}

/**
 * "They say that nobody knows the rules. Does the event confirm that?" asks what the sentence before says: that asks, and the
 * appeal goes. Other messages stay as they are.
 */
export function withoutAppeal(segments: readonly Segment[], { appeals }: Speech): readonly Segment[] {
  const told = segments.at(-2);
  const words = wordsOf(segments.at(-1)?.text ?? '');
  const isAppeal =
    words.some((word) => appeals.judging.has(word)) &&
    words.every((word) => appeals.judging.has(word) || appeals.around.has(word));
  return told === undefined || !isAppeal
    ? segments
    : [...segments.slice(0, -2), { text: told.text, asks: true }];
}

function asks(text: string, speech: Speech): boolean {
  if (/[?？؟]\s*["')\]]*$/u.test(text)) return true;
  const words = wordsOf(text);
  const first = words.findIndex((word) => !speech.fillers.has(word) && !speech.continuations.includes(word));
  return speech.askers.has(words[first === -1 ? 0 : first] ?? '');
}

/** What stands between two joined things: a comma, a joining word, or both. */
export function joinerPattern(speech: Speech): string {
  const joiners = either(speech.joiners);
  return `(?:\\s*,\\s*(?:(?:${joiners})\\s+)?|\\s+(?:${joiners})\\s+)`;
}

/** The parts into which a question may fall at its joining words and commas, in order; one where there are none. */
export function partsOf(text: string, speech: Speech): string[] {
  const joiners = either(speech.joiners);
  const splitter = new RegExp(joinerPattern(speech), 'giu');
  const parts = text
    .replace(new RegExp(`\\(\\s*(?=(?:${joiners})\\s)`, 'giu'), ', ')
    .split(splitter)
    .map((part) => part.trim())
    .filter((part) => wordsOf(part).some((word) => !speech.fillers.has(word) && !speech.repeating.has(word)));
  if (parts.length <= 1 || parts.length > MOST_PARTS) return [text];
  // "For my report: the dates, the organisers": what stands before the colon asks nothing.
  return parts.map((part) => {
    const told = part.lastIndexOf(':');
    const rest = wordsOf(part.slice(told));
    // "The Centre: where is it": that is what "it" means.
    const isTopic = rest.some((word) => speech.pronouns.has(word));
    return told < 0 || rest.length === 0 || isTopic ? part : part.slice(told + 1).trim();
  });
}

/** Gives each part the beginning that it shares with the one before: "what does it say on laws, and what on alliances". */
export function withBeginnings(parts: readonly string[], { askers, prepositions }: Speech): string[] {
  return parts.reduce<string[]>((whole, part) => {
    const before = (whole.at(-1) ?? '').split(/\s+/);
    const words = part.split(/\s+/);
    const first = words.findIndex((word) => !askers.has(lineOf(word)));
    const at = before.findIndex((word, index) => index > 0 && lineOf(word) === lineOf(words[first] ?? ''));
    const isOneMore = first >= 0 && at > 0 && prepositions.has(lineOf(words[first] ?? ''));
    whole.push(isOneMore ? [...before.slice(0, at), ...words.slice(first)].join(' ') : part);
    return whole;
  }, []);
}

/** Shortest clause, in words, that can be a question of its own. */
const SHORTEST_CLAUSE = 3;

/** The clauses of a long sentence, split at its punctuation and at the words that join them. */
export function clausesOf(text: string, { clauseWords }: Speech): string[] {
  const joiner = `(?:${clauseWords.join('|')})\\s+`;
  return text
    .split(new RegExp(`\\s*[,;:–—()]\\s*(?:${joiner})?|\\s+${joiner}`, 'iu'))
    .filter((clause) => wordsOf(clause).length >= SHORTEST_CLAUSE);
}

export interface SharedParts {
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** The words beside the joining word, with it and without it, folded, between blanks. */
  readonly joined: readonly string[];
}

/** Words on each side of a joining word that may be what is joined. */
const MOST_JOINED = 3;

/**
 * The readings of "… A and B …" with A alone and with B alone, for each joining word: how many words are joined is not
 * known, so that each side has several variants.
 */
export function sharedParts(text: string, { joiners }: Speech): SharedParts[] {
  const tokens = text.split(/\s+/).filter((token) => token !== '');
  const lengths = Array.from({ length: MOST_JOINED }, (_, index) => index + 1);
  const without = (from: number, to: number): string =>
    [...tokens.slice(0, Math.max(0, from)), ...tokens.slice(to)].join(' ');
  return tokens.flatMap((token, at) => {
    if (at === 0 || at === tokens.length - 1 || !joiners.includes(token.toLowerCase())) return [];
    return [
      {
        first: lengths.map((length) => without(at, at + 1 + length)),
        second: lengths.map((length) => without(at - length, at + 1)),
        joined: [tokens.slice(at - 1, at + 2), [tokens[at - 1], tokens[at + 1]]].map(
          (pair) => ` ${lineOf(pair.join(' '))} `,
        ),
      },
    ];
  });
}

/** Ordinals in a row that share a noun. */
const MOST_ORDINALS = 5;

/** Makes "the first, the second and the fourth edition" into "the first edition, the second edition, the fourth edition". */
export function createExpander({ numbers, joiners }: Speech): (text: string) => string {
  const ordinal = `(?:${[...numbers.ordinals.keys()].join('|')}|\\d+(?:${numbers.ordinalEndings.join('|')}))`;
  const joiner = `(?:\\s*,\\s*|\\s*,?\\s+(?:${either([...joiners, 'or'])})\\s+)`;
  const article = '(?:\\p{L}+\\s+){0,2}';
  const list = new RegExp(
    `\\b${ordinal}(?:${joiner}${article}${ordinal}){1,${MOST_ORDINALS}}\\s+(\\p{L}+)`,
    'giu',
  );
  const counted = new RegExp(`\\b${ordinal}\\b(?=${joiner})`, 'giu');
  return (text) => text.replace(list, (all, noun: string) => all.replace(counted, (one) => `${one} ${noun}`));
}
