import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openBot } from '../../adapters/open-bot.js';
import { StartError } from '../../adapters/shared/start-error.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { PAPER_FOLDER } from '../fixtures/bot.js';

const QUESTION = { text: 'When did the Lakeside Forum take place?' };

/** A copy of the invented paper and an empty cache. */
async function folders() {
  const folder = await mkdtemp(join(tmpdir(), 'go-local-bot-open-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const knowledgeFolder = join(folder, 'knowledge');
  await cp(PAPER_FOLDER, knowledgeFolder, { recursive: true });
  return { knowledgeFolder, cacheFolder: join(folder, 'cache') };
}

it('answers the same from what it learnt before', async () => {
  const both = await folders();
  const first = await openBot(both);
  const files = await readdir(both.cacheFolder);
  expect(files.length).toBeGreaterThan(0);
  const second = await openBot(both);
  expect(await readdir(both.cacheFolder)).toEqual(files);
  expect(second.knowledge).toEqual(first.knowledge);
  expect(second.bot.ask(QUESTION)).toEqual(first.bot.ask(QUESTION));
  expect(second.bot.ask(QUESTION).outcome).toBe('answer');
});

it('says where what it learnt could not be kept', async () => {
  const both = await folders();
  expect((await openBot(both)).notes).toEqual([]);
  const { notes } = await openBot({ ...both, cacheFolder: join(both.knowledgeFolder, 'en.yaml') });
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatch(/^What was learnt could not be kept in .*CACHE_DIR\.$/);
});

it('learns anew where what it learnt is damaged', async () => {
  const both = await folders();
  const first = await openBot(both);
  for (const name of await readdir(both.cacheFolder)) {
    const path = join(both.cacheFolder, name);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length / 2));
  }
  const second = await openBot(both);
  expect(second.bot.ask(QUESTION)).toEqual(first.bot.ask(QUESTION));
});

it('does not use what it learnt from another content of the same folder', async () => {
  const both = await folders();
  await openBot(both);
  const file = join(both.knowledgeFolder, 'en.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('met from 26 to 30 May 2031.', 'met in the last days of May 2031.'));
  const { bot } = await openBot(both);
  expect(bot.ask(QUESTION).passages[0]?.text).toContain('in the last days of May');
});

it('refuses a broken knowledge with every problem, file and line', async () => {
  const both = await folders();
  await writeFile(join(both.knowledgeFolder, 'sources.yaml'), 'sources:\n  - id: Not An Id\n');
  const error = await openBot(both).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(StartError);
  expect(String(error)).toMatch(/sources\.yaml:2: expected/);
  expect(String(error)).toMatch(/The knowledge has \d+ problems, so the bot does not start/);
});

it('goes on with another knowledge in the same bot, and keeps the conversations', async () => {
  const both = await folders();
  const { bot, replace } = await openBot(both);
  const conversation = 'a';
  bot.ask({ ...QUESTION, conversation });
  const file = join(both.knowledgeFolder, 'en.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('met from 26 to 30 May 2031.', 'met in the last days of May 2031.'));
  const loaded = await loadKnowledge(both.knowledgeFolder);
  if (!loaded.ok) throw new Error('The changed knowledge has to be sound.');
  await replace(loaded.knowledge);
  expect(bot.ask(QUESTION).passages[0]?.text).toContain('in the last days of May');
  expect(bot.ask({ text: 'and where?', conversation }).passages[0]?.entry?.id).toBe('forum-place');
});
