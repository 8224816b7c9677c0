import type { types } from '@slack/bolt';
import type { Words } from '../../src/bot.js';
import type { EntryRef, Passage, SourceRef } from '../../src/reply/reply.js';
import { splitByMeaning } from '../shared/split-by-meaning.js';
import { LIMITS, VISIBLE_BUTTON_TEXT } from './limits.js';
import { encodePress, type Press } from './press.js';
import {
  list,
  paragraph,
  plain,
  quotation,
  sourceLine,
  sourceText,
  words as textElement,
} from './rich-text.js';

/** What belongs together on one page: its blocks, and the same in plain words for notifications and screen readers. */
export interface Part {
  readonly blocks: readonly types.KnownBlock[];
  /** Not escaped. Empty for controls, which say nothing of their own. */
  readonly text: string;
}

/** One part for each paragraph. */
export function textParts(text: string, style?: 'italic'): Part[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((whole) => splitByMeaning(whole, LIMITS.paragraph))
    .map((piece) => ({ blocks: [paragraph(textElement(piece, style))], text: piece }));
}

/** A heading that screen readers know as one, or a bold line where it is too long for that. */
export function headingParts(title: string): Part[] {
  if (title.trim() === '') return [];
  if (title.length <= LIMITS.header)
    return [{ blocks: [{ type: 'header', text: plain(title) }], text: title }];
  return splitByMeaning(title, LIMITS.paragraph).map((piece) => ({
    blocks: [paragraph(textElement(piece, 'bold'))],
    text: piece,
  }));
}

/** The words of somebody who shares an answer to their question. */
export function questionParts(question: string): Part[] {
  return splitByMeaning(question, LIMITS.paragraph).map((piece) => ({
    blocks: [quotation(piece)],
    text: `“${piece}”`,
  }));
}

/** Each source once, in the order in which the passages cite them. */
export function passageSources(passages: readonly Passage[]): SourceRef[] {
  const seen = new Map<string, SourceRef>();
  for (const source of passages.flatMap((passage) => passage.sources)) {
    const key = JSON.stringify([source.id, source.paragraph, source.quote]);
    if (!seen.has(key)) seen.set(key, source);
  }
  return [...seen.values()];
}

export function sourceParts(sources: readonly SourceRef[], words: Words): Part[] {
  return inGroups(sources, (source) => sourceText(source, words.paragraph).length).map((group, index) => {
    const lines = group.map((source) => sourceText(source, words.paragraph));
    const [line = ''] = lines;
    // A single line that is too long for a list item cannot be a link either.
    if (group.length === 1 && line.length > LIMITS.paragraph)
      return {
        blocks: splitByMeaning(line, LIMITS.paragraph).map((piece) => paragraph(textElement(piece))),
        text: line,
      };
    const heading = index === 0 ? [paragraph(textElement(words.sources, 'bold'))] : [];
    return {
      blocks: [
        ...heading,
        list(
          'bullet',
          group.map((source) => sourceLine(source, words.paragraph)),
        ),
      ],
      text: [...(index === 0 ? [`${words.sources}:`] : []), ...lines.map((text) => `• ${text}`)].join('\n'),
    };
  });
}

/**
 * Questions to press. Clients show only the beginning of a long button, so longer questions stand above, numbered like
 * their buttons.
 */
export function questionButtons(
  questions: readonly EntryRef[],
  heading: string | null,
  kind: 'entry' | 'choice',
): Part[] {
  const pressable = questions.flatMap(({ id, question }) => {
    const value = encodePress({ kind, id });
    return value === null || question.trim() === '' ? [] : [{ question, value }];
  });
  if (pressable.length === 0) return [];
  const written = pressable.some(({ question }) => question.length > VISIBLE_BUTTON_TEXT);
  const numbered = pressable.map(({ question }, index) => `${index + 1}. ${question}`);
  const title = heading === null ? [] : [paragraph(textElement(heading, 'bold'))];
  const questionsInFull = pressable.some(({ question }) => question.length > LIMITS.paragraph)
    ? numbered
        .flatMap((line) => splitByMeaning(line, LIMITS.paragraph))
        .map((piece) => paragraph(textElement(piece)))
    : [
        list(
          'ordered',
          pressable.map(({ question }) => [textElement(question)]),
        ),
      ];
  const buttons = pressable.map(({ question, value }, index) =>
    button(`${kind}:${index}`, written ? `${index + 1}. ${question}` : question, value),
  );
  return [
    {
      blocks: [
        ...title,
        ...(written ? questionsInFull : []),
        ...rows(buttons).map((elements): types.ActionsBlock => ({ type: 'actions', elements })),
      ],
      text: [...(heading === null ? [] : [`${heading}:`]), ...numbered].join('\n'),
    },
  ];
}

/** A row of controls; empty where there are none. */
export function controlParts(elements: readonly (types.Button | types.StaticSelect)[]): Part[] {
  return elements.length === 0 ? [] : [{ blocks: [{ type: 'actions', elements: [...elements] }], text: '' }];
}

/** A button for that press; none where its value would be too long. */
export function pressButton(actionId: string, label: string, press: Press): types.Button[] {
  const value = encodePress(press);
  return value === null ? [] : [button(actionId, label, value)];
}

/** `text` up to `max`, shortened at a word where the whole stands elsewhere. */
export function label(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, max);
  const words = /^(.*\S)\s/su.exec(room)?.[1];
  if (words !== undefined && words.length >= max / 2) return `${words}…`;
  // One long word: cut between characters, so that no half of a surrogate pair is left.
  return `${Array.from(room.slice(0, -1)).filter(isWhole).join('')}…`;
}

function isWhole(character: string): boolean {
  return !/^[\ud800-\udfff]$/.test(character);
}

function button(actionId: string, text: string, value: string): types.Button {
  return { type: 'button', action_id: actionId, text: plain(label(text, LIMITS.buttonText)), value };
}

function rows<T>(elements: readonly T[]): T[][] {
  const rest = [...elements];
  const result: T[][] = [];
  while (rest.length > 0) result.push(rest.splice(0, LIMITS.actions));
  return result;
}

/** Neighbours together as long as they stay below the length of a paragraph. */
function inGroups<T>(items: readonly T[], size: (item: T) => number): T[][] {
  const groups: T[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const needed = size(item);
    if (used + needed > LIMITS.paragraph) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(item);
    used += needed;
  }
  return groups;
}
