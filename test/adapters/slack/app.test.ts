import { describe, expect, it } from 'vitest';
import { WORKSPACE } from '../../loopback/slack/web-api.js';
import { WORDS } from './tiny-bot.js';
import { createWorld, type Mode } from './world.js';

const MODES: readonly Mode[] = ['http', 'socket'];

describe.each(MODES)('over %s', (mode) => {
  async function running() {
    const world = await createWorld(mode);
    const adapter = await world.start();
    return { ...world, adapter };
  }

  describe('commands', () => {
    it('answers /ask-paper privately, in the acknowledgement, also where the app is no member', async () => {
      const { ask, payloads, api } = await running();
      const reply = await ask(
        'command',
        payloads.command('/ask-paper', 'when was it?', { channel: WORKSPACE.otherChannel }),
      );
      expect(reply).toMatchObject({ via: 'acknowledgement', onlyFor: 'U0MEMBER01' });
      expect(reply.text).toContain('It took place from 1 to 8 February 2022.');
      expect(reply.body).toMatchObject({ unfurl_links: false, unfurl_media: false });
      expect(
        api.calls.filter((call) => call.method !== 'auth.test' && call.method !== 'apps.connections.open'),
      ).toEqual([]);
    });

    it('browses with menu, previous and next, each in place of the page before', async () => {
      const { ask, payloads, control } = await running();
      const first = await ask('command', payloads.command('/encouragements', ''));
      expect(first.text).toContain('Strand 1 of 3');
      expect(() => control(first, 'Previous')).toThrow();
      const second = await ask('interactive', payloads.press(control(first, 'Next'), { ephemeral: true }));
      expect(second).toMatchObject({ via: 'response_url', replaces: true, onlyFor: 'U0MEMBER01' });
      expect(second.text).toContain('Strand 2 of 3');
      const third = await ask(
        'interactive',
        payloads.press(control(second, 'menu'), { ephemeral: true, option: 2 }),
      );
      expect(third.text).toContain('Strand 3 of 3');
      expect(() => control(third, 'Next')).toThrow();
    });

    it('finds by number, answers help and questions after /encouragements', async () => {
      const { ask, payloads } = await running();
      expect((await ask('command', payloads.command('/encouragements', '2'))).text).toContain(
        'Build bridges',
      );
      expect((await ask('command', payloads.command('/encouragements', 'help'))).text).toBe(
        'Ask me about the outcome paper.',
      );
      expect((await ask('command', payloads.command('/encouragements', 'when?'))).text).toContain(
        'February 2022',
      );
    });

    it('goes on in the same channel by the person', async () => {
      const { ask, payloads } = await running();
      await ask('command', payloads.command('/ask-paper', 'when?'));
      expect((await ask('command', payloads.command('/ask-paper', 'and where?'))).text).toContain('online');
      expect(
        (await ask('command', payloads.command('/ask-paper', 'and where?', { user: 'U0OTHER001' }))).text,
      ).toBe('Where do you mean?');
    });
  });

  describe('Share', () => {
    it('posts the answer with the question of the one who wrote it, in a channel where the app is no member', async () => {
      const { ask, payloads, control } = await running();
      const channel = WORKSPACE.otherChannel;
      const reply = await ask(
        'command',
        payloads.command('/ask-paper', 'when? &lt;!channel&gt; *now*', { channel }),
      );
      const shared = await ask(
        'interactive',
        payloads.press(control(reply, 'Share'), { ephemeral: true, channel }),
      );
      expect(shared).toMatchObject({ via: 'response_url', onlyFor: null, replaces: false, channel });
      expect(shared.text).toMatch(/^“when\? &lt;!channel&gt; \*now\*”/);
      expect(shared.blocks[0]).toEqual({
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'when? <!channel> *now*' }] }],
      });
      expect(() => control(shared, 'Share')).toThrow();
    });

    it('shares once, however often it is pressed', async () => {
      const { ask, payloads, control, api } = await running();
      const reply = await ask('command', payloads.command('/ask-paper', 'when?'));
      const on = { ephemeral: true, ts: '1750000001.000001' };
      await ask('interactive', payloads.press(control(reply, 'Share'), on));
      const again = await ask('interactive', payloads.press(control(reply, 'Share'), on));
      expect(again.text).toBe('This answer was shared here already.');
      expect(api.posted.filter((message) => message.onlyFor === null)).toHaveLength(1);
    });

    it('shares a fact that no entry holds, and a page without its controls', async () => {
      const { ask, payloads, control } = await running();
      const fact = await ask('command', payloads.command('/ask-paper', 'encouragement 15'));
      const shared = await ask('interactive', payloads.press(control(fact, 'Share'), { ephemeral: true }));
      expect(shared.text).toMatch(/^“encouragement 15”\n\nThere are fourteen encouragements\./);
      const page = await ask('command', payloads.command('/encouragements', '2'));
      const sharedPage = await ask(
        'interactive',
        payloads.press(control(page, 'Share'), { ephemeral: true }),
      );
      expect(sharedPage.text).toContain('Build bridges');
      expect(() => control(sharedPage, 'menu')).toThrow();
    });

    it('is not offered where there is nothing to share', async () => {
      const { ask, payloads, control } = await running();
      for (const text of ['which one?', 'gibberish', 'help']) {
        const reply = await ask('command', payloads.command('/ask-paper', text));
        expect(() => control(reply, 'Share')).toThrow();
      }
    });
  });

  describe('mentions and direct messages', () => {
    it('answers a mention in a thread and goes on there when mentioned again', async () => {
      const { ask, payloads } = await running();
      const first = await ask('event', payloads.mention('when was it?', { ts: '1750000002.000001' }));
      expect(first).toMatchObject({
        via: 'chat.postMessage',
        channel: WORKSPACE.channel,
        thread: '1750000002.000001',
      });
      const thread = '1750000002.000001';
      const second = await ask('event', payloads.mention('and where?', { thread }));
      expect(second).toMatchObject({ thread });
      expect(second.text).toContain('online');
      expect((await ask('event', payloads.mention('and where?', { thread, user: 'U0OTHER001' }))).text).toBe(
        'Where do you mean?',
      );
      expect((await ask('event', payloads.mention('and where?', {}))).text).toBe('Where do you mean?');
    });

    it('answers a direct message, with one conversation over all its threads', async () => {
      const { ask, payloads } = await running();
      const first = await ask(
        'event',
        payloads.directMessage('when was it?', { thread: '1750000003.000001' }),
      );
      expect(first).toMatchObject({
        via: 'chat.postMessage',
        channel: WORKSPACE.direct,
        thread: '1750000003.000001',
      });
      const second = await ask('event', payloads.directMessage('and where?'));
      expect(second).toMatchObject({ thread: null });
      expect(second.text).toContain('online');
    });

    it('ignores bots, edits, joins, itself, other channels and a message without an author', async () => {
      const { deliver, ask, payloads, api } = await running();
      await deliver('event', payloads.mention('when?', { extra: { bot_id: 'B0OTHER001' } }));
      await deliver(
        'event',
        payloads.mention('when?', { extra: { edited: { user: 'U0MEMBER01', ts: '1' } } }),
      );
      await deliver('event', payloads.mention('when?', { user: WORKSPACE.bot }));
      await deliver(
        'event',
        payloads.directMessage('when?', { extra: { bot_id: WORKSPACE.botId, subtype: 'bot_message' } }),
      );
      await deliver('event', payloads.directMessage('when?', { user: WORKSPACE.bot }));
      await deliver('event', payloads.directMessage('when?', { extra: { subtype: 'message_changed' } }));
      await deliver('event', payloads.directMessage('when?', { extra: { subtype: 'channel_join' } }));
      await deliver(
        'event',
        payloads.directMessage('when?', { extra: { channel_type: 'channel', channel: WORKSPACE.channel } }),
      );
      await deliver('event', payloads.directMessage('when?', { extra: { user: undefined } }));
      await ask('event', payloads.directMessage('help'));
      expect(api.posted.map((message) => message.text)).toEqual(['Ask me about the outcome paper.']);
    });

    it('answers once what arrives as mention and as message, and what is sent again', async () => {
      const { deliver, ask, payloads, api } = await running();
      const ts = '1750000004.000001';
      const mention = payloads.mention('when?', { channel: WORKSPACE.direct, ts });
      await deliver('event', mention);
      await deliver('event', payloads.directMessage('when?', { ts }));
      await deliver('event', mention, { retry: 1 });
      await deliver('event', mention, { retry: 2 });
      await ask('event', payloads.directMessage('help'));
      expect(api.posted).toHaveLength(2);
    });

    it('does once what a command, a click or an opening of the Home asks, though it is delivered twice', async () => {
      const { deliver, ask, payloads, api, control } = await running();
      const command = payloads.command('/ask-paper', 'when?');
      const reply = await ask('command', command);
      await deliver('command', command);
      const press = payloads.press(control(reply, 'Was it online?'), { ephemeral: true });
      await ask('interactive', press);
      await deliver('interactive', press);
      const opened = payloads.homeOpened('home');
      await deliver('event', opened);
      await api.until(() => api.shown.length === 1);
      await deliver('event', opened, { retry: 1 });
      await ask('event', payloads.directMessage('help'));
      expect(api.posted).toHaveLength(3);
      expect(api.shown).toHaveLength(1);
    });

    it('says so where a message has no words', async () => {
      const { ask, payloads } = await running();
      const reply = await ask('event', payloads.directMessage('', { extra: { subtype: 'file_share' } }));
      expect(reply.text).toBe(WORDS.nothingToRead);
    });
  });

  describe('buttons', () => {
    it('answers a related question to the one who pressed, below a public answer', async () => {
      const { ask, payloads, control } = await running();
      const thread = '1750000005.000001';
      const reply = await ask('event', payloads.mention('when?', { ts: thread }));
      const pressed = await ask(
        'interactive',
        payloads.press(control(reply, 'Was it online?'), { thread, user: 'U0OTHER001' }),
      );
      expect(pressed).toMatchObject({ via: 'response_url', onlyFor: 'U0OTHER001', thread, replaces: false });
      const shared = await ask(
        'interactive',
        payloads.press(control(pressed, 'Share'), { ephemeral: true, thread, user: 'U0OTHER001' }),
      );
      expect(shared).toMatchObject({ onlyFor: null, thread });
      expect(shared.text).toMatch(/^Yes, the whole event was online\./);
    });

    it('takes a pressed question into the conversation of its place', async () => {
      const { ask, payloads, control } = await running();
      const thread = '1750000008.000001';
      const back = await ask('event', payloads.mention('which one?', { ts: thread }));
      await ask('interactive', payloads.press(control(back, 'choice:0'), { thread }));
      expect((await ask('event', payloads.mention('and where?', { thread }))).text).toContain('online');
    });

    it('answers in the open what was asked back in the open', async () => {
      const { ask, payloads, control } = await running();
      const thread = '1750000006.000001';
      const back = await ask('event', payloads.mention('which one?', { ts: thread }));
      expect(back.text).toContain('1. When did the Academy and Conference take place?\n2. Was it online?');
      const chosen = await ask('interactive', payloads.press(control(back, 'choice:1'), { thread }));
      expect(chosen).toMatchObject({ via: 'chat.postMessage', onlyFor: null, thread });
    });

    it('answers in the direct message itself, where it stays', async () => {
      const { ask, payloads, control } = await running();
      const reply = await ask('event', payloads.directMessage('when?'));
      const pressed = await ask(
        'interactive',
        payloads.press(control(reply, 'Was it online?'), { channel: WORKSPACE.direct }),
      );
      expect(pressed).toMatchObject({ via: 'chat.postMessage', channel: WORKSPACE.direct, onlyFor: null });
      expect(() => control(pressed, 'Share')).toThrow();
    });

    it('works after a restart, and is kind where its entry or its kind is gone', async () => {
      const world = await running();
      const { ask, payloads, control, start, adapter } = world;
      const reply = await ask('event', payloads.mention('when?'));
      const button = control(reply, 'Was it online?');
      await adapter.stop();
      await start();
      expect((await ask('interactive', payloads.press(button))).text).toContain('online');
      const gone = { ...button, value: '{"kind":"entry","id":"removed"}' };
      expect((await ask('interactive', payloads.press(gone))).text).toBe(WORDS.entryGone);
      for (const value of ['', 'nonsense', '{"kind":"later","id":"x"}', '{"kind":"entry","id":"<!channel>"}'])
        expect((await ask('interactive', payloads.press({ ...button, value }))).text).toBe(WORDS.entryGone);
      const share = { ...button, value: '{"kind":"share","shared":{"of":"entries","ids":["removed"]}}' };
      expect(await ask('interactive', payloads.press(share, { ephemeral: true }))).toMatchObject({
        text: WORDS.entryGone,
        onlyFor: 'U0MEMBER01',
      });
    });
  });

  describe('shortcuts and windows', () => {
    it('answers the question in a message, privately and without repeating it', async () => {
      const { ask, payloads, control } = await running();
      const reply = await ask(
        'interactive',
        payloads.messageShortcut('Hi <@U0OTHER001>, when was it?', { thread: '1750000007.000001' }),
      );
      expect(reply).toMatchObject({
        via: 'response_url',
        onlyFor: 'U0MEMBER01',
        thread: '1750000007.000001',
      });
      const shared = await ask('interactive', payloads.press(control(reply, 'Share'), { ephemeral: true }));
      expect(shared.text).toMatch(/^It took place/);
      const fact = await ask('interactive', payloads.messageShortcut('encouragement 15?'));
      const sharedFact = await ask(
        'interactive',
        payloads.press(control(fact, 'Share'), { ephemeral: true }),
      );
      expect(sharedFact.text).toMatch(/^There are fourteen/);
      expect((await ask('interactive', payloads.messageShortcut(''))).text).toBe(WORDS.nothingToRead);
    });

    it('opens a window to ask in, and answers in the same window, again and again', async () => {
      const { deliver, payloads, api } = await running();
      await deliver('interactive', payloads.globalShortcut());
      await api.until(() => api.shown.length === 1);
      const [empty] = api.shown;
      await deliver('interactive', payloads.submission(empty?.view ?? {}, 'when was it?'));
      const first = api.shown.at(-1);
      expect(first?.method).toBe('acknowledgement');
      expect(JSON.stringify(first?.view)).toContain('It took place from 1 to 8 February 2022.');
      await deliver('interactive', payloads.submission(first?.view ?? {}, 'and where?'));
      expect(JSON.stringify(api.shown.at(-1)?.view)).toContain('online');
      await deliver(
        'interactive',
        payloads.pressInView(
          { type: 'button', action_id: 'entry:0', value: '{"kind":"entry","id":"event-dates"}' },
          api.shown.at(-1)?.view ?? {},
        ),
      );
      await api.until(() => api.shown.at(-1)?.method === 'views.update');
      expect(JSON.stringify(api.shown.at(-1)?.view)).toContain('It took place');
    });

    it('rides out a trigger that has expired', async () => {
      const { deliver, ask, payloads, api, lines } = await running();
      const shortcut = payloads.globalShortcut();
      api.expire(shortcut.trigger_id);
      await deliver('interactive', shortcut);
      expect((await ask('event', payloads.directMessage('help'))).text).toBe(
        'Ask me about the outcome paper.',
      );
      expect(lines.join('')).toContain('3 seconds only after the click');
    });
  });

  describe('App Home', () => {
    it('shows what the bot is, leafs through the encouragements and answers in a window', async () => {
      const { deliver, payloads, api, control } = await running();
      await deliver('event', payloads.homeOpened('home'));
      await api.until(() => api.shown.length === 1);
      const home = api.shown[0];
      expect(home).toMatchObject({ method: 'views.publish', user: 'U0MEMBER01' });
      for (const words of [
        'Go Local Bot',
        'not the organiser',
        'Commit',
        'stores nothing',
        'Announcement of the outcome paper',
        '2026-08-01',
      ])
        expect(JSON.stringify(home?.view)).toContain(words);
      const view = home?.view ?? {};
      await deliver('interactive', payloads.pressInView(control({ blocks: view.blocks }, 'Next'), view));
      await api.until(() => api.shown.length === 2);
      expect(JSON.stringify(api.shown[1]?.view)).toContain('Build bridges');
      await deliver('event', payloads.homeOpened('home', api.shown[1]?.view));
      await api.until(() => api.shown.length === 3);
      expect(JSON.stringify(api.shown[2]?.view)).toContain('Strand 2 of 3');
      await deliver(
        'interactive',
        payloads.pressInView(control({ blocks: view.blocks }, 'first:entry:1'), view),
      );
      await api.until(() => api.shown.length === 4);
      expect(api.shown[3]?.method).toBe('views.open');
      expect(JSON.stringify(api.shown[3]?.view)).toContain('online');
    });

    it('does nothing when its messages are opened', async () => {
      const { deliver, ask, payloads, api } = await running();
      await deliver('event', payloads.homeOpened('messages'));
      await ask('event', payloads.directMessage('help'));
      expect(api.shown).toEqual([]);
      expect(api.posted).toHaveLength(1);
    });
  });

  describe('safety', () => {
    it('lets nothing in knowledge or questions become a mention, link or formatting', async () => {
      const { ask, payloads } = await running();
      const reply = await ask('event', payloads.directMessage('hostile'));
      expect(reply.text).toContain('R&amp;D &lt;!channel&gt; &lt;@U0MEMBER01&gt; *bold*');
      expect(reply.body.mrkdwn).toBe('false');
      const types = JSON.stringify(reply.blocks).match(/"type":"[a-z_]+"/g) ?? [];
      expect(types).not.toContain('"type":"mrkdwn"');
      expect(types).not.toContain('"type":"broadcast"');
      expect(types).not.toContain('"type":"user"');
      expect(JSON.stringify(reply.blocks)).toContain('R&D <!channel> <@U0MEMBER01> *bold* :smile:');
    });

    it('limits each person on their own, with one notice a window in channels', async () => {
      const world = await createWorld(mode);
      await world.start({ questionsPerWindow: 2 });
      const { ask, deliver, payloads, api } = world;
      await ask('event', payloads.mention('when?'));
      await ask('event', payloads.mention('when?'));
      const refused = await ask('event', payloads.mention('when?'));
      expect(refused).toMatchObject({
        via: 'chat.postEphemeral',
        onlyFor: 'U0MEMBER01',
        text: WORDS.tooManyQuestions,
      });
      await deliver('event', payloads.mention('when?'));
      expect((await ask('command', payloads.command('/ask-paper', 'when?'))).text).toBe(
        WORDS.tooManyQuestions,
      );
      await ask('event', payloads.mention('help', { user: 'U0OTHER001' }));
      expect(
        api.posted.map((message) => message.text).filter((text) => text === WORDS.tooManyQuestions),
      ).toHaveLength(2);
    });

    it('gives a calm reply when something breaks, logs the fault with its stack, and lives', async () => {
      const { ask, payloads, lines } = await running();
      expect((await ask('command', payloads.command('/ask-paper', 'break'))).text).toBe(
        WORDS.somethingWentWrong,
      );
      expect((await ask('event', payloads.directMessage('break'))).text).toBe(WORDS.somethingWentWrong);
      expect(await ask('event', payloads.mention('break'))).toMatchObject({
        text: WORDS.somethingWentWrong,
        onlyFor: 'U0MEMBER01',
      });
      expect((await ask('event', payloads.directMessage('help'))).text).toBe(
        'Ask me about the outcome paper.',
      );
      expect(lines.join('')).toMatch(/a fault of ours.*tiny-bot/);
    });

    it('says in the log how to cure what Slack refuses', async () => {
      const { deliver, ask, payloads, lines } = await running();
      await deliver('event', payloads.mention('when?', { channel: WORKSPACE.otherChannel }));
      await ask('event', payloads.directMessage('help'));
      expect(lines.join('')).toContain('invite it to the channel');
    });

    it('keeps words, names, ids and tokens out of the log', async () => {
      const { ask, payloads, lines } = await running();
      await ask('event', payloads.directMessage('when was my secret question asked?'));
      await ask('event', payloads.mention('break'));
      await ask('command', payloads.command('/ask-paper', 'when was my secret question asked?'));
      const log = lines.join('');
      for (const word of [
        'secret',
        'U0MEMBER01',
        'member',
        'xoxb',
        'xapp',
        WORKSPACE.signingSecret,
        WORKSPACE.direct,
      ])
        expect(log).not.toContain(word);
    });
  });
});
