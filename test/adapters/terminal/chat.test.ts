import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { chat, createTurn } from '../../../adapters/terminal/chat.js';
import { openFixtureBot } from '../../fixtures/bot.js';

const QUESTION = 'When did the Lakeside Forum take place?';

/** A terminal: what is typed goes in, what is seen comes out. */
function screen(env = {}) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let seen = '';
  const waiting = new Set<() => void>();
  output.on('data', (data: Buffer) => {
    seen += data;
    for (const look of waiting) look();
  });
  return {
    io: { input, output, errors: output, env },
    /** What was seen so far, colours and cursor movements included. */
    seen: () => seen,
    type: (keys: string) => void input.write(keys),
    until: (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!seen.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

describe('in a terminal', () => {
  async function talking(env = {}) {
    const terminal = screen(env);
    const leave = new AbortController();
    let tell = (_sentence: string) => {};
    const ended = chat(await openFixtureBot(), terminal.io, leave.signal, (between) => {
      tell = between;
    });
    await terminal.until('> ');
    return { ...terminal, ended, leave, tell };
  }

  it('tells something on a line of its own and leaves what is being typed', async () => {
    const { type, until, seen, ended, tell } = await talking();
    type('When did the Lake');
    await until('When did the Lake');
    tell('The knowledge has changed and is in use.');
    await until('The knowledge has changed and is in use.\n');
    await until('> When did the Lake');
    expect(seen().split('in use.').at(-1)).toContain('> When did the Lake');
    type('side Forum take place?\r');
    await until('from 26 to 30 May 2031');
    type('/quit\r');
    await ended;
    tell('Nobody hears this.');
    expect(seen()).not.toContain('Nobody');
  });

  it('says what it is, answers, and shows its help', async () => {
    const { type, until, seen, ended } = await talking();
    expect(seen()).toContain('/quit leaves');
    type(`${QUESTION}\r`);
    await until('from 26 to 30 May 2031');
    type('/quit\r');
    await ended;
  });

  it('takes a number for the suggested question with that number', async () => {
    const bot = await openFixtureBot();
    const reply = bot.ask({ text: QUESTION });
    const [first] = reply.suggestions;
    if (first === undefined) throw new Error('The test needs a suggestion.');
    const [expected = ''] = bot.entry(first.id).passages.map(({ text }) => text.slice(0, 40));
    const { type, until, ended } = await talking();
    type(`${QUESTION}\r`);
    await until('from 26 to 30 May 2031');
    type('1\r');
    await until(expected);
    type('/quit\r');
    await ended;
  });

  it('brings back what was typed with the arrow up', async () => {
    const { type, until, seen, ended } = await talking();
    type('/sources\r');
    await until('https://');
    const before = seen().length;
    type('\u001B[A');
    await until('/sources');
    type('\r');
    await until('https://');
    expect(seen().slice(before)).toContain('/sources');
    type('/quit\r');
    await ended;
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['/quit', '/quit\r'],
  ])('leaves with %s', async (_, keys) => {
    const { type, ended } = await talking();
    type(keys);
    await expect(ended).resolves.toBeUndefined();
  });

  it('leaves when the process has to', async () => {
    const { leave, ended } = await talking();
    leave.abort();
    await expect(ended).resolves.toBeUndefined();
  });

  it('colours, unless NO_COLOR is set', async () => {
    const coloured = await talking();
    expect(coloured.seen()).toContain('\u001B[1m');
    coloured.type('/quit\r');
    const plain = await talking({ NO_COLOR: '1' });
    plain.type(`${QUESTION}\r`);
    await plain.until('https://');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are such sequences
    expect(plain.seen()).not.toMatch(/\u001B\[\d+m/);
    plain.type('/quit\r');
    await Promise.all([coloured.ended, plain.ended]);
  });
});

describe('createTurn', () => {
  async function turns() {
    const output = new PassThrough();
    return createTurn(await openFixtureBot(), { output, errors: output, env: {} });
  }

  it('follows the conversation', async () => {
    const turn = await turns();
    turn(QUESTION);
    expect(turn('and where?')).toContain('Sources');
  });

  it('takes a number for a question where nothing was suggested under it', async () => {
    const turn = await turns();
    expect(turn('99')).not.toBeNull();
    expect(turn('7')).toBe((await turns())('7'));
  });

  it('names an unknown command with the known ones', async () => {
    const turn = await turns();
    expect(turn('/Foo')).toMatch(/^There is no command \/Foo\. Type a question/);
  });

  it('lists each source with its address', async () => {
    const text = (await turns())('/sources') ?? '';
    expect(text.match(/https:\/\//g)?.length).toBeGreaterThan(1);
  });
});
