import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SUGGESTED_PROMPTS, slackManifest } from '../../../adapters/slack/manifest.js';
import { runManifest } from '../../../adapters/slack/manifest-cli.js';

const file = new URL('../../../adapters/slack/manifest.json', import.meta.url);

async function run(...argv: readonly string[]) {
  let out = '';
  let err = '';
  const status = await runManifest(argv, {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}

describe('the manifest', () => {
  it('in the repository is the one that the code makes', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(slackManifest());
  });

  it('asks for the least: four scopes, three events, no address in Socket Mode', () => {
    const { oauth_config: oauth, settings } = slackManifest();
    expect(oauth.scopes.bot).toEqual(['app_mentions:read', 'chat:write', 'commands', 'im:history']);
    expect(settings.event_subscriptions).toEqual({
      bot_events: ['app_home_opened', 'app_mention', 'message.im'],
    });
    expect(settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(slackManifest())).not.toContain('http');
  });

  it('keeps to the lengths of https://docs.slack.dev/reference/app-manifest', () => {
    const { display_information: display, features } = slackManifest();
    expect(display.name.length).toBeLessThanOrEqual(35);
    expect(display.description.length).toBeLessThanOrEqual(140);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
    expect(SUGGESTED_PROMPTS.length).toBeLessThanOrEqual(4);
    for (const shortcut of features.shortcuts) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
    }
  });

  it('names the address of the bot wherever Slack needs it over HTTP', () => {
    const url = 'https://bot.example.org/go/slack/events';
    const { settings, features } = slackManifest('https://bot.example.org/go/');
    expect(settings.event_subscriptions).toMatchObject({ request_url: url });
    expect(settings.interactivity).toMatchObject({ request_url: url });
    expect(settings.socket_mode_enabled).toBe(false);
    for (const command of features.slash_commands) expect(command).toMatchObject({ url });
    expect(slackManifest(url).settings.interactivity).toMatchObject({ request_url: url });
  });
});

describe('the command', () => {
  it('prints the manifest for Socket Mode, or for an address', async () => {
    expect(JSON.parse((await run()).out)).toEqual(slackManifest());
    const { out } = await run('--url', 'https://bot.example.org');
    expect(JSON.parse(out)).toEqual(slackManifest('https://bot.example.org'));
  });

  it.each([
    [['--url', 'http://bot.example.org'], /^The address has to be .* https:\/\/, .* found "http:/],
    [['--url', 'bot.example.org'], /^The address has to be/],
    [['--ur', 'x'], /unknown option/i],
    [['extra'], /too many arguments/i],
  ])('refuses %j in one line, with status 2', async (argv, message) => {
    const { status, out, err } = await run(...argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('explains itself', async () => {
    const { status, out, err } = await run('--help');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('--url');
  });
});
