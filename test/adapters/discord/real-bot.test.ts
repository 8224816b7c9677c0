import { expect, test } from 'vitest';
import { openFixtureBot } from '../../fixtures/bot.js';
import { buttonsOf, selectOf, textOf } from '../../loopback/discord/discord.js';
import { IDS, isEphemeral } from '../../loopback/discord/world.js';
import { loopback, run } from './running.js';

const MENTION = `<@${IDS.bot}>`;

test('all fourteen encouragements of a paper can be leafed through, each with its own words', async () => {
  const bot = await openFixtureBot();
  const { discord } = await run({ bot });
  const page = await discord.command('encouragements').message();
  expect(selectOf(page)?.options).toHaveLength(14);
  for (let number = 1; ; number += 1) {
    const shown = textOf(discord.world.messages.get(page.id) ?? expect.fail());
    expect(shown).toContain(bot.browse(number).text);
    if (number === 14) break;
    await discord.press(page, bot.words().next).message();
  }
  expect(
    buttonsOf(discord.world.messages.get(page.id) ?? page).find(({ label }) => label === bot.words().next)
      ?.disabled,
  ).toBe(true);
  expect(discord.refusals()).toEqual([]);
});

test('find: forgives typos, offers a useful list while it is empty, and every choice leads somewhere', async () => {
  const bot = await openFixtureBot();
  const { discord } = await run({ bot, questionsPerWindow: 1_000 });
  for (const typed of ['', 'y', '7', 'encouragment 3']) {
    const choices = await discord.autocomplete('encouragements', 'find', typed).choices();
    expect(choices.length, typed).toBeGreaterThan(0);
    for (const { value } of choices.slice(0, 3)) {
      const shown = await discord.command('encouragements', { find: value }).message();
      expect(textOf(shown)).not.toBe('');
    }
  }
  // What fits nothing can be sent all the same.
  expect(await discord.autocomplete('encouragements', 'find', 'zzzz').choices()).toEqual([]);
  expect(textOf(await discord.command('encouragements', { find: 'zzzz' }).message())).not.toBe('');
  expect(discord.refusals()).toEqual([]);
});

test('a conversation goes on across a mention, a command and a button', async () => {
  const bot = await openFixtureBot();
  const direct = await openFixtureBot();
  const { discord } = await run({ bot });
  const key = { conversation: 'one' };
  discord.say(`${MENTION} When did the Lakeside Forum take place?`);
  const [first = expect.fail()] = await discord.posted(1);
  const [passage] = direct.ask({ text: 'When did the Lakeside Forum take place?', ...key }).passages;
  expect(textOf(first)).toContain(passage?.text);
  const followUp = direct.ask({ text: 'and where?', ...key });
  const answered = await discord.command('ask', { question: 'and where?' }).message();
  expect(textOf(answered)).toContain(followUp.passages[0]?.text);

  const [suggestion = expect.fail()] = followUp.suggestions;
  const pressed = await discord.press(answered, suggestion.question).message();
  expect(textOf(pressed)).toContain(direct.entry(suggestion.id, key).passages[0]?.text);
});

test('a bot that was started anew still knows every button and gives a kind reply to one whose entry is gone', async () => {
  const discord = await loopback();
  const before = await run({ discord, bot: await openFixtureBot() });
  const reply = await discord
    .command('ask', { question: 'When did the Lakeside Forum take place?' })
    .message();
  await before.stop();

  const bot = await openFixtureBot();
  await run({ discord, bot });
  const label = buttonsOf(reply)[0]?.label ?? expect.fail();
  const pressed = await discord.press(reply, label).message();
  expect(isEphemeral(pressed)).toBe(true);
  expect(textOf(pressed)).not.toContain(bot.words().entryGone);

  const button = { type: 2, id: 2, style: 2, label: 'Gone', custom_id: 'entry:an-entry-of-last-year' };
  const old = {
    ...reply,
    id: discord.world.nextId(),
    components: [{ type: 1, id: 1, components: [button] }],
  };
  expect(textOf(await discord.press(old, 'Gone').message())).toContain(bot.words().entryGone);
});
