import type { types } from '@slack/bolt';
import type { Words } from '../../src/bot.js';
import type { About, BrowsePage } from '../../src/reply/browse.js';
import type { Reply } from '../../src/reply/reply.js';
import { LIMITS } from './limits.js';
import {
  controlParts,
  headingParts,
  label,
  type Part,
  passageSources,
  pressButton,
  questionButtons,
  questionParts,
  sourceParts,
  textParts,
} from './parts.js';
import { encodePress, type Shared } from './press.js';
import { list, plain, words as textElement } from './rich-text.js';
import { WORDING } from './wording.js';

export interface RenderOptions {
  readonly words: Words;
  /** Shown above the answer: only where the one who shares it wrote it. */
  readonly question?: string | undefined;
  /** Adds the button Share; null or absent where there is nobody to share with, or nothing to share. */
  readonly share?: Shared | null | undefined;
}

/** The answer first, then its sources, then what to press. */
export function replyParts(reply: Reply, { words, question, share }: RenderOptions): Part[] {
  return [
    ...(question === undefined ? [] : questionParts(question)),
    ...reply.passages.flatMap((passage) => textParts(passage.text)),
    ...sourceParts(passageSources(reply.passages), words),
    ...suggestionParts(reply, words),
    ...shareParts(share, words),
  ];
}

/** A page of encouragements: with controls to leaf through, or without where it was shared. */
export function pageParts(
  page: BrowsePage,
  { words, share, controls }: RenderOptions & { readonly controls: boolean },
): Part[] {
  return [
    ...headingParts(page.title),
    ...textParts(page.position, 'italic'),
    ...textParts(page.text),
    ...(page.note === null ? [] : textParts(page.note, 'italic')),
    ...sourceParts(page.sources, words),
    ...questionButtons(page.questions, words.related, 'entry'),
    ...(controls ? browseControls(page, words) : []),
    ...shareParts(share, words),
  ];
}

/** The App Home: what the bot is, the encouragements, questions to start with, sources, privacy. */
export function homeParts(about: About, page: BrowsePage, words: Words): Part[] {
  return [
    ...headingParts(about.name),
    ...textParts(about.covers),
    ...textParts(about.disclaimer),
    ...questionButtons(about.firstQuestions, WORDING.firstQuestions, 'entry').map(withIds('first')),
    divider,
    ...headingParts(WORDING.browse),
    ...textParts([page.position, page.title].filter(Boolean).join(': '), 'italic'),
    ...textParts(page.text),
    ...(page.note === null ? [] : textParts(page.note, 'italic')),
    ...questionButtons(page.questions, words.related, 'entry').map(withIds('page')),
    ...browseControls(page, words),
    divider,
    ...sourceParts([...about.sources], words),
    ...textParts(WORDING.reviewed(about.knowledgeDate)),
    ...headingParts(WORDING.privacy),
    ...textParts(about.privacy),
  ];
}

const divider: Part = { blocks: [{ type: 'divider' }], text: '' };

/** A view holds two lists of questions, and Slack wants each action id once. */
function withIds(prefix: string): (part: Part) => Part {
  return (part) => ({
    ...part,
    blocks: part.blocks.map((block) =>
      block.type === 'actions'
        ? {
            ...block,
            elements: block.elements.map((element) => ({
              ...element,
              action_id: `${prefix}:${element.action_id}`,
            })),
          }
        : block,
    ),
  });
}

function suggestionParts(reply: Reply, words: Words): Part[] {
  switch (reply.outcome) {
    case 'clarify':
      return questionButtons(reply.suggestions, null, 'choice');
    case 'answer':
    case 'silent':
    case 'unknown':
    case 'courtesy':
      return questionButtons(reply.suggestions, words.related, 'entry');
  }
}

function shareParts(share: Shared | null | undefined, words: Words): Part[] {
  return share ? controlParts(pressButton('share', words.share, { kind: 'share', shared: share })) : [];
}

function browseControls(page: BrowsePage, words: Words): Part[] {
  const turn = (id: 'previous' | 'next', to: number) =>
    to >= 1 && to <= page.pages ? pressButton(id, words[id], { kind: 'page', page: to }) : [];
  const options = page.menu.slice(0, LIMITS.selectOptions).flatMap((item): types.PlainTextOption[] => {
    const value = encodePress({ kind: 'page', page: item.page });
    return value === null || item.label === ''
      ? []
      : [{ text: plain(label(item.label, LIMITS.optionText)), value }];
  });
  const current = options.find((option) => option.value === encodePress({ kind: 'page', page: page.page }));
  const menu: types.StaticSelect[] =
    options.length === 0
      ? []
      : [
          {
            type: 'static_select',
            action_id: 'menu',
            placeholder: plain(label(words.chooseEncouragement, LIMITS.placeholder)),
            options,
            ...(current ? { initial_option: current } : {}),
          },
        ];
  return [
    ...menuInFull(page),
    ...controlParts([...turn('previous', page.page - 1), ...turn('next', page.page + 1), ...menu]),
  ];
}

/** A menu shortens long labels; they are written out then. */
function menuInFull(page: BrowsePage): Part[] {
  const long = page.menu.filter((item) => item.label.length > LIMITS.optionText);
  if (long.length === 0) return [];
  return [
    {
      blocks: long.every((item) => item.label.length <= LIMITS.paragraph)
        ? [
            list(
              'bullet',
              long.map((item) => [textElement(item.label)]),
            ),
          ]
        : long.flatMap((item) => textParts(item.label).flatMap((part) => [...part.blocks])),
      text: long.map((item) => `• ${item.label}`).join('\n'),
    },
  ];
}
