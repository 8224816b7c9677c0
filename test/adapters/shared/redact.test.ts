import { expect, test } from 'vitest';
import { redact } from '../../../adapters/shared/redact.js';

test.each([
  ['a given secret', 'login with s3cr3t-value failed', 'login with [secret] failed'],
  [
    'the token of an interaction in an address',
    'POST https://discord.com/api/v10/interactions/112233445566778899/aW50ZXJhY3Rpb24_x-y.z/callback',
    'POST https://discord.com/api/v10/interactions/[id]/[secret]/callback',
  ],
  [
    'the token of a follow-up in an address',
    'PATCH /webhooks/112233445566778899/aW50ZXJhY3Rpb24/messages/@original',
    'PATCH /webhooks/[id]/[secret]/messages/@original',
  ],
  ['a bot token', `token ${'M'.repeat(24)}.${'G'.repeat(6)}.${'h'.repeat(38)}`, 'token [secret]'],
  ['Slack tokens', 'xoxb-1-2-abc and xapp-1-A2-3', '[secret] and [secret]'],
  ['ids of people', 'user 112233445566778899, user U024BE7LH', 'user [id], user [id]'],
])('%s is taken out', (_what, text, expected) => {
  expect(redact(text, ['s3cr3t-value'])).toBe(expected);
});

test('an ordinary sentence stays as it is, whatever an empty secret', () => {
  const sentence = 'Discord refused 3 of 14 commands (code 50035) in TESTSERVER; invite the bot again.';
  expect(redact(sentence, [''])).toBe(sentence);
});
