import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { runRemoveCommands } from '../../../adapters/discord/remove-commands-cli.js';

async function call(argv: readonly string[], env: Record<string, string>) {
  const output = new PassThrough();
  const errors = new PassThrough();
  const status = await runRemoveCommands(argv, { input: new PassThrough(), output, errors, env });
  return { status, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') };
}

test('without a token it says what to do', async () => {
  const { status, errors } = await call([], {});
  expect(status).toBe(1);
  expect(errors).toMatch(/^DISCORD_TOKEN is not set: put .*\n$/);
});

test('with a token that cannot be one it says so before it connects', async () => {
  const { status, errors } = await call([], { DISCORD_TOKEN: 'nonsense' });
  expect(status).toBe(1);
  expect(errors).toContain('does not look like the token of a bot');
});

test('it explains itself, and does not take what it does not know', async () => {
  expect(await call(['--help'], {})).toMatchObject({
    status: 0,
    output: expect.stringContaining('Takes the commands'),
  });
  expect((await call(['--other'], {})).status).toBe(2);
});
