import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePress, encodePress, type Press } from '../../../adapters/discord/custom-id.js';

const anyPress: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ kind: fc.constant('entry' as const), id: fc.stringMatching(/^[a-z0-9-]{1,40}$/) }),
  fc.record({
    kind: fc.constant('page' as const),
    page: fc.nat(9_999),
    by: fc.constantFrom('previous' as const, 'next' as const),
  }),
  fc.constant({ kind: 'menu' as const }),
  fc.constant({ kind: 'share' as const }),
);

test('what is put into a button comes out of it, and fits', () => {
  fc.assert(
    fc.property(anyPress, (press) => {
      const customId = encodePress(press);
      expect(decodePress(customId)).toEqual(press);
      expect(customId.length).toBeLessThanOrEqual(100);
    }),
  );
});

test.each(['', 'entry:', 'page:next:', 'page:next:-1', 'page:sideways:1', 'shares', 'old|format'])(
  'an id of another version is not taken for ours: %j',
  (customId) => {
    expect(decodePress(customId)).toBeNull();
  },
);
