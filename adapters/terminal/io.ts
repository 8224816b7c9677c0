import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { type Environment, environment, wantsColours } from '../config.js';
import type { Output } from './program.js';
import type { Layout } from './render.js';

/** What a command reads from and writes to. */
export interface Io {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Screen;
  readonly errors: Writable;
  readonly env: Environment;
}

/** A terminal, or whatever the output was sent to instead. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The streams of this process. A reader that has gone away ends the process quietly, as it does other commands. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  return { input: process.stdin, output: process.stdout, errors: process.stderr, env: environment() };
}

/** Writes and waits while the reader is behind. */
export async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

/** How a reply is laid out there: read anew for each reply, because a window may have been resized. */
export function layoutOf(output: Screen, env: Environment): Layout {
  // Some terminals say 0 where they do not know.
  return { colours: wantsColours(output, env), width: output.columns || undefined };
}

/** For the part of a command that writes little and needs not wait. */
export function outputOf({ output, errors }: Io): Output {
  return {
    stdout: (text) => void output.write(text),
    stderr: (text) => void errors.write(text),
  };
}

/** Tells a fault of the bot with its stack. */
export function reportFault({ errors }: Pick<Io, 'errors'>): (error: unknown) => void {
  return (error) => void errors.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
