import type { Speech } from './speech.js';
import { wordsOf } from './words.js';

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
  /(?<=[?!…。？！]["')\]]*)\s+|(?<=(?:\p{L}{3}|\p{N}{3})\.["')\]]*)\s+(?=\S)|\n\s*\n|\n(?=\s*[\p{Lu}\p{N}*•-])|;\s+/u;
const SHORT_FORMS = /\b(?:enc|approx|etc|nos|vol|resp|incl|art|par|prof|mrs)\.$/iu;

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
    .map((piece) => ({ text: piece, asks: asks(piece, speech) }))
    .filter((segment) => wordsOf(segment.text).length > 0);
}

function asks(text: string, speech: Speech): boolean {
  if (/[?？؟]\s*["')\]]*$/u.test(text)) return true;
  const words = wordsOf(text);
  const first = words.findIndex((word) => !speech.fillers.has(word) && !speech.continuations.includes(word));
  return speech.askers.has(words[first === -1 ? 0 : first] ?? '');
}

/** The parts into which a question may fall at its joining words and commas, in order; one where there are none. */
export function partsOf(text: string, speech: Speech): string[] {
  const joiners = speech.joiners.map((joiner) => joiner.replace('+', '\\+')).join('|');
  const splitter = new RegExp(`\\s*,\\s*(?:(?:${joiners})\\s+)?|\\s+(?:${joiners})\\s+`, 'giu');
  const parts = text
    .split(splitter)
    .map((part) => part.trim())
    .filter((part) => wordsOf(part).length > 0);
  return parts.length > 1 && parts.length <= MOST_PARTS ? parts : [text];
}
