import type { Problem } from './problem.js';

export type Decoding =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Problem };

/** Bytes that begin a file saved as UTF-16 by an editor. */
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The text of a file in UTF-8, with or without a byte order mark; anything else is a problem with the line where it begins. */
export function decode(file: string, bytes: Uint8Array): Decoding {
  if (UTF16_MARKS.some(([first, second]) => bytes[0] === first && bytes[1] === second)) {
    return {
      ok: false,
      problem: { file, line: null, expected: 'text in UTF-8', found: 'text in UTF-16', cure: SAVE_AS },
    };
  }
  const text = utf8(bytes);
  if (text === null) {
    return {
      ok: false,
      problem: {
        file,
        line: firstBrokenLine(bytes),
        expected: 'text in UTF-8',
        found: 'a letter in another encoding',
        cure: SAVE_AS,
      },
    };
  }
  const control = CONTROL.exec(text);
  if (control === null) return { ok: true, text };
  const code = (control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    ok: false,
    problem: {
      file,
      line: text.slice(0, control.index).split('\n').length,
      expected: 'visible letters',
      found: `the invisible control character U+${code}`,
      cure: 'delete it and type the word anew',
    },
  };
}

const SAVE_AS = 'save the file anew with the encoding UTF-8';

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function firstBrokenLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  // A line break is one byte in UTF-8 and never part of another character.
  for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
    if (utf8(bytes.subarray(start, end)) === null) return line;
    start = end + 1;
    line += 1;
  }
  return line;
}
