import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Helping from '../../adapters/helper.js';
import type * as Loading from '../../adapters/load.js';
import { projectRoot } from '../../adapters/project.js';
import type { ReplyRecord } from '../../adapters/terminal/record.js';
import type * as Training from '../../adapters/train.js';
import { readFolder } from '../../src/knowledge/folder.js';
import { loadKnowledge } from '../../src/knowledge/load.js';

/** The commands as people run them: compiled, as processes of their own, in a folder that is not the project's. */

const PAPER = join(projectRoot, 'test', 'fixtures', 'paper');
let elsewhere: string;

beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'go-local-bot-'));
  await run('npm', ['run', '--silent', 'build'], { cwd: projectRoot });
}, 60_000);

afterAll(() => rm(elsewhere, { recursive: true, force: true }));

/** An empty value also keeps what a developer has in .env out of the tests. */
const NO_TOKENS = {
  DISCORD_TOKEN: '',
  DISCORD_GUILD_ID: '',
  SLACK_BOT_TOKEN: '',
  SLACK_APP_TOKEN: '',
  SLACK_SIGNING_SECRET: '',
};

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Stops reading after so many bytes, as `head` does. */
  readonly readOnly?: number;
}

function run(
  command: string,
  args: readonly string[],
  { cwd = elsewhere, input, env = {}, readOnly }: Surroundings = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd,
    env: {
      ...NO_TOKENS,
      PATH: process.env.PATH,
      HOME: elsewhere,
      CACHE_DIR: join(elsewhere, 'cache'),
      ...env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => {
    stdout += data;
    if (readOnly !== undefined && stdout.length >= readOnly) child.stdout.destroy();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

const command = (name: string) => join(projectRoot, 'dist', 'adapters', `${name}.js`);
const ask = (args: readonly string[], surroundings?: Surroundings) =>
  run(process.execPath, [command('terminal/ask'), ...args], surroundings);

const recordsOf = ({ stdout }: Ended): ReplyRecord[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('ask', () => {
  it('answers in words, with sources', async () => {
    const { status, stdout, stderr } = await ask([
      '--knowledge',
      PAPER,
      'When did the Lakeside Forum take place?',
    ]);
    expect(stdout).toContain('from 26 to 30 May 2031');
    expect(stdout).toMatch(/https:\/\/\S+/);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('reads the question from standard input where none is given', async () => {
    const { stdout } = await ask(['--json', '--knowledge', PAPER], {
      input: 'When did the Lakeside Forum\ntake place?\n',
    });
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'answer', entries: [{ id: 'forum-dates' }] });
  });

  it.each([
    ['an unknown option', ['--nope'], /^Unknown option '--nope'/],
    ['no question', [], /^There is no question/],
    ['a question beside --batch', ['--batch', 'when?'], /^With --batch/],
    ['an option without its value', ['--knowledge'], /^Option '--knowledge <folder>' argument missing/],
  ])('tells %s in one line, with status 2', async (_, args, message) => {
    const { status, stdout, stderr } = await ask(args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('takes an empty question for one', async () => {
    expect(await ask(['--json', '--knowledge', PAPER, ''])).toMatchObject({ status: 0, stderr: '' });
  });

  it('does not start with a broken knowledge, and says where it is broken', async () => {
    const broken = join(elsewhere, 'broken');
    await cp(PAPER, broken, { recursive: true });
    await writeFile(join(broken, 'sources.yaml'), 'sources:\n  - id: Not An Id\n');
    const { status, stdout, stderr } = await ask(['--knowledge', 'broken', 'when?']);
    expect(stderr).toMatch(/broken\/sources\.yaml:\d+: expected .+, found .+/);
    expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('names a knowledge folder that does not exist, with the cure', async () => {
    const { status, stderr } = await ask(['--knowledge', 'nowhere', 'when?']);
    expect(stderr).toContain('--knowledge or KNOWLEDGE_DIR');
    expect(status).toBe(1);
  });
});

describe('ask --batch', () => {
  it('answers each line with a line, in order, whatever stands there', async () => {
    const deep = '['.repeat(100_000);
    const lines = [
      '{"q":"When did the Lakeside Forum take place?","conversation":"a"}',
      '',
      'best recipe for pancakes',
      '{"q":"and where?","conversation":"a"}\r',
      '   ',
      '{"q":"and where?","conversation":"b"}',
      '{"q":"broken',
      '{"no":"question"}',
      '{"q":["a"]}',
      '{"q":""}',
      deep,
      'x'.repeat(100_000),
      'y'.repeat(2_000_000),
    ];
    const input = Buffer.concat([
      Buffer.from(`${lines.join('\n')}\n`),
      Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x0a]),
      Buffer.from('hello'),
    ]);
    const ended = await ask(['--batch', '--knowledge', PAPER], { input });
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    const records = recordsOf(ended);
    expect(records).toHaveLength(13);
    expect(records.map(({ question }) => question.slice(0, 20))).toEqual([
      'When did the Lakesid',
      'best recipe for panc',
      'and where?',
      'and where?',
      '{"q":"broken',
      '{"no":"question"}',
      '{"q":["a"]}',
      '',
      '['.repeat(20),
      'x'.repeat(20),
      'y'.repeat(20),
      '\uFFFD\uFFFD\0\uFFFD',
      'hello',
    ]);
    expect(records[2]?.entries).toMatchObject([{ id: 'forum-place' }]);
    expect(records[3]?.entries).toEqual([]);
    expect(records.at(-1)?.outcome).toBe('courtesy');
  });

  it('ends quietly when nobody reads on', async () => {
    const input = 'When did the Lakeside Forum take place?\n'.repeat(5_000);
    const { status, stderr } = await ask(['--batch', '--knowledge', PAPER], { input, readOnly: 100 });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('takes no line for nothing to do', async () => {
    expect(await ask(['--batch', '--knowledge', PAPER])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('npm run', () => {
  it('understands a relative folder from where npm was called', async () => {
    await cp(PAPER, join(elsewhere, 'paper'), { recursive: true });
    const args = ['--prefix', projectRoot, 'run', '--silent', 'ask', '--', '--json', '--knowledge', 'paper'];
    const { status, stdout, stderr } = await run('npm', [...args, 'who organised the forum?']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ entries: [{ id: 'organiser' }] });
    expect(status).toBe(0);
  });
});

describe('evaluate', () => {
  const evaluate = (args: readonly string[]) =>
    run(process.execPath, [command('terminal/evaluate'), ...args]);

  it('asks the questions of the knowledge and those of conversations', async () => {
    const { status, stdout, stderr } = await evaluate(['--knowledge', PAPER, '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      inScope: { total: 3 },
      outOfScope: { total: 1, answer: 0 },
      must: { total: 2, missed: [] },
      conversations: { inScope: { total: 4 } },
      passed: true,
    });
    expect(status).toBe(0);
  });

  it('fails where a question that must pass does not, and names it', async () => {
    const file = join(elsewhere, 'own.jsonl');
    await writeFile(
      file,
      '{"q":"When did the Lakeside Forum take place?","expect":"organiser","must":true,"more":1}\n',
    );
    const { status, stdout } = await evaluate(['--knowledge', PAPER, relative(elsewhere, file)]);
    expect(stdout).toContain('Must pass: 0 of 1');
    expect(stdout).toContain('expects organiser, the reply is answer (forum-dates)');
    expect(status).toBe(1);
  });

  it('refuses an expected id that does not exist, with file and line', async () => {
    const file = join(elsewhere, 'wrong.jsonl');
    await writeFile(file, '{"q":"when?","expect":"no-such-id"}\n');
    const { status, stdout, stderr } = await evaluate(['--knowledge', PAPER, 'wrong.jsonl']);
    expect(stderr).toMatch(/wrong\.jsonl:1: expected .*no-such-id/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});

describe('bench', () => {
  const bench = (args: readonly string[]) => run(process.execPath, [command('terminal/bench'), ...args]);

  it.each<[string, string[], number, RegExp]>([
    ['an unknown platform', ['irc'], 2, /^There is no benchmark for "irc"/],
    ['a folder without intents', ['--intents', PAPER], 1, /^There is no file .*train\.tsv: name/],
    ['an unknown option', ['--nope'], 2, /^Unknown option '--nope'/],
    ['an option without the one that it belongs to', ['--shots', '5'], 2, /^--shots belongs to --intents/],
    ['two kinds of benchmark at once', ['slack', '--intents', PAPER], 2, /^--intents measures the matcher/],
  ])('tells %s in one line', async (_, args, status, message) => {
    const ended = await bench(args);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr.trimEnd()).not.toContain('\n');
    expect(ended).toMatchObject({ status, stdout: '' });
  });
});

describe('start', () => {
  const start = (surroundings: Surroundings) => run(process.execPath, [command('start')], surroundings);

  it('answers line by line where standard input is no terminal', async () => {
    const input =
      'When did the Lakeside Forum take place?\n\nand where?\n/sources\n/nonsense\n/quit\nwhen?\n';
    const { status, stdout, stderr } = await start({ input, env: { KNOWLEDGE_DIR: PAPER } });
    expect(stderr).toBe('');
    expect(stdout).toContain('from 26 to 30 May 2031');
    expect(stdout).toContain('There is no command /nonsense.');
    expect(stdout).not.toContain('\u001B');
    expect(status).toBe(0);
  });

  it('ends quietly when nobody reads on', async () => {
    const input = 'When did the Lakeside Forum take place?\n'.repeat(2_000);
    const { status, stderr } = await start({ input, readOnly: 100, env: { KNOWLEDGE_DIR: PAPER } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('names everything that is wrong with the tokens before anything connects', async () => {
    const { status, stdout, stderr } = await start({
      env: { DISCORD_TOKEN: 'x', SLACK_BOT_TOKEN: 'xoxp-1' },
    });
    expect(stderr.trimEnd().split('\n')).toHaveLength(3);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('names a port in use before anything connects', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a'.repeat(32), PORT: String(port) };
    const { status, stderr } = await start({ env: { ...env, KNOWLEDGE_DIR: PAPER } });
    taken.close();
    expect(stderr).toMatch(new RegExp(`^Port ${port} `));
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(status).toBe(1);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('leaves with status 0 on %s', async (signal) => {
    const child = spawn(process.execPath, [command('start')], {
      env: {
        ...NO_TOKENS,
        PATH: process.env.PATH,
        KNOWLEDGE_DIR: PAPER,
        CACHE_DIR: join(elsewhere, 'cache'),
      },
    });
    child.stdin.write('When did the Lakeside Forum take place?\n');
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

describe('helper processes', () => {
  const compiled = <T>(name: string): Promise<T> =>
    import(join(projectRoot, 'dist', 'adapters', `${name}.js`));

  it('learn the same as one process alone', async () => {
    const { train, trainBeside, trainHere } = await compiled<typeof Training>('train');
    const loaded = await loadKnowledge(PAPER);
    const language = loaded.ok ? loaded.knowledge.languages.get('en') : undefined;
    if (language === undefined) throw new Error('The invented paper is broken.');
    const here = await trainHere(language);
    expect(await train(language)).toEqual(here);
    expect(await trainBeside(language)).toEqual(here);
  });

  it('load the same as one process alone, sound or broken', async () => {
    const { loadBeside, readHere } = await compiled<typeof Loading>('load');
    const reading = await readFolder(PAPER);
    if (!reading.ok) throw new Error('The invented paper is missing.');
    const beside = await loadBeside(reading.folder);
    const here = await readHere(reading.folder);
    expect(beside).toMatchObject({ ok: true, knowledge: { hash: reading.folder.hash } });
    expect(beside.ok && Buffer.from(beside.bytes)).toEqual(here.ok && here.bytes);
    const broken = {
      ...reading.folder,
      sources: { ...reading.folder.sources, bytes: Buffer.from('sources: 3') },
    };
    expect(await loadBeside(broken)).toEqual(await readHere(broken));
  });

  it('are done without where they cannot run', async () => {
    const { train, trainHere } = await compiled<typeof Training>('train');
    const { loadBeside } = await compiled<typeof Loading>('load');
    const reading = await readFolder(PAPER);
    if (!reading.ok) throw new Error('The invented paper is missing.');
    const before = process.env.NODE_OPTIONS;
    process.env.NODE_OPTIONS = '--require /nowhere/at/all.cjs';
    try {
      const loaded = await loadBeside(reading.folder);
      const language = loaded.ok ? loaded.knowledge.languages.get('en') : undefined;
      if (language === undefined) throw new Error('The invented paper is broken.');
      expect(await train(language)).toEqual(await trainHere(language));
    } finally {
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
    }
  });

  it('say why they ended before their work was done', async () => {
    const { startHelper } = await compiled<typeof Helping>('helper');
    const folder = await mkdtemp(join(tmpdir(), 'go-local-bot-helper-'));
    const path = join(folder, 'helper.mjs');
    await writeFile(path, 'throw new Error("no room left");');
    const helper = startHelper(path);
    const [first, second] = helper.answers<unknown>(2);
    await helper.send({});
    await expect(first).rejects.toThrow(/ended with 1 before its work was done.*no room left/s);
    await expect(second).rejects.toThrow('before its work was done');
    await rm(folder, { recursive: true });
  });

  it('take no message for an answer that is none', async () => {
    const { startHelper } = await compiled<typeof Helping>('helper');
    const folder = await mkdtemp(join(tmpdir(), 'go-local-bot-helper-'));
    const path = join(folder, 'helper.mjs');
    const { href } = pathToFileURL(join(projectRoot, 'dist', 'adapters', 'helper.js'));
    await writeFile(
      path,
      `import { help } from '${href}';
      help(async (message, send) => { process.send({ 'watch:import': ['x'] }); await send(message); });`,
    );
    const helper = startHelper(path);
    const [answer] = helper.answers<unknown>(1);
    await helper.send(Int16Array.of(1, -2));
    expect(await answer).toEqual(Int16Array.of(1, -2));
    helper.end();
    await rm(folder, { recursive: true });
  });
});
