import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, plainText } from '../../../adapters/slack/escape.js';

describe('plainText', () => {
  it.each([
    ['<@U0BOT00001> when?', 'when?'],
    ['hi <@U0BOT00001|bot> when?', 'hi when?'],
    ['ask <@U1|anna> or <@U2>', 'ask @anna or'],
    ['in <#C1|general> and <#C2>', 'in #general and'],
    ['<!here> <!subteam^S1|@team> <!date^1^{date}|today>', '@team today'],
    ['see <https://example.org|the paper> or <https://example.org>', 'see the paper or https://example.org'],
    ['R&amp;D &lt;!channel&gt; &amp;lt;', 'R&D <!channel> &lt;'],
    ['two\nlines  here', 'two\nlines here'],
    ['<unfinished', '<unfinished'],
    ['', ''],
  ])('%j is %j', (mrkdwn, text) => {
    expect(plainText(mrkdwn, 'U0BOT00001')).toBe(text);
  });
});

it('escapeText leaves nothing that Slack reads as markup, and plainText undoes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const tidy = text.replace(/[^\S\n]{2,}/g, ' ').trim();
      expect(escapeText(tidy)).not.toMatch(/[<>]/);
      expect(plainText(escapeText(tidy))).toBe(tidy);
    }),
  );
});
