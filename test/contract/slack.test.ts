import { createLog } from '../../adapters/shared/log.js';
import { startSlack } from '../../adapters/slack/start.js';
import { createPayloads } from '../loopback/slack/payloads.js';
import { sendSigned } from '../loopback/slack/requests.js';
import { startWebApi, WORKSPACE } from '../loopback/slack/web-api.js';
import type { Driver, Shown } from './driver.js';
import { describeAdapter } from './suite.js';

describeAdapter('Slack', async (bot): Promise<Driver> => {
  const api = await startWebApi();
  const payloads = createPayloads(api);
  const adapter = await startSlack({
    bot,
    log: createLog({ write: () => {} }),
    botToken: WORKSPACE.botToken,
    signingSecret: WORKSPACE.signingSecret,
    port: 0,
    slackApiUrl: api.apiUrl,
  });
  const url = `http://127.0.0.1:${adapter.port}/slack/events`;
  return {
    async ask(question) {
      const sent = payloads.command('/ask-paper', asSlackSends(question));
      const { body } = await sendSigned(url, 'command', sent);
      return read(body);
    },
    async stop() {
      await adapter.stop();
      await api.close();
    },
  };
});

/** Slack escapes these three in what people type. */
function asSlackSends(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Reads the blocks, as clients show them; not the text for notifications. */
function read(message: unknown): Shown {
  const parts = flatten(message);
  const numbered = parts.filter(({ type, style }) => type === 'rich_text_list' && style === 'ordered');
  const buttons = parts.filter(({ type, action_id: id }) => type === 'button' && id !== 'share');
  return {
    text: textOf(parts),
    sources: parts.flatMap(({ type, url }) => (type === 'link' && typeof url === 'string' ? [url] : [])),
    suggestions:
      numbered.length > 0
        ? numbered.flatMap(({ elements }) => [elements].flat().map((item) => textOf(flatten(item))))
        : buttons.map(({ text }) => textOf(flatten(text))),
  };
}

type Part = Readonly<Record<string, unknown>>;

/** The object and all objects in it that may be seen, in order. */
function flatten(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Part;
  return [part, ...flatten(part.blocks), ...flatten(part.elements), ...flatten(part.text)];
}

function textOf(parts: readonly Part[]): string {
  return parts
    .flatMap(({ blocks, text }) => (blocks === undefined && typeof text === 'string' ? [text] : []))
    .join(' ');
}
