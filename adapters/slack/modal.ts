import type { types } from '@slack/bolt';
import { fitView } from './layout.js';
import { LIMITS } from './limits.js';
import { plain } from './rich-text.js';
import { WORDING } from './wording.js';

export const ASK_MODAL = 'ask';
const QUESTION_ACTION = 'question';

/**
 * The window to ask in: what was answered so far (nothing at first), and a field for the next question.
 *
 * @param turn how many questions were asked in it. The field has another id each time, or Slack would keep the old question.
 */
export function askModal(answer: readonly types.KnownBlock[], turn: number): types.ModalView {
  return {
    ...frame(),
    callback_id: ASK_MODAL,
    private_metadata: String(turn),
    submit: plain(WORDING.modal.submit),
    blocks: [...fitView(answer, LIMITS.viewBlocks - 1), questionField(turn)],
  };
}

/** A window that only shows something, such as the answer to a question pressed in the App Home. */
export function showModal(blocks: readonly types.KnownBlock[]): types.ModalView {
  return { ...frame(), blocks: fitView(blocks, LIMITS.viewBlocks) };
}

/** What was typed, trimmed, with the id of its field. */
export function questionIn(view: {
  readonly private_metadata: string;
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null }>>>>;
  };
}): { readonly text: string; readonly block: string; readonly turn: number } {
  const turn = /^\d{1,6}$/.test(view.private_metadata) ? Number(view.private_metadata) : 0;
  const block = fieldId(turn);
  return { text: view.state.values[block]?.[QUESTION_ACTION]?.value?.trim() ?? '', block, turn };
}

function frame() {
  return {
    type: 'modal',
    title: plain(WORDING.modal.title),
    close: plain(WORDING.modal.close),
  } as const;
}

function questionField(turn: number): types.InputBlock {
  return {
    type: 'input',
    block_id: fieldId(turn),
    label: plain(WORDING.questionLabel),
    element: {
      type: 'plain_text_input',
      action_id: QUESTION_ACTION,
      multiline: true,
      max_length: LIMITS.input,
      placeholder: plain(WORDING.questionHint),
    },
  };
}

function fieldId(turn: number): string {
  return `question-${turn}`;
}
