import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** The least that answering a mention where it was written takes. Commands and buttons need none of it. */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory;

/** The address that adds the bot to a server. */
export function inviteLink(applicationId: string): string {
  return authorizeLink({
    client_id: applicationId,
    integration_type: '0',
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: PERMISSIONS.toString(),
  });
}

/** The address by which a person adds the commands for themselves, to use them anywhere. */
export function personalInviteLink(applicationId: string): string {
  return authorizeLink({
    client_id: applicationId,
    integration_type: '1',
    scope: OAuth2Scopes.ApplicationsCommands,
  });
}

function authorizeLink(parameters: Record<string, string>): string {
  return `https://discord.com/oauth2/authorize?${new URLSearchParams(parameters)}`;
}
