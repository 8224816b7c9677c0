import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type Config,
  callerFolder,
  DEFAULTS,
  type Environment,
  readConfig,
  readFolders,
  strangeNames,
  wantsColours,
} from '../../adapters/config.js';
import { projectRoot } from '../../adapters/project.js';

const BOT = 'xoxb-1-a';
const APP = 'xapp-1-a';
const SECRET = '0123456789abcdef0123456789abcdef';
const DISCORD = 'MTIz.Gabc.secret-part_x';

function configOf(env: Environment): Config {
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return reading.config;
}

function problemsOf(env: Environment): readonly string[] {
  const reading = readConfig(env);
  return reading.ok ? [] : reading.problems;
}

describe('readConfig', () => {
  it('starts no platform in an empty environment, and has a default for the rest', () => {
    expect(configOf({})).toEqual({
      knowledgeFolder: join(projectRoot, 'knowledge'),
      cacheFolder: join(projectRoot, '.cache'),
      platforms: [],
      questionsPerWindow: DEFAULTS.questionsPerWindow,
      logLevel: 'info',
      notes: [],
    });
  });

  it('takes the empty lines of a copied example file for not set', () => {
    const env = { DISCORD_TOKEN: '', DISCORD_GUILD_ID: ' ', SLACK_BOT_TOKEN: '', PORT: '', LOG_LEVEL: '' };
    expect(configOf(env).platforms).toEqual([]);
  });

  it('describes both platforms where both have tokens', () => {
    const env = { DISCORD_TOKEN: DISCORD, SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SECRET, PORT: '8080' };
    expect(configOf(env).platforms).toEqual([
      { kind: 'discord', token: DISCORD, guildId: undefined },
      { kind: 'slack', mode: 'http', botToken: BOT, signingSecret: SECRET, host: '127.0.0.1', port: 8080 },
    ]);
  });

  it('prefers Socket Mode where a signing secret is set too, and says so', () => {
    const config = configOf({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SECRET });
    expect(config.platforms).toEqual([{ kind: 'slack', mode: 'socket', botToken: BOT, appToken: APP }]);
    expect(config.notes).toHaveLength(1);
    expect(config.notes[0]).toContain('Socket Mode');
  });

  it.each<[string, Environment, RegExp]>([
    ['a Discord token of another shape', { DISCORD_TOKEN: 'abc' }, /^DISCORD_TOKEN .*copy it from/],
    ['a guild id that is no number', { DISCORD_TOKEN: DISCORD, DISCORD_GUILD_ID: 'x' }, /^DISCORD_GUILD_ID/],
    ['a guild id alone', { DISCORD_GUILD_ID: '12345678901234567' }, /without DISCORD_TOKEN/],
    [
      'a user token for the bot',
      { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: APP },
      /"xoxb-", found .*"xoxp-"/,
    ],
    [
      'the example of a guide',
      { SLACK_BOT_TOKEN: 'xoxb-…', SLACK_APP_TOKEN: APP },
      /SLACK_BOT_TOKEN has a sign in it that no token has: copy the whole token/,
    ],
    ['a bot token for the app', { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: BOT }, /"xapp-", found .*"xoxb-"/],
    ['a bot token alone', { SLACK_BOT_TOKEN: BOT }, /without SLACK_APP_TOKEN or SLACK_SIGNING_SECRET/],
    ['an app token alone', { SLACK_APP_TOKEN: APP }, /SLACK_APP_TOKEN is set without SLACK_BOT_TOKEN/],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: SECRET }, /SLACK_SIGNING_SECRET is set without/],
    [
      'a signing secret with spaces',
      { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: 'a b' },
      /^SLACK_SIGNING_SECRET/,
    ],
    ['a port that is no number', { PORT: 'http' }, /^PORT .* from 0 to 65535, found "http"/],
    ['a port out of range', { PORT: '70000' }, /found "70000"/],
    ['a host with a scheme', { HOST: 'http://x' }, /^HOST/],
    ['no question at all', { QUESTIONS_PER_WINDOW: '0' }, /^QUESTIONS_PER_WINDOW .* from 1/],
    ['an unknown level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL has to be one of .*found "loud"/],
  ])('refuses %s in one sentence', (_, env, message) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
    expect(problems[0]).toMatch(/\.$/);
    expect(problems[0]).not.toContain('\n');
  });

  it('names all problems at once', () => {
    expect(problemsOf({ DISCORD_TOKEN: 'abc', SLACK_BOT_TOKEN: 'xoxp-1', PORT: 'x' })).toHaveLength(4);
  });

  it('never shows a part of a secret', () => {
    const env = { DISCORD_TOKEN: 'hunter2', SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: 'hunter2' };
    const problems = problemsOf({ ...env, SLACK_SIGNING_SECRET: 'hunter2 hunter2' });
    expect(problems).toHaveLength(4);
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('readFolders', () => {
  it('takes the option before the environment', () => {
    expect(readFolders('/a', { KNOWLEDGE_DIR: '/b' }).knowledgeFolder).toBe('/a');
    expect(readFolders(undefined, { KNOWLEDGE_DIR: '/b' }).knowledgeFolder).toBe('/b');
  });
});

describe('callerFolder', () => {
  it('is where npm was called, but only inside the project, where npm changes to', () => {
    expect(callerFolder({ INIT_CWD: '/home/x' }, projectRoot)).toBe('/home/x');
    expect(callerFolder({ INIT_CWD: '/home/x' }, '/elsewhere')).toBe('/elsewhere');
    expect(callerFolder({}, projectRoot)).toBe(projectRoot);
  });
});

describe('wantsColours', () => {
  it('colours a terminal, unless it or the person does not want it', () => {
    expect(wantsColours({ isTTY: true }, {})).toBe(true);
    expect(wantsColours({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColours({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
    expect(wantsColours({}, {})).toBe(false);
  });
});

describe('the file .env', () => {
  it('has no name that the bot does not read without being told', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'go-local-bot-env-')), '.env');
    onTestFinished(() => rm(dirname(file), { recursive: true, force: true }));
    expect(strangeNames(file)).toEqual([]);
    await writeFile(file, 'DISCORD_TOKN=secret\nPORT=3001\n');
    expect(strangeNames(file)).toEqual([
      'The bot does not read DISCORD_TOKN from .env: compare its spelling with .env.example, or remove it.',
    ]);
  });

  it('may have every name of .env.example', () => {
    expect(strangeNames(join(projectRoot, '.env.example'))).toEqual([]);
  });
});
