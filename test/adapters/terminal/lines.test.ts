import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../adapters/terminal/lines.js';

async function linesOf(chunks: readonly (string | Uint8Array)[], limit?: number): Promise<string[]> {
  async function* input() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of readLines(input(), limit)) lines.push(line);
  return lines;
}

describe('readLines', () => {
  it('takes LF and CRLF, with and without a last line end', async () => {
    expect(await linesOf(['a\r\nb\n\nc'])).toEqual(['a', 'b', '', 'c']);
    expect(await linesOf(['a\n'])).toEqual(['a']);
    expect(await linesOf([])).toEqual([]);
  });

  it('puts characters together that were cut between chunks', async () => {
    const bytes = Buffer.from('Grüße 人権\n');
    const single = [...bytes].map((byte) => Uint8Array.of(byte));
    expect(await linesOf(single)).toEqual(['Grüße 人権']);
  });

  it('turns bytes that are no text into replacement characters', async () => {
    expect(await linesOf([Uint8Array.of(0x61, 0xff, 0xfe, 0x0a, 0x62)])).toEqual(['a\uFFFD\uFFFD', 'b']);
  });

  it('drops a byte order mark', async () => {
    expect(await linesOf([Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)])).toEqual(['a']);
  });

  it('keeps the beginning of a line over the limit and all of the next one', async () => {
    const chunks = [...Array.from({ length: 100 }, () => 'x'.repeat(100)), '\nnext\n'];
    expect(await linesOf(chunks, 250)).toEqual(['x'.repeat(250), 'next']);
  });

  it('gives the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '\n', '\r', '人') })),
        async (chunks) => {
          expect(await linesOf(chunks)).toEqual(await linesOf([chunks.join('')]));
        },
      ),
    );
  });
});
