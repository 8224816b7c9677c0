import { expect, test } from 'vitest';
import { buttonsOf, selectOf, textOf } from '../../loopback/discord/discord.js';
import { IDS, isEphemeral } from '../../loopback/discord/world.js';
import { loopback, run } from './running.js';
import { ANSWER, createSmallBot, ONLINE, WHEN, WORDS } from './small-bot.js';

const ANSWER_TEXT = ANSWER.passages[0]?.text ?? '';
const MENTION = `<@${IDS.bot}>`;

test('/ask answers the person alone, with sources as links, related questions and Share', async () => {
  const { discord } = await run();
  const reply = await discord.command('ask', { question: 'when was it?' }).message();
  expect(isEphemeral(reply)).toBe(true);
  expect(textOf(reply).startsWith(ANSWER_TEXT)).toBe(true);
  expect(textOf(reply)).toContain('[An announcement](<https://example.org/announcement_2022>)');
  expect(textOf(reply)).toContain('paragraph 2: “from 1 to 8 February”');
  expect(buttonsOf(reply).map(({ label }) => label)).toEqual([ONLINE.question, 'Share']);
  expect(discord.refusals()).toEqual([]);
});

test('Share posts the answer for everybody, the question first, and mentions nobody', async () => {
  const { discord } = await run();
  const question = `when was it, <@${IDS.other}> @everyone?`;
  const reply = await discord.command('ask', { question }).message();
  const posted = await discord.press(reply, 'Share').message();
  expect(isEphemeral(posted)).toBe(false);
  expect(textOf(posted)).toBe(
    `> when was it, \\<@${IDS.other}\\> \\@everyone?\n${textOf(reply).split('\n> ')[0]}`,
  );
  expect(posted.allowedMentions).toEqual({ parse: [] });
  expect(buttonsOf(posted).map(({ label }) => label)).toEqual([ONLINE.question]);

  const again = await discord.press(reply, 'Share').message();
  expect(isEphemeral(again)).toBe(true);
  expect(textOf(again)).toMatch(/shared here already/);
});

test('where Discord keeps a shared answer private, the person is told', async () => {
  const { discord } = await run();
  discord.world.externalAppsForbidden = true;
  const reply = await discord.command('ask', { question: 'when?' }, { onlyUserInstalled: true }).message();
  const [shared, notice] = await discord.press(reply, 'Share', { onlyUserInstalled: true }).messages(2);
  expect(shared && isEphemeral(shared)).toBe(true);
  expect(notice && textOf(notice)).toMatch(/only you can see/);
  expect(notice && isEphemeral(notice)).toBe(true);
});

test('/encouragements leafs through the strands in one message, by button and by menu', async () => {
  const { discord } = await run();
  const page = await discord.command('encouragements').message();
  expect(isEphemeral(page)).toBe(true);
  expect(textOf(page)).toContain('Title of strand 1');
  expect(() => discord.press(page, 'Previous')).toThrow(/disabled/);

  const second = discord.press(page, 'Next');
  expect(textOf(await second.message())).toContain('Title of strand 2');
  expect(second.exchange.response?.type).toBe(7);
  const fourth = await discord.choose(page, '4').message();
  expect(textOf(fourth)).toContain('Title of strand 4');
  expect(
    selectOf(fourth)
      ?.options?.filter((option) => option.default)
      .map(({ value }) => value),
  ).toEqual(['4']);
  expect(() => discord.press(page, 'Next')).toThrow(/disabled/);
  expect(textOf(await discord.press(page, WHEN.question).message())).toContain(ANSWER_TEXT);
  expect(discord.refusals()).toEqual([]);
});

test('a strand can be shared: what turns its pages stays behind', async () => {
  const { discord } = await run();
  const page = await discord.command('encouragements', { find: 'page:2' }).message();
  const posted = await discord.press(page, 'Share').message();
  expect(isEphemeral(posted)).toBe(false);
  expect(textOf(posted)).toContain('Text of strand 2.');
  expect(selectOf(posted)).toBeUndefined();
  expect(buttonsOf(posted).map(({ label }) => label)).toEqual([WHEN.question]);
});

test('/encouragements find: offers a list at once, takes a choice and free text', async () => {
  const { discord } = await run();
  const choices = await discord.autocomplete('encouragements', 'find', '').choices();
  expect(choices.map(({ name }) => name)).toEqual(['Strand 1', 'Strand 2', 'Strand 3', 'Strand 4']);
  const chosen = await discord.command('encouragements', { find: choices[2]?.value ?? '' }).message();
  expect(textOf(chosen)).toContain('Title of strand 3');
  const typed = await discord.command('encouragements', { find: 'when it was' }).message();
  expect(textOf(typed)).toContain(ANSWER_TEXT);
});

test('/about says what the bot is, its sources, the date of its knowledge and what it stores', async () => {
  const { discord } = await run();
  const about = await discord.command('about').message();
  for (const words of [
    'not the organiser',
    'stores nothing about people',
    'An announcement',
    'May 4, 2026',
  ]) {
    expect(textOf(about)).toContain(words);
  }
  expect(buttonsOf(about).map(({ label }) => label)).toEqual([WHEN.question]);
});

test('"Answer this question" answers another person, stands alone, and shares without their words', async () => {
  const { discord, bot } = await run();
  const asked = discord.say('hey all, when was it?', { user: IDS.other });
  const reply = await discord.answerThis(asked).message();
  expect(isEphemeral(reply)).toBe(true);
  expect(bot.asked).toEqual([{ text: 'hey all, when was it?', language: 'en-GB' }]);
  const posted = await discord.press(reply, 'Share').message();
  expect(textOf(posted)).not.toContain('hey all');
  expect(textOf(posted)).toContain(ANSWER_TEXT);

  const empty = discord.say('', { user: IDS.other });
  expect(textOf(await discord.answerThis(empty).message())).toBe(WORDS.nothingToRead);
});

test('a mention is answered as a reply where it stands, in the thread too, notifying nobody', async () => {
  const { discord } = await run();
  const inChannel = discord.say(`${MENTION} when was it?`);
  const inThread = discord.say(`when was it, ${MENTION}`, { channel: IDS.thread });
  const posted = await discord.posted(2);
  expect(posted.map(({ channelId, replyTo }) => [channelId, replyTo])).toEqual([
    [IDS.general, inChannel.id],
    [IDS.thread, inThread.id],
  ]);
  expect(posted.map(({ allowedMentions }) => allowedMentions)).toEqual([{ parse: [] }, { parse: [] }]);
  expect(textOf(posted[0] ?? expect.fail())).toContain(ANSWER_TEXT);
  expect(discord.refusals()).toEqual([]);
});

test('a direct message is answered without a mention', async () => {
  const { discord, bot } = await run();
  discord.say('when was it?', { channel: IDS.directMessage });
  const [reply] = await discord.posted(1);
  expect(reply?.channelId).toBe(IDS.directMessage);
  discord.say('', { channel: IDS.directMessage, forwards: 'was it online?' });
  await discord.posted(2);
  expect(bot.asked.map(({ text }) => text)).toEqual(['when was it?', 'was it online?']);
});

test('follow-ups belong to one person in one channel, whether by command or by mention', async () => {
  const { discord, bot } = await run();
  discord.say(`${MENTION} when was it?`);
  await discord.posted(1);
  await discord.command('ask', { question: 'online?' }).message();
  await discord.command('ask', { question: 'online?' }, { channel: IDS.thread }).message();
  await discord.command('ask', { question: 'online?' }, { user: IDS.other }).message();
  const keys = bot.asked.map(({ conversation }) => conversation);
  expect(keys[0]).toBe(keys[1]);
  expect(new Set(keys).size).toBe(3);
});

test('a reply to the bot is a question; where Discord delivers no text, it says how to ask', async () => {
  const { discord, bot } = await run();
  discord.say(`${MENTION} when was it?`);
  const [regular] = await discord.posted(1);
  discord.say('and online?', { replyTo: regular ?? expect.fail() });
  await discord.posted(2);
  expect(bot.asked.map(({ text }) => text)).toEqual(['when was it?', 'and online?']);

  const reply = await discord.command('ask', { question: 'when?' }).message();
  const shared = await discord.press(reply, 'Share').message();
  discord.say('and online?', { replyTo: shared });
  const posted = await discord.posted(3);
  expect(textOf(posted[2] ?? expect.fail())).toBe(WORDS.nothingToRead);
});

test.each([
  ['an ordinary message', 'when was it?', {}],
  ['a bot', `${MENTION} when?`, { author: 'bot', user: IDS.other }],
  ['a webhook', `${MENTION} when?`, { author: 'webhook', user: IDS.other }],
  ['itself', `${MENTION} when?`, { author: 'bot', user: IDS.bot }],
  ['a notice of Discord', `${MENTION}`, { author: 'system' }],
  ['@everyone', '@everyone when was it?', {}],
  ['a role', '<@&880000000000000001> when?', { mentionRoles: ['880000000000000001'] }],
  ['a mention inside a quote', `> ${MENTION} when?\nindeed`, {}],
  ['a mention inside a long quote', `he wrote\n>>> hello\n${MENTION} when?`, {}],
  ['a mention inside code', `write \`${MENTION} when?\` to ask it`, {}],
  ['a mention inside a code block', `\`\`\`\n${MENTION} when?\n\`\`\``, {}],
  ['a forwarded message', '', { forwards: `${MENTION} when?` }],
] as const)('it keeps quiet at %s', async (_what, content, saying) => {
  const { discord, bot } = await run();
  discord.say(content, saying);
  // Events are handled in order: once this one is answered, the other was seen.
  const sign = discord.say(`${MENTION} was it online?`);
  const posted = await discord.posted(1);
  expect(posted.map(({ replyTo }) => replyTo)).toEqual([sign.id]);
  expect(bot.asked).toHaveLength(1);
});

test('a reply to the bot without notification is talk among people', async () => {
  const { discord } = await run();
  discord.say(`${MENTION} when?`);
  const [answer] = await discord.posted(1);
  discord.say('nice bot', { replyTo: answer ?? expect.fail(), ping: false });
  const sign = discord.say(`${MENTION} online?`);
  expect((await discord.posted(2))[1]?.replyTo).toBe(sign.id);
});

test('buttons work after a restart, for whoever presses them, and leave a public message alone', async () => {
  const discord = await loopback();
  const before = await run({ discord });
  discord.say(`${MENTION} when?`);
  const [publicAnswer = expect.fail()] = await discord.posted(1);
  const page = await discord.command('encouragements').message();
  const asked = await discord.command('ask', { question: 'when?' }).message();
  await before.stop();

  await run({ discord });
  const pressed = discord.press(publicAnswer, ONLINE.question, { user: IDS.other });
  expect(textOf(await pressed.message())).toContain('held online');
  expect(isEphemeral(await pressed.message())).toBe(true);
  expect(pressed.exchange.response?.type).toBe(4);
  expect(textOf(await discord.press(page, 'Next').message())).toContain('strand 2');
  expect(textOf(await discord.press(asked, 'Share').message())).toContain('> when?');
});

test('a button whose entry is gone, and one of another version, get a kind reply', async () => {
  const { discord, bot } = await run();
  const reply = await discord.command('ask', { question: 'when?' }).message();
  bot.remove(ONLINE.id);
  expect(textOf(await discord.press(reply, ONLINE.question).message())).toBe(WORDS.entryGone);
  const old = {
    ...reply,
    id: discord.world.nextId(),
    components: [{ type: 1, components: [{ type: 2, id: 2, style: 2, label: 'Old', custom_id: 'v0|old' }] }],
  };
  expect(textOf(await discord.press(old, 'Old').message())).toBe(WORDS.entryGone);
});

test('installed by a person, it works in direct messages with the bot and among people', async () => {
  const { discord } = await run();
  const direct = await discord
    .command('ask', { question: 'when?' }, { channel: IDS.directMessage })
    .message();
  expect(isEphemeral(direct)).toBe(false);
  expect(buttonsOf(direct).map(({ label }) => label)).toEqual([ONLINE.question]);
  const group = { channel: IDS.groupMessage, onlyUserInstalled: true };
  const among = await discord.command('ask', { question: 'when?' }, group).message();
  expect(isEphemeral(among)).toBe(true);
  expect(isEphemeral(await discord.press(among, 'Share', group).message())).toBe(false);
});

test('what a person asks in one language is asked in it', async () => {
  const { discord, bot } = await run({ smallBot: createSmallBot() });
  await discord.command('ask', { question: 'wann?' }, { locale: 'de' }).message();
  expect(bot.asked.map(({ language }) => language)).toEqual(['de']);
});
