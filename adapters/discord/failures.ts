import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** Where an answer was meant to go, in words for an admin; a direct message has no place that a log may name. */
export type Place = { readonly channel: string; readonly server: string } | 'a direct message';

/**
 * One sentence with the cure for a refusal of Discord that an admin can do something about or may ignore; null for any other
 * error, which is a fault of the bot and belongs to the log with its stack.
 */
export function explainRefusal(error: unknown, place: Place): string | null {
  if (!(error instanceof DiscordAPIError)) return null;
  const where = place === 'a direct message' ? place : `the channel "${place.channel}" of "${place.server}"`;
  switch (error.code) {
    case RESTJSONErrorCodes.MissingAccess:
    case RESTJSONErrorCodes.MissingPermissions:
    case RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory:
      return `Discord did not let the bot answer in ${where} (${error.code}): allow it "View Channel", "Send Messages", "Send Messages in Threads" and "Read Message History" there, in the settings of the channel under "Permissions".`;
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
      return `The bot could not answer in ${where} (${error.code}): its receiver does not take messages from it, and nothing has to be done.`;
    case RESTJSONErrorCodes.ThreadLocked:
    case RESTJSONErrorCodes.InvalidActionOnArchivedThread:
      return `The bot could not answer in ${where} (${error.code}): the thread is closed; open it again if answers are wanted there.`;
    case RESTJSONErrorCodes.UnknownChannel:
    case RESTJSONErrorCodes.UnknownMessage:
    case RESTJSONErrorCodes.UnknownGuild:
      return `The bot could not answer in ${where} (${error.code}): it was deleted meanwhile, and nothing has to be done.`;
    case RESTJSONErrorCodes.UnknownInteraction:
    case RESTJSONErrorCodes.InvalidWebhookToken:
      return `Discord no longer waited for an answer (${error.code}): it takes one for 3 seconds, so check the connection of this computer and what else keeps it busy.`;
    case RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged:
      return `Discord had an answer already (${error.code}): if this comes again, another process runs with the same DISCORD_TOKEN; stop one of them.`;
    default:
      return null;
  }
}

/** Refusals that the next message in the same channel would meet again. */
export function isForbidden(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 403;
}

/** Why a connection has ended for good, with the cure, by the close code of Discord's gateway. */
export function explainClose(code: number): string {
  switch (code) {
    case 4004:
      return 'Discord does not accept the DISCORD_TOKEN: reset the token on the "Bot" page of the developer portal, put the new one into the configuration and start again.';
    case 4010:
    case 4011:
      return `Discord asks for another number of shards (close code ${code}): start the bot again, it takes the number that Discord recommends.`;
    case 4014:
      return 'Discord refused the events that the bot asked for (close code 4014): it needs no privileged intent, so look on the "Bot" page of the developer portal whether the bot is restricted.';
    default:
      return `Discord ended the connection for good (close code ${code}): start the bot again, and update it if this repeats.`;
  }
}
