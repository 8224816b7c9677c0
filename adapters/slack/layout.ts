import type { types } from '@slack/bolt';
import { splitByMeaning } from '../shared/split-by-meaning.js';
import { escapeText } from './escape.js';
import { LIMITS } from './limits.js';
import type { Part } from './parts.js';
import { plain } from './rich-text.js';

/** One message, complete but for where it goes. */
export interface SlackMessage {
  /** All of it in plain words, escaped: what notifications show and screen readers read. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly mrkdwn: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** Lays parts out as messages, in order, as few as Slack's limits allow; a part is never torn unless it alone is too long. */
export function toMessages(parts: readonly Part[]): SlackMessage[] {
  const pages: Part[][] = [];
  let room = { text: 0, blocks: 0, blockText: 0 };
  for (const part of parts.flatMap(fitting)) {
    const needed = measure(part);
    const fits =
      pages.length > 0 &&
      room.text + needed.text <= LIMITS.text &&
      room.blocks + needed.blocks <= LIMITS.messageBlocks &&
      room.blockText + needed.blockText <= LIMITS.messageBlockText;
    if (!fits) {
      pages.push([]);
      room = { text: 0, blocks: 0, blockText: 0 };
    }
    pages.at(-1)?.push(part);
    room = {
      text: room.text + needed.text,
      blocks: room.blocks + needed.blocks,
      blockText: room.blockText + needed.blockText,
    };
  }
  return pages.map(message);
}

/** A short sentence of the bot's own as a message. */
export function notice(sentence: string): SlackMessage {
  return message([{ blocks: [section(sentence)], text: sentence }]);
}

/** All blocks of the parts, for a modal or the App Home. */
export function toBlocks(parts: readonly Part[]): types.KnownBlock[] {
  return parts.flatMap((part) => [...part.blocks]);
}

/** At most `max` blocks with the same content: neighbouring rich texts become one where there are too many. */
export function fitView(blocks: readonly types.KnownBlock[], max: number): types.KnownBlock[] {
  if (blocks.length <= max) return [...blocks];
  const merged: types.KnownBlock[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (block.type === 'rich_text' && last?.type === 'rich_text')
      merged[merged.length - 1] = { ...last, elements: [...last.elements, ...block.elements] };
    else merged.push(block);
  }
  return merged;
}

/** Every character that the blocks show or carry as a label. */
export function blockText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + blockText(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (typeof item === 'string' ? (key === 'text' ? item.length : 0) : blockText(item)),
    0,
  );
}

const SEPARATOR = '\n\n';

function measure(part: Part): { text: number; blocks: number; blockText: number } {
  return {
    text: part.text === '' ? 0 : escapeText(part.text).length + SEPARATOR.length,
    blocks: part.blocks.length,
    blockText: blockText(part.blocks),
  };
}

/** A part whose plain words alone overflow a message (escaping makes `&` five times as long) is given in several. */
function fitting(part: Part): Part[] {
  const { text, blocks } = measure(part);
  if (text <= LIMITS.text && blocks <= LIMITS.messageBlocks) return [part];
  const pieces = splitByMeaning(
    part.text,
    LIMITS.text - SEPARATOR.length,
    (piece) => escapeText(piece).length,
  );
  const controls = part.blocks.filter((block) => block.type === 'actions');
  return [
    ...pieces.map((piece) => ({ blocks: splitByMeaning(piece, LIMITS.paragraph).map(section), text: piece })),
    ...controls.map((block) => ({ blocks: [block], text: '' })),
  ];
}

function section(text: string): types.SectionBlock {
  return { type: 'section', text: plain(text) };
}

function message(parts: readonly Part[]): SlackMessage {
  return {
    text: parts
      .map((part) => escapeText(part.text))
      .filter((text) => text !== '')
      .join(SEPARATOR),
    blocks: toBlocks(parts),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}
