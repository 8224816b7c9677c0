import { realpathSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { StartError } from '../shared/start-error.js';

/** Where a command writes, so that a test sees what a person sees. */
export interface Output {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

export const systemOutput: Output = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
};

export const EXIT = Object.freeze({
  ok: 0,
  /** What was asked for did not succeed. */
  failed: 1,
  /** The command line was not understood. */
  usage: 2,
});

/** A command was called in a way that makes no sense; the message is one whole sentence with the cure. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command with `--help`, whose errors are one line on standard error. */
export function createProgram(name: string, description: string, output: Output): Command {
  return new Command(name)
    .description(description)
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
    .showSuggestionAfterError(false)
    .allowExcessArguments(false)
    .configureOutput({
      writeOut: output.stdout,
      writeErr: output.stderr,
      outputError: (text, write) => write(errorLine(text)),
    });
}

/** Runs a command: the exit status of its action, or that of a command line that was not understood. */
export async function runProgram(
  program: Command,
  action: () => Promise<number>,
  argv: readonly string[],
): Promise<number> {
  const { writeErr } = program.configureOutput();
  let status: number = EXIT.ok;
  program.action(async () => {
    status = await action();
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    // Commander has written help or its one line already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UsageError || error instanceof StartError) {
      writeErr?.(`${error.message}\n`);
      return error instanceof UsageError ? EXIT.usage : EXIT.failed;
    }
    throw error;
  }
}

/** True where that module was started and not imported. */
export function isStarted(file: string): boolean {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === realpathSync(file);
}

/** Commander's "error: unknown option '--x'" as one line with the cure. */
function errorLine(text: string): string {
  const sentence = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}: add --help to see what is possible.\n`;
}
