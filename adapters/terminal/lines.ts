export const LINE = Object.freeze({
  /** Bytes of a line that are kept (1 MiB); the rest is dropped. Ten times the longest question that anybody pasted. */
  bytes: 1_048_576,
});

const LINE_FEED = 0x0a;

/**
 * Splits a stream into lines without ever holding more than one line and one chunk.
 *
 * Lines end with LF or CRLF, the last one also without. Bytes that are no UTF-8 become U+FFFD, as does a character that the
 * limit cuts in two; a byte order mark at the start of a line is dropped.
 */
export async function* readLines(
  input: AsyncIterable<Uint8Array | string>,
  limit: number = LINE.bytes,
): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let kept = 0;
  const keep = (part: Buffer) => {
    const piece = part.subarray(0, limit - kept);
    if (piece.length === 0) return;
    parts.push(piece);
    kept += piece.length;
  };
  const finish = () => {
    const line = decoder.decode(Buffer.concat(parts));
    parts = [];
    kept = 0;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };

  let open = false;
  for await (const chunk of input) {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk)
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      keep(bytes.subarray(start, end));
      yield finish();
      start = end + 1;
      open = false;
    }
    if (start < bytes.length) {
      keep(bytes.subarray(start));
      open = true;
    }
  }
  if (open) yield finish();
}

const decoder = new TextDecoder('utf-8');
