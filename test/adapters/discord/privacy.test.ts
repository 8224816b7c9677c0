import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openFixtureBot } from '../../fixtures/bot.js';
import { textOf } from '../../loopback/discord/discord.js';
import { run } from './running.js';

test('/about says about privacy what PRIVACY.md says', async () => {
  const bot = await openFixtureBot();
  const { discord } = await run({ bot });
  const about = textOf(await discord.command('about').message());
  const promise = bot.about().privacy;
  expect(about).toContain(promise);
  const file = await readFile(new URL('../../../PRIVACY.md', import.meta.url), 'utf8');
  expect(file.replace(/\s+/g, ' ')).toContain(promise);
});
