import { type BaseInteraction, type Client, Events, type Interaction, type Message } from 'discord.js';
import type { Log } from '../shared/log.js';
import type { createIntake } from '../shared/shutdown.js';
import { explainRefusal, type Place } from './failures.js';
import { type Desk, handleInteraction } from './handle-interaction.js';
import { createClosedChannels, handleMessage } from './handle-message.js';
import { renderNotice } from './render-reply.js';
import { answerMessage, respond } from './respond.js';
import { WORDING } from './wording.js';

export interface Listening {
  readonly desk: Desk;
  readonly intake: ReturnType<typeof createIntake>;
  readonly log: Log;
}

/** Lets the client answer what it receives. An error ends in the log and in a calm reply, and never in the process. */
export function listen(client: Client, { desk, intake, log }: Listening): void {
  const closed = createClosedChannels();

  /** True where Discord refused for a reason that an apology would meet again. */
  function report(error: unknown, place: Place): boolean {
    const sentence = explainRefusal(error, place);
    if (sentence === null) log.error('A question could not be answered.', error);
    else log.warn(sentence);
    return sentence !== null;
  }

  client.on(Events.InteractionCreate, (interaction) => {
    intake.begin(async () => {
      try {
        await handleInteraction(interaction, desk);
      } catch (error) {
        if (report(error, placeOf(interaction))) return;
        await apologize(interaction, desk).catch((again: unknown) => report(again, placeOf(interaction)));
      }
    });
  });

  client.on(Events.MessageCreate, (message) => {
    intake.begin(async () => {
      try {
        await handleMessage(message, desk, closed);
      } catch (error) {
        if (report(error, placeOf(message))) return;
        const notice = renderNotice(calmWords(desk, message.guild?.preferredLocale));
        await answerMessage(message, [notice]).catch((again: unknown) => report(again, placeOf(message)));
      }
    });
  });
}

async function apologize(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
  } else if (!interaction.replied) {
    await respond(interaction, [renderNotice(calmWords(desk, interaction.locale))], 'person');
  }
}

/** The bot itself may be what is broken. */
function calmWords({ bot }: Desk, language: string | undefined): string {
  try {
    return bot.words(language).somethingWentWrong;
  } catch {
    return WORDING.somethingWentWrong;
  }
}

function placeOf({ channel, guild }: BaseInteraction | Message): Place {
  if (guild === null || channel === null || !('name' in channel) || channel.name === null)
    return 'a direct message';
  return { channel: channel.name, server: guild.name };
}
