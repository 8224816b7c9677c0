import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runSchema } from '../../../adapters/terminal/schema.js';
import { checkStoredSchemas } from '../../../src/knowledge/json-schema.js';

test('the command writes schemas that the check then finds current', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'schema-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  const nested = join(dir, 'schema');
  const written: string[] = [];
  const output = { stdout: (text: string) => void written.push(text), stderr: () => {} };
  expect(await runSchema([], output, nested)).toBe(0);
  expect(written).toContain('Wrote knowledge.schema.json.\n');
  expect(await checkStoredSchemas(nested)).toEqual([]);
});

test('an unknown option writes nothing and is exit status 2', async () => {
  const errors: string[] = [];
  const output = { stdout: () => {}, stderr: (text: string) => void errors.push(text) };
  expect(await runSchema(['--force'], output, '/nowhere')).toBe(2);
  expect(errors).toHaveLength(1);
});

test('a folder that cannot be written to is one sentence', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'schema-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  await writeFile(join(dir, 'file'), '');
  const errors: string[] = [];
  const output = { stdout: () => {}, stderr: (text: string) => void errors.push(text) };
  expect(await runSchema([], output, join(dir, 'file'))).toBe(1);
  expect(errors.join('')).toMatch(/^.*could not be written \(.*\): look at the rights of the folder.*\n$/);
});
