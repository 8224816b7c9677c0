import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type RepliableInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Bot } from '../../src/bot.js';
import type { Reply } from '../../src/reply/reply.js';
import type { RateLimit } from '../shared/rate-limit.js';
import type { Seen } from '../shared/seen.js';
import { type MessageBody, shorten } from './components.js';
import { conversationKey } from './conversation-key.js';
import { decodePress } from './custom-id.js';
import { LIMITS } from './limits.js';
import { questionText } from './read-message.js';
import { renderAbout, renderPage } from './render-browse.js';
import { renderNotice, renderReply } from './render-reply.js';
import { audienceOf, followPrivately, respond, respondToEverybody, turn } from './respond.js';
import { shared } from './share.js';
import { WORDING } from './wording.js';

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** What answering takes. */
export interface Desk {
  readonly bot: Bot;
  readonly rateLimit: RateLimit;
  readonly seen: Seen;
}

/**
 * Answers one interaction, in its first response: everything it needs is in memory. Errors are the caller's to report.
 */
export async function handleInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  if (!desk.seen.first(interaction.id)) return;
  if (interaction.isAutocomplete()) return complete(interaction, desk.bot);
  if (interaction.isChatInputCommand()) return runCommand(interaction, desk);
  if (interaction.isMessageContextMenuCommand()) return answerThis(interaction, desk);
  if (interaction.isButton()) return press(interaction, desk);
  if (interaction.isStringSelectMenu()) return choosePage(interaction, desk);
}

async function runCommand(interaction: ChatInputCommandInteraction, desk: Desk): Promise<void> {
  const { bot } = desk;
  const language = interaction.locale;
  const words = bot.words(language);
  switch (interaction.commandName) {
    case WORDING.ask.name: {
      if (await refused(interaction, desk)) return;
      const question = interaction.options.getString(WORDING.question.name, true);
      const reply = bot.ask({
        text: question,
        conversation: conversationKey(interaction.channelId, interaction.user.id),
        language,
      });
      return respond(interaction, replyFor(interaction, desk, reply, question), audienceOf(interaction));
    }
    case WORDING.encouragements.name: {
      const wanted = interaction.options.getString(WORDING.find.name)?.trim() ?? '';
      if (wanted === '') return openPage(interaction, desk, 1);
      if (await refused(interaction, desk)) return;
      const found = bot.choose(wanted, {
        conversation: conversationKey(interaction.channelId, interaction.user.id),
        language,
      });
      const messages =
        'page' in found
          ? renderPage(found.page, words, sharable(interaction))
          : replyFor(interaction, desk, found.reply);
      return respond(interaction, messages, audienceOf(interaction));
    }
    case WORDING.about.name:
      return respond(interaction, renderAbout(bot.about(language), words), audienceOf(interaction));
    default:
      // A command of an older version that somebody's Discord still shows.
      return respond(interaction, [renderNotice(words.entryGone)], 'person');
  }
}

/** The message is another person's, so the asker's conversation must not bend it and Share does not repeat it. */
async function answerThis(interaction: MessageContextMenuCommandInteraction, desk: Desk): Promise<void> {
  if (await refused(interaction, desk)) return;
  const { targetMessage: target, locale: language } = interaction;
  const text = questionText(target.content || (target.messageSnapshots.first()?.content ?? ''));
  const messages =
    text === ''
      ? [renderNotice(desk.bot.words(language).nothingToRead)]
      : replyFor(interaction, desk, desk.bot.ask({ text, language }));
  return respond(interaction, messages, audienceOf(interaction));
}

async function press(interaction: ButtonInteraction, desk: Desk): Promise<void> {
  const pressed = decodePress(interaction.customId);
  const language = interaction.locale;
  switch (pressed?.kind) {
    case 'entry': {
      if (await refused(interaction, desk)) return;
      const reply = desk.bot.entry(pressed.id, {
        conversation: conversationKey(interaction.channelId, interaction.user.id),
        language,
      });
      return respond(interaction, replyFor(interaction, desk, reply), audienceOf(interaction));
    }
    case 'page':
      return openPage(interaction, desk, pressed.page);
    case 'share':
      return share(interaction, desk);
    case 'menu':
    case undefined:
      return respond(interaction, [renderNotice(desk.bot.words(language).entryGone)], 'person');
  }
}

async function choosePage(interaction: StringSelectMenuInteraction, desk: Desk): Promise<void> {
  const page = Number(interaction.values[0]);
  if (decodePress(interaction.customId)?.kind === 'menu' && Number.isInteger(page)) {
    return openPage(interaction, desk, page);
  }
  return respond(interaction, [renderNotice(desk.bot.words(interaction.locale).entryGone)], 'person');
}

/** Turns the page in place where only this person reads it; in a public message, others are reading. */
async function openPage(
  interaction: ChatInputCommandInteraction | Pressed,
  { bot }: Desk,
  page: number,
): Promise<void> {
  const language = interaction.locale;
  const messages = renderPage(bot.browse(page, language), bot.words(language), sharable(interaction));
  const audience = audienceOf(interaction);
  if (interaction.isMessageComponent() && isForPerson(interaction))
    return turn(interaction, messages, audience);
  return respond(interaction, messages, audience);
}

async function share(interaction: ButtonInteraction, { bot, seen }: Desk): Promise<void> {
  const key = `share ${interaction.message.id}`;
  if (!seen.first(key)) return respond(interaction, [renderNotice(WORDING.sharedAlready)], 'person');
  const body = shared(interaction.message.components.map((component) => component.toJSON()));
  if (body.components.length === 0) {
    return respond(interaction, [renderNotice(bot.words(interaction.locale).entryGone)], 'person');
  }
  try {
    const visible = await respondToEverybody(interaction, body);
    if (!visible) await followPrivately(interaction, renderNotice(WORDING.sharedPrivately));
  } catch (error) {
    seen.forget(key);
    throw error;
  }
}

async function complete(interaction: AutocompleteInteraction, bot: Bot): Promise<void> {
  const found = bot.find(interaction.options.getFocused(), LIMITS.choices, interaction.locale);
  const choices = new Map(
    found
      .filter(({ value }) => value.length > 0 && value.length <= LIMITS.choiceValue)
      .map(({ label, value }) => [value, { name: shorten(label, LIMITS.choiceName), value }]),
  );
  await interaction.respond([...choices.values()].slice(0, LIMITS.choices));
}

function replyFor(
  interaction: RepliableInteraction,
  { bot }: Desk,
  reply: Reply,
  question?: string,
): readonly MessageBody[] {
  return renderReply(reply, {
    words: bot.words(interaction.locale),
    share: sharable(interaction),
    ...(question === undefined ? {} : { question }),
  });
}

/** Counts a question; true, with the person told, where it is one too many. */
async function refused(interaction: RepliableInteraction, { bot, rateLimit }: Desk): Promise<boolean> {
  const { allowed } = await rateLimit.take(`discord:${interaction.user.id}`);
  if (allowed) return false;
  await respond(interaction, [renderNotice(bot.words(interaction.locale).tooManyQuestions)], 'person');
  return true;
}

function sharable(interaction: RepliableInteraction): boolean {
  return audienceOf(interaction) === 'person';
}

function isForPerson(interaction: Pressed): boolean {
  return audienceOf(interaction) === 'everybody' || interaction.message.flags.has(MessageFlags.Ephemeral);
}
