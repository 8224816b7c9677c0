import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { LAYOUT, LIMITS } from './limits.js';
import { WORDING } from './wording.js';

/** In servers, in direct messages with the bot and, for people who installed it for themselves, anywhere. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** The commands of the bot, as Discord takes them. */
export const COMMANDS: RESTPutAPIApplicationCommandsJSONBody = [
  {
    ...WORDING.ask,
    type: ApplicationCommandType.ChatInput,
    options: [
      {
        ...WORDING.question,
        type: ApplicationCommandOptionType.String,
        required: true,
        max_length: LAYOUT.question,
      },
    ],
    ...EVERYWHERE,
  },
  {
    ...WORDING.encouragements,
    type: ApplicationCommandType.ChatInput,
    options: [
      {
        ...WORDING.find,
        type: ApplicationCommandOptionType.String,
        required: false,
        autocomplete: true,
        max_length: LIMITS.choiceValue,
      },
    ],
    ...EVERYWHERE,
  },
  { ...WORDING.about, type: ApplicationCommandType.ChatInput, ...EVERYWHERE },
  { ...WORDING.answerThis, type: ApplicationCommandType.Message, ...EVERYWHERE },
];
