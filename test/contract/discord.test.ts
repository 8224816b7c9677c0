import { startDiscord } from '../../adapters/discord/start.js';
import { createLog } from '../../adapters/shared/log.js';
import { buttonsOf, startLoopbackDiscord, textOf } from '../loopback/discord/discord.js';
import type { Driver, Shown } from './driver.js';
import { describeAdapter } from './suite.js';

describeAdapter('Discord', async (bot): Promise<Driver> => {
  const discord = await startLoopbackDiscord();
  const log = createLog({ write: () => {} });
  const adapter = await startDiscord({ bot, token: discord.world.token, log, rest: discord.rest });
  return {
    async ask(question) {
      const message = await discord.command('ask', { question }).message();
      return read(
        textOf(message),
        buttonsOf(message).map(({ label = '' }) => label),
      );
    },
    async stop() {
      await adapter.stop();
      await discord.stop();
    },
  };
});

/** Undoes what the adapter did for Discord's Markdown: small print, masked links, escapes. */
function read(markdown: string, buttons: readonly string[]): Shown {
  const written = [...markdown.matchAll(/^- (.*)$/gm)].map(([, line = '']) => unmarked(line));
  return {
    text: unmarked(markdown.replace(/^-# /gm, '').replace(MASKED_LINK, '$<label>')),
    sources: [...markdown.matchAll(MASKED_LINK)].map(({ groups }) => groups?.url ?? ''),
    suggestions: written.length > 0 ? written : buttons.filter((label) => label !== 'Share'),
  };
}

const MASKED_LINK = /\[(?<label>(?:\\.|[^\]\\])*)\]\(<(?<url>[^>]*)>\)/g;

function unmarked(markdown: string): string {
  return markdown.replace(/\\([^\w\s])/g, '$1');
}
