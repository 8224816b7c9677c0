/**
 * Takes out of a text what must not reach a log: the given secrets, anything with the shape of a token, and ids of
 * people (with the ids of channels and servers, which look the same).
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let safe = text;
  for (const secret of secrets) if (secret !== '') safe = safe.replaceAll(secret, '[secret]');
  for (const [pattern, replacement] of PATTERNS) safe = safe.replace(pattern, replacement);
  return safe;
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Discord puts the token of an interaction into the address of its callbacks and follow-ups.
  [/\b(interactions|webhooks)\/(\d+)\/[\w.-]+/g, '$1/[id]/[secret]'],
  // A Discord bot token: id, time and signature in base64url.
  [/\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,45}/g, '[secret]'],
  // Slack tokens, and the addresses to respond to.
  [/\bx(?:ox[a-z]|app)-[\w-]+/g, '[secret]'],
  [/\bhooks\.slack\.com\/[\w/.-]+/g, 'hooks.slack.com/[secret]'],
  // A Discord snowflake; an id of a Slack user, channel or team.
  [/\b\d{17,20}\b/g, '[id]'],
  [/\b[UWCDGTB](?=[A-Z]*\d)[A-Z0-9]{8,}\b/g, '[id]'],
];
