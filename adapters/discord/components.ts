import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { EntryRef } from '../../src/reply/reply.js';
import { encodePress } from './custom-id.js';
import { LIMITS } from './limits.js';

/** A message as Discord takes it, whoever it is for. */
export interface MessageBody {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** The `id` of the text display that holds the question of the person, for Share to find it again. */
export const QUESTION_TEXT_ID = 1_000_001;

export function message(components: readonly APIMessageTopLevelComponent[]): MessageBody {
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] } };
}

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

export function row(components: readonly (APIButtonComponentWithCustomId | APIStringSelectComponent)[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

export function button(label: string, customId: string, disabled = false): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shorten(label, LIMITS.buttonLabel),
    custom_id: customId,
    ...(disabled ? { disabled } : {}),
  };
}

export function shareRow(label: string): Row {
  return row([button(label, encodePress({ kind: 'share' }))]);
}

/** Buttons that ask the given questions, in rows. An entry that is given twice has one button. */
export function questionRows(questions: readonly EntryRef[]): readonly Row[] {
  const buttons = questions.map(({ id, question }) => button(question, encodePress({ kind: 'entry', id })));
  return chunk(buttons, LIMITS.buttonsInRow).map(row);
}

export function distinct(questions: readonly EntryRef[]): readonly EntryRef[] {
  return [...new Map(questions.map((question) => [question.id, question])).values()];
}

/** True where the buttons alone would not tell: a label is too long, or two look the same on a phone. */
export function needsList(questions: readonly EntryRef[]): boolean {
  const visible = new Set(questions.map(({ question }) => question.slice(0, LIMITS.buttonLabelVisible)));
  return (
    visible.size < questions.length || questions.some(({ question }) => question.length > LIMITS.buttonLabel)
  );
}

/** At most `max` code units, cut after a word and ended by an ellipsis where it was longer; never empty. */
export function shorten(label: string, max: number): string {
  const clean = label.replace(/\s+/g, ' ').trim() || '…';
  if (clean.length <= max) return clean;
  const head = clean.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  const words = head.replace(/\s+\S*$/, '');
  return `${words.length > max / 2 ? words : head}…`;
}

/** The items in lists of at most `size`, in order. */
export function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
