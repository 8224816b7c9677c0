import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkStoredSchemas, jsonSchemas } from '../../src/knowledge/json-schema.js';

const stored = join(import.meta.dirname, '../../knowledge/schema');

test('the stored schemas are those of the code', async () => {
  expect(await checkStoredSchemas(stored)).toEqual([]);
});

test('a schema that is missing or old is told with the cure', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'schema-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  for (const [name, text] of jsonSchemas()) await writeFile(join(dir, name), text.replaceAll('\n', '\r\n'));
  expect(await checkStoredSchemas(dir)).toEqual([]);
  await writeFile(join(dir, 'sources.schema.json'), '{}');
  await rm(join(dir, 'questions.schema.json'));
  expect(await checkStoredSchemas(dir)).toMatchObject([
    { file: join(dir, 'sources.schema.json'), found: 'an older or changed one' },
    {
      file: join(dir, 'questions.schema.json'),
      found: 'no readable file',
      cure: 'run "npm run knowledge:schema"',
    },
  ]);
});

test('an editor learns which fields there are, which must be there, and what they mean', () => {
  const schema = JSON.parse(jsonSchemas().get('knowledge.schema.json') ?? '');
  const entry = schema.properties.entries.items;
  expect(entry.required).toEqual(['id', 'question', 'alternates', 'answer', 'sources', 'topics', 'reviewed']);
  expect(entry.additionalProperties).toBe(false);
  expect(entry.properties.reviewed.description).toContain('last compared this with its sources');
  // What may be left out must not be underlined as missing.
  expect(schema.required).not.toContain('encouragements');
});
