import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { config as loadDotenv, parse as parseDotenv } from 'dotenv';
import { projectRoot } from './project.js';

/** The environment as far as the bot reads it. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One platform to start, with all that it needs. */
export type Platform =
  | { readonly kind: 'discord'; readonly token: string; readonly guildId: string | undefined }
  | {
      readonly kind: 'slack';
      readonly mode: 'socket';
      readonly botToken: string;
      readonly appToken: string;
    }
  | {
      readonly kind: 'slack';
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly host: string;
      readonly port: number;
    };

export interface Config {
  /** Absolute. */
  readonly knowledgeFolder: string;
  /** Absolute. What the matcher learnt is kept here; safe to delete. */
  readonly cacheFolder: string;
  /** Empty: the terminal. */
  readonly platforms: readonly Platform[];
  readonly questionsPerWindow: number;
  readonly logLevel: LogLevel;
  /** Choices made for the operator, to be logged at start: one sentence each. */
  readonly notes: readonly string[];
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

export const DEFAULTS = Object.freeze({
  /** This machine alone: who wants to be reached from outside says so. */
  host: '127.0.0.1',
  /** TCP port for Slack over HTTP. 0 lets the system choose one. */
  port: 3000,
  /** Questions a person may ask in 30 seconds (1–1000): enough for fast typing, too few to flood a channel. */
  questionsPerWindow: 10,
  logLevel: 'info' satisfies LogLevel,
});

/** All names that the bot reads, as in `.env.example`. */
const NAMES: readonly string[] = Object.freeze([
  'DISCORD_TOKEN',
  'DISCORD_GUILD_ID',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'HOST',
  'PORT',
  'KNOWLEDGE_DIR',
  'CACHE_DIR',
  'QUESTIONS_PER_WINDOW',
  'LOG_LEVEL',
  'NO_COLOR',
]);

/** One sentence for each name in the file that the bot does not read: a token under a misspelt name would go unnoticed. */
export function strangeNames(file: string = join(projectRoot, '.env')): string[] {
  let text: Buffer;
  try {
    text = readFileSync(file);
  } catch {
    return [];
  }
  return Object.keys(parseDotenv(text))
    .filter((name) => !NAMES.includes(name))
    .map(
      (name) =>
        `The bot does not read ${name} from .env: compare its spelling with .env.example, or remove it.`,
    );
}

/** `process.env`, completed by the file `.env` of the project. Nothing else reads either. */
export function environment(): Environment {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  loadDotenv({ path: join(projectRoot, '.env'), processEnv: env, quiet: true });
  return env;
}

/**
 * Reads the whole configuration of `npm start`.
 *
 * @param knowledge the option `--knowledge` as typed; it wins over `KNOWLEDGE_DIR`
 * @returns all problems at once, each one sentence with its cure; no value of a secret is ever part of a sentence.
 */
export function readConfig(env: Environment = environment(), knowledge?: string): ConfigResult {
  const problems: string[] = [];
  const notes: string[] = [];
  const platforms = [...readDiscord(env, problems), ...readSlack(env, problems, notes)];
  const config: Config = {
    ...readFolders(knowledge, env),
    platforms,
    questionsPerWindow: readWhole(
      env,
      { name: 'QUESTIONS_PER_WINDOW', least: 1, most: 1000, otherwise: DEFAULTS.questionsPerWindow },
      problems,
    ),
    logLevel: readLogLevel(env, problems),
    notes,
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config };
}

/**
 * The folders that every command needs. `knowledge` is the option `--knowledge` as typed; it wins over `KNOWLEDGE_DIR`.
 */
export function readFolders(
  knowledge: string | undefined,
  env: Environment = environment(),
): Pick<Config, 'knowledgeFolder' | 'cacheFolder'> {
  const folder = knowledge ?? set(env, 'KNOWLEDGE_DIR');
  const cache = set(env, 'CACHE_DIR');
  return {
    knowledgeFolder:
      folder === undefined ? join(projectRoot, 'knowledge') : resolve(callerFolder(env), folder),
    cacheFolder: cache === undefined ? join(projectRoot, '.cache') : resolve(callerFolder(env), cache),
  };
}

/**
 * The folder that relative paths on a command line are meant from: `npm run` changes into the project
 * and leaves the folder where it was called in INIT_CWD.
 */
export function callerFolder(env: Environment, current: string = process.cwd()): string {
  return current === projectRoot ? (set(env, 'INIT_CWD') ?? current) : current;
}

/** True where text for that stream may be coloured. Follows https://no-color.org. */
export function wantsColours(stream: { readonly isTTY?: boolean }, env: Environment): boolean {
  return stream.isTTY === true && set(env, 'NO_COLOR') === undefined && env.TERM !== 'dumb';
}

function readDiscord(env: Environment, problems: string[]): Platform[] {
  const token = set(env, 'DISCORD_TOKEN');
  const guildId = set(env, 'DISCORD_GUILD_ID');
  if (guildId !== undefined && !/^\d{17,20}$/.test(guildId)) {
    problems.push(
      'DISCORD_GUILD_ID has to be the number of a server, 17 to 20 digits: right-click the server in Discord with developer mode on and choose "Copy Server ID".',
    );
  }
  if (token === undefined) {
    if (guildId !== undefined) {
      problems.push(
        'DISCORD_GUILD_ID is set without DISCORD_TOKEN: set the token of the bot too, or remove the guild id.',
      );
    }
    return [];
  }
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) {
    problems.push(
      'DISCORD_TOKEN does not look like the token of a bot, which is three parts joined by dots: copy it from the page "Bot" of your application at https://discord.com/developers/applications, without quotes and without the word "Bot".',
    );
  }
  return [{ kind: 'discord', token, guildId }];
}

function readSlack(env: Environment, problems: string[], notes: string[]): Platform[] {
  const botToken = set(env, 'SLACK_BOT_TOKEN');
  const appToken = set(env, 'SLACK_APP_TOKEN');
  const signingSecret = set(env, 'SLACK_SIGNING_SECRET');
  const host = readHost(env, problems);
  const port = readWhole(env, { name: 'PORT', least: 0, most: 65_535, otherwise: DEFAULTS.port }, problems);

  if (botToken !== undefined && !/^xoxb-\S+$/.test(botToken)) {
    problems.push(
      `SLACK_BOT_TOKEN has to begin with "xoxb-"${foundInstead(botToken)}: copy the Bot User OAuth Token from "OAuth & Permissions" of your app at https://api.slack.com/apps.`,
    );
  }
  if (appToken !== undefined && !/^xapp-\S+$/.test(appToken)) {
    problems.push(
      `SLACK_APP_TOKEN has to begin with "xapp-"${foundInstead(appToken)}: create an app-level token with the scope connections:write under "Basic Information" of your app at https://api.slack.com/apps.`,
    );
  }
  for (const [name, token] of [
    ['SLACK_BOT_TOKEN', botToken],
    ['SLACK_APP_TOKEN', appToken],
  ] as const) {
    // The example of a guide, "xoxb-…", copied as it stands.
    if (token !== undefined && /^x\w+-/.test(token) && !/^[\w-]+$/.test(token))
      problems.push(
        `${name} has a sign in it that no token has: copy the whole token from https://api.slack.com/apps.`,
      );
  }
  if (signingSecret !== undefined && !/^[0-9a-zA-Z]{16,}$/.test(signingSecret)) {
    problems.push(
      'SLACK_SIGNING_SECRET has to be letters and digits only, 16 or more: copy the Signing Secret from "Basic Information" of your app at https://api.slack.com/apps.',
    );
  }

  if (botToken === undefined) {
    if (appToken !== undefined || signingSecret !== undefined) {
      const alone = appToken !== undefined ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
      problems.push(
        `${alone} is set without SLACK_BOT_TOKEN: set the bot token too, or remove ${alone} to run without Slack.`,
      );
    }
    return [];
  }
  if (appToken !== undefined) {
    if (signingSecret !== undefined) {
      notes.push(
        'Both SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are set: Slack runs in Socket Mode and does not listen for HTTP requests.',
      );
    }
    return [{ kind: 'slack', mode: 'socket', botToken, appToken }];
  }
  if (signingSecret !== undefined)
    return [{ kind: 'slack', mode: 'http', botToken, signingSecret, host, port }];
  problems.push(
    'SLACK_BOT_TOKEN is set without SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.',
  );
  return [];
}

function readHost(env: Environment, problems: string[]): string {
  const host = set(env, 'HOST') ?? DEFAULTS.host;
  if (!/^[\w.:-]+$/.test(host)) {
    problems.push(
      `HOST has to be an address or a host name such as 127.0.0.1 or 0.0.0.0, found ${shown(host)}: correct it or remove it.`,
    );
  }
  return host;
}

function readLogLevel(env: Environment, problems: string[]): LogLevel {
  const wanted = set(env, 'LOG_LEVEL')?.toLowerCase() ?? DEFAULTS.logLevel;
  const level = LOG_LEVELS.find((name) => name === wanted);
  if (level !== undefined) return level;
  problems.push(
    `LOG_LEVEL has to be one of ${LOG_LEVELS.join(', ')}, found ${shown(wanted)}: correct it or remove it.`,
  );
  return DEFAULTS.logLevel;
}

function readWhole(
  env: Environment,
  wanted: {
    readonly name: string;
    readonly least: number;
    readonly most: number;
    readonly otherwise: number;
  },
  problems: string[],
): number {
  const text = set(env, wanted.name);
  if (text === undefined) return wanted.otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= wanted.least && value <= wanted.most) return value;
  problems.push(
    `${wanted.name} has to be a whole number from ${wanted.least} to ${wanted.most}, found ${shown(text)}: correct it or remove it (then it is ${wanted.otherwise}).`,
  );
  return wanted.otherwise;
}

/** A variable that is empty counts as not set: a copy of `.env.example` has many of them. */
function set(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

/** Names the kind of token that was put in the wrong place; never a part of the secret itself. */
function foundInstead(token: string): string {
  const prefix = /^(xox[a-z]-|xapp-)/.exec(token)?.[0];
  return prefix === undefined ? '' : `, found one that begins with "${prefix}"`;
}

function shown(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
