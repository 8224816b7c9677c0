import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCheck } from '../../../adapters/terminal/check.js';
import {
  lineOf,
  paperCopy,
  paperDir,
  paperSourcesDir,
  paperText,
  swap,
  TODAY,
} from '../../knowledge/invented.js';

// The invented papers must not push out of the project's cache what the shipped knowledge taught.
let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'go-local-bot-check-'));
  vi.stubEnv('CACHE_DIR', cache);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true, force: true });
});

async function check(...argv: string[]) {
  let out = '';
  let err = '';
  const output = {
    stdout: (text: string) => {
      out += text;
    },
    stderr: (text: string) => {
      err += text;
    },
  };
  const status = await runCheck(argv, { output, today: TODAY });
  return { status, out, err };
}

test('a sound folder is one line that says how much was checked', async () => {
  const { status, out, err } = await check('--knowledge', paperDir);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toBe(
    'The knowledge is sound: 1 language, 22 entries, 4 gaps, 14 numbered encouragements, 163 questions, 4 sources, quotes not compared (name the texts with --sources), 4 regression questions, 2 regression conversations.\n',
  );
});

test('with the texts of the sources every quote is compared', async () => {
  const { status, out } = await check('--knowledge', paperDir, '--sources', paperSourcesDir);
  expect(status).toBe(0);
  expect(out).toContain('31 quotes compared');
});

test('a broken folder is a sentence for each problem, of all kinds at once, and exit status 1', async () => {
  const dir = await paperCopy();
  const text = swap(
    swap(
      await paperText('en.yaml'),
      'quote: Sixty delegates took part',
      'quote: Seventy delegates took part',
    ),
    'related: [organiser]\n    topics: [money]',
    'related: [nobody]\n    topics: [money]',
  );
  await writeFile(join(dir, 'en.yaml'), text);
  await writeFile(join(dir, 'questions/more.yaml'), '- { q: x }\n');
  const { status, out, err } = await check('--knowledge', dir, '--sources', paperSourcesDir);
  expect({ status, err }).toEqual({ status: 1, err: '' });
  expect(out.split('\n')).toEqual([
    expect.stringMatching(
      `en.yaml:${lineOf(text, 'Seventy')}: expected words of paragraph 2 of "lakeside-notice"`,
    ),
    expect.stringMatching(
      `en.yaml:${lineOf(text, '[nobody]')}: expected the id of an entry or gap in "related"`,
    ),
    expect.stringMatching('questions/more.yaml:1: expected '),
    '',
    '3 problems.',
    '',
  ]);
});

test('a question among the wrong entry is found by the real matcher', async () => {
  const dir = await paperCopy();
  // The same words in another order, once with the wrong entry and often with the right one.
  const dates = [
    'the forum on which days did meet',
    'did the forum meet on which days',
    'which days the forum did meet on',
  ];
  const text = swap(
    swap(
      await paperText('en.yaml'),
      '      - on which days did the forum meet\n',
      ['on which days did the forum meet', ...dates].map((line) => `      - ${line}\n`).join(''),
    ),
    'question: Who wrote the Lakeside Paper?',
    'question: On which days the forum did meet?',
  );
  await writeFile(join(dir, 'en.yaml'), text);
  const { status, out } = await check('--knowledge', dir);
  expect(status).toBe(1);
  expect(out).toMatch(new RegExp(`en.yaml:${lineOf(text, 'On which days the forum')}: .*"paper-authors"`));
});

test('--json is one object', async () => {
  const sound = await check('--knowledge', paperDir, '--json');
  expect(JSON.parse(sound.out)).toMatchObject({
    sound: true,
    problems: [],
    checked: { languages: 1, entries: 22, gaps: 4, encouragements: 14, quotes: null },
  });
  const broken = await check('--knowledge', join(paperDir, 'nowhere'), '--json');
  expect(broken.status).toBe(1);
  expect(JSON.parse(broken.out)).toMatchObject({
    sound: false,
    problems: [{ line: null, expected: 'a folder with the knowledge', found: 'nothing of that name' }],
    checked: null,
  });
});

test('an unknown option, or an argument, is one line on standard error and exit status 2', async () => {
  for (const argv of [['--knowlege', 'x'], ['knowledge'], ['--sources']]) {
    const { status, out, err } = await check(...argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  }
});

test('--help names every option', async () => {
  const { status, out, err } = await check('--help');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  for (const option of ['--knowledge', '--sources', '--json', '--help']) expect(out).toContain(option);
});
