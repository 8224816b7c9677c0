import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBot } from '../../../adapters/open-bot.js';
import { projectRoot } from '../../../adapters/project.js';
import { fitView, toBlocks, toMessages } from '../../../adapters/slack/layout.js';
import { LIMITS } from '../../../adapters/slack/limits.js';
import { homeParts, pageParts, replyParts } from '../../../adapters/slack/render.js';
import { sharedFrom } from '../../../adapters/slack/share.js';
import type { Bot } from '../../../src/bot.js';
import { refuseBlocks, refuseView } from '../../loopback/slack/block-kit.js';
import { createWorld, type Mode } from './world.js';

const MODES: readonly Mode[] = ['http', 'socket'];

/** The invented paper of fourteen encouragements, so that look-up by number has something to find. */
let bot: Bot;
let entryIds: readonly string[];
let cacheFolder: string;

beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'go-local-bot-slack-'));
  const opened = await openBot({ knowledgeFolder: join(projectRoot, 'test/fixtures/paper'), cacheFolder });
  ({ bot } = opened);
  const language = opened.knowledge.languages.get(opened.knowledge.defaultLanguage);
  entryIds = [...(language?.entries.keys() ?? [])];
}, 60_000);

afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

describe.each(MODES)('the whole bot over %s', (mode) => {
  async function running() {
    const world = await createWorld(mode, { bot });
    await world.start();
    return world;
  }

  it('looks up encouragements by number and topic, and leafs on from there', async () => {
    const { ask, payloads, control, bot: core } = await running();
    const seventh = await ask('command', payloads.command('/encouragements', '7'));
    expect(seventh.text).toMatch(/^Encouragement 7: Work with universities/);
    const first = await ask('command', payloads.command('/encouragements', ''));
    expect(first.text).toContain(core.browse(1).text);
    const second = await ask('interactive', payloads.press(control(first, 'next'), { ephemeral: true }));
    expect(second.text).toContain(core.browse(2).text);
    const topic = await ask('command', payloads.command('/encouragements', 'children'));
    expect(topic.via).toBe('acknowledgement');
  });

  it('answers a mention and its follow-up in the thread', async () => {
    const { ask, payloads } = await running();
    const thread = '1750000009.000001';
    const when = await ask(
      'event',
      payloads.mention('When did the Lakeside Forum take place?', { ts: thread }),
    );
    expect(when.text).toContain('26 to 30 May 2031');
    const where = await ask('event', payloads.mention('and where?', { thread }));
    expect(where.text).toContain(bot.entry('forum-place').passages[0]?.text.split(' ').slice(0, 4).join(' '));
  });

  it('shares what was answered, also where the conversation explains the question', async () => {
    const { ask, payloads, control } = await running();
    const when = await ask(
      'command',
      payloads.command('/ask-paper', 'When did the Lakeside Forum take place?'),
    );
    const shared = await ask('interactive', payloads.press(control(when, 'share'), { ephemeral: true }));
    expect(shared.text).toMatch(/^“When did the Lakeside Forum take place\?”\n\n.*26 to 30 May 2031/s);
    const where = await ask('command', payloads.command('/ask-paper', 'and where?'));
    const sharedWhere = await ask(
      'interactive',
      payloads.press(control(where, 'share'), { ephemeral: true }),
    );
    expect(sharedWhere.text).toMatch(/^“and where\?”/);
    expect(sharedWhere.text.slice('“and where?”'.length)).toContain(
      bot.entry('forum-place').passages[0]?.text,
    );
  });
});

describe('what the core says', () => {
  it('is taken by Slack and shared again in the same words, for every entry', () => {
    const words = bot.words();
    for (const id of entryIds) {
      const reply = bot.entry(id);
      const share = sharedFrom(bot, reply, null);
      for (const { blocks } of toMessages(replyParts(reply, { words, share })))
        expect(refuseBlocks(blocks)).toBeNull();
      expect(share, id).toEqual({ of: 'entries', ids: [id] });
    }
  });

  it('is taken by Slack for every page, in a message and in the App Home', () => {
    const words = bot.words();
    const { pages } = bot.browse(1);
    expect(pages).toBe(14);
    for (let number = 1; number <= pages; number += 1) {
      const page = bot.browse(number);
      const messages = toMessages(
        pageParts(page, { words, controls: true, share: { of: 'page', page: number } }),
      );
      expect(messages).toHaveLength(1);
      expect(refuseBlocks(messages[0]?.blocks)).toBeNull();
      const home = fitView(toBlocks(homeParts(bot.about(), page, words)), LIMITS.viewBlocks);
      expect(refuseView({ type: 'home', blocks: home }, 'home')).toBeNull();
    }
  });
});
