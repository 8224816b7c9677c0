import { describe, expect, it } from 'vitest';
import { deserialiseModel, serialiseModel } from '../../src/matching/cache.js';
import { createMatcher } from '../../src/matching/matcher.js';
import { trainMatcher } from '../../src/matching/train.js';
import { LIBRARY } from './subject.js';

const model = await trainMatcher(LIBRARY, { synonyms: [['library', 'house of books']] });
const KEY = 'hash-of-knowledge';

describe('cache of a model', () => {
  it('gives a model back that answers the same', () => {
    const read = deserialiseModel(serialiseModel(model, KEY), KEY);
    expect(read).toEqual(model);
    const [fresh, cached] = [model, read ?? model].map((one) =>
      createMatcher(one).match('wen does the libary open'),
    );
    expect(cached).toEqual(fresh);
  });

  it('reads from a buffer at an odd place in memory', () => {
    const bytes = serialiseModel(model, KEY);
    const shifted = Buffer.concat([Buffer.from([0]), bytes]).subarray(1);
    expect(deserialiseModel(shifted, KEY)).toEqual(model);
  });

  it('is ignored for another key', () => {
    expect(deserialiseModel(serialiseModel(model, KEY), 'another')).toBeUndefined();
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('GLBM but not really a model')],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
    ['changed in its head', (bytes: Buffer) => flip(bytes, 40)],
    ['changed in its numbers', (bytes: Buffer) => flip(bytes, bytes.length - 50)],
    ['changed in its lengths', (bytes: Buffer) => flip(bytes, 9)],
  ])('is ignored where it is %s', (_, damage) => {
    expect(deserialiseModel(damage(serialiseModel(model, KEY)), KEY)).toBeUndefined();
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return bytes;
}
