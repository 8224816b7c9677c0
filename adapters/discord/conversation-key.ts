/** Follow-ups belong to one person in one channel, thread or direct message. The bot keeps this key only as a hash. */
export function conversationKey(channelId: string | null, userId: string): string {
  return `discord:${channelId ?? ''}:${userId}`;
}
