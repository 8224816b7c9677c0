import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { yamlValue } from '../../src/knowledge/yaml-value.js';

const KNOWLEDGE = join(import.meta.dirname, '../../knowledge');

/** What the parser says that tells faults; undefined where it finds one. */
function withPlaces(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : document.toJS();
}

describe('yamlValue', () => {
  it.each(['en.yaml', 'sources.yaml'])(
    'reads the same of %s as the parser that tells faults',
    async (name) => {
      const text = await readFile(join(KNOWLEDGE, name), 'utf8');
      expect(yamlValue(text)).toEqual(withPlaces(text));
    },
  );

  it.each([
    ['an alias', 'a: &x 1\nb: *x'],
    ['an anchor', 'a: &x 1'],
    ['a tag', 'a: !!str 1'],
    ['two documents', 'a: 1\n---\nb: 2'],
    ['a field twice', 'a: 1\na: 2'],
    ['a bracket that is not closed', 'a: [1, 2'],
    ['nothing', ''],
    ['null', 'null'],
  ])('leaves %s to the parser that tells faults', (_, text) => {
    expect(yamlValue(text)).toBeUndefined();
  });

  it('reads plain texts, numbers, dates and quotes as the parser that tells faults, or leaves them to it', () => {
    const sign = fc.constantFrom(...'aAnN0179 -:#\'"?!,.[]{}|>%@&*~+_=\\xeEtruo\t\n'.split(''), 'ö', '–');
    const text = fc.string({ unit: sign, maxLength: 14 });
    const lines = fc.tuple(text, text).map(([a, b]) => `one: ${a}\ntwo:\n  - ${b}\n  - end`);
    const check = fc.property(lines, (yaml) => {
      const quick = yamlValue(yaml);
      if (quick === undefined) return;
      const careful = withPlaces(yaml);
      // A field without a name is nothing that a schema knows.
      if (careful === undefined || /"":|"null":/.test(JSON.stringify([careful, quick]))) return;
      expect(quick).toEqual(careful);
    });
    fc.assert(check, { numRuns: 5000 });
  });
});
