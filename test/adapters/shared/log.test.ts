import { expect, test } from 'vitest';
import { createLog } from '../../../adapters/shared/log.js';

function recorded() {
  const lines: string[] = [];
  const log = createLog({ secrets: ['s3cr3t'], write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

test('a sentence is one line with its level and time', () => {
  const { log, lines, last } = recorded();
  log.info('Connected.');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\n$/);
  expect(last()).toMatchObject({ level: 'info', msg: 'Connected.' });
  expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('an error keeps its stack, code and cause', () => {
  const { log, last } = recorded();
  const error = Object.assign(new Error('outer', { cause: new TypeError('inner') }), { code: 50_013 });
  log.error('The answer failed.', error);
  expect(last().err).toMatchObject({
    type: 'Error',
    message: 'outer',
    code: 50_013,
    cause: { type: 'TypeError', message: 'inner' },
  });
  expect(last().err).toHaveProperty('stack', expect.stringContaining('log.test.ts'));
});

test('what an SDK hangs on its errors stays out: requests with message texts, tokens', () => {
  const { log, lines } = recorded();
  const error = Object.assign(new Error('PATCH /webhooks/112233445566778899/tok_en/messages s3cr3t'), {
    requestBody: { json: { content: 'a private question' } },
    url: 'https://discord.com/api/v10/webhooks/112233445566778899/tok_en',
  });
  log.warn('Discord refused an answer.', error);
  expect(lines.join('')).not.toMatch(/private question|tok_en|s3cr3t|112233445566778899/);
});

test('something else than an error is not printed: it may be anything', () => {
  const { log, lines } = recorded();
  log.error('The answer failed.', 'a private question');
  expect(lines.join('')).not.toContain('private');
});

test('a chain of causes that bites its tail comes to an end', () => {
  const { log, lines } = recorded();
  const error = new Error('loop');
  error.cause = error;
  log.error('The answer failed.', error);
  expect(lines).toHaveLength(1);
});
