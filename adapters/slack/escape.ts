/**
 * Makes text safe for a field that Slack reads as mrkdwn: no mention, channel or link can come out of it. Slack has no
 * escape for `*`, `_`, `~` and backquotes, which is why everything visible is rich text or plain text instead.
 *
 * Follows https://docs.slack.dev/messaging/formatting-message-text#escaping.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What a person wrote, out of the text of an event or a command: Slack's markup for mentions, channels and links is
 * replaced by what people see of it, the mention of the bot itself and mentions without a name go.
 *
 * @example plainText('<@U0BOT> who wrote <https://example.org|this>, R&amp;D?', 'U0BOT') // 'who wrote this, R&D?'
 */
export function plainText(mrkdwn: string, botUserId?: string): string {
  const withoutMarkup = mrkdwn.replace(/<([^<>]*)>/g, (_, inside: string) => visiblePart(inside, botUserId));
  return withoutMarkup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim();
}

function visiblePart(inside: string, botUserId: string | undefined): string {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? '' : inside.slice(bar + 1);
  switch (target[0]) {
    case '@':
      return target.slice(1) === botUserId ? '' : label && `@${label.replace(/^@/, '')}`;
    case '#':
      return label && `#${label}`;
    case '!':
      return label;
    default:
      return label || target;
  }
}
