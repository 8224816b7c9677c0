import {
  InteractionContextType,
  type InteractionReplyOptions,
  type Message,
  type MessageComponentInteraction,
  MessageFlags,
  type RepliableInteraction,
} from 'discord.js';
import type { MessageBody } from './components.js';

/** Whether everybody in the channel sees it, or the person alone. */
export type Audience = 'person' | 'everybody';

/** Answers an interaction: the first message is its first response, the others follow it. */
export async function respond(
  interaction: RepliableInteraction,
  messages: readonly MessageBody[],
  audience: Audience,
): Promise<void> {
  const [first, ...more] = messages;
  if (first === undefined) return;
  await interaction.reply(toOptions(first, audience));
  for (const message of more) await interaction.followUp(toOptions(message, audience));
}

/** Changes the message that the pressed button stands on; what it has no room for follows. */
export async function turn(
  interaction: MessageComponentInteraction,
  messages: readonly MessageBody[],
  audience: Audience,
): Promise<void> {
  const [first, ...more] = messages;
  if (first === undefined) return;
  await interaction.update({
    components: first.components,
    flags: first.flags,
    allowedMentions: { parse: [] },
  });
  for (const message of more) await interaction.followUp(toOptions(message, audience));
}

/** Posts a response for everybody. False where Discord showed it to the person alone. */
export async function respondToEverybody(
  interaction: RepliableInteraction,
  body: MessageBody,
): Promise<boolean> {
  const { interaction: callback } = await interaction.reply({
    ...toOptions(body, 'everybody'),
    withResponse: true,
  });
  return callback.responseMessageEphemeral !== true;
}

export async function followPrivately(interaction: RepliableInteraction, body: MessageBody): Promise<void> {
  await interaction.followUp(toOptions(body, 'person'));
}

/**
 * Answers a message where it stands, notifying nobody. The nonce makes Discord take each part once, should the client send
 * it again after a connection broke.
 */
export async function answerMessage(message: Message, messages: readonly MessageBody[]): Promise<void> {
  if (!message.channel.isSendable()) return;
  for (const [index, body] of messages.entries()) {
    await message.channel.send({
      components: body.components,
      flags: body.flags,
      allowedMentions: { parse: [] },
      nonce: `${message.id}-${index}`,
      enforceNonce: true,
      ...(index === 0 && message.inGuild()
        ? { reply: { messageReference: message, failIfNotExists: false } }
        : {}),
    });
  }
}

/** In a direct message with the bot nobody else reads along, and a lasting message serves better. */
export function audienceOf(interaction: RepliableInteraction): Audience {
  return interaction.context === InteractionContextType.BotDM ? 'everybody' : 'person';
}

function toOptions(body: MessageBody, audience: Audience) {
  return {
    components: body.components,
    flags: audience === 'person' ? [body.flags, MessageFlags.Ephemeral] : [body.flags],
    allowedMentions: { parse: [] },
  } satisfies InteractionReplyOptions;
}
