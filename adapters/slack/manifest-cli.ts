import { StartError } from '../shared/start-error.js';
import {
  createProgram,
  EXIT,
  isStarted,
  type Output,
  runProgram,
  systemOutput,
  UsageError,
} from '../terminal/program.js';
import { slackManifest } from './manifest.js';

/**
 * `npm run --silent slack:manifest`: prints the manifest of the Slack app as JSON, ready to paste.
 *
 * @returns the exit status: 0, or 2 for arguments that make no sense
 */
export function runManifest(argv: readonly string[], output: Output): Promise<number> {
  const program = createProgram(
    'npm run --silent slack:manifest --',
    'Prints the manifest of the Slack app: for Socket Mode, or for HTTP where an address is given.',
    output,
  ).option(
    '--url <address>',
    'where Slack reaches the bot from the internet, for example https://bot.example.org',
  );
  return runProgram(
    program,
    async () => {
      output.stdout(`${JSON.stringify(manifestFor(program.opts<{ url?: string }>().url), null, 2)}\n`);
      return EXIT.ok;
    },
    argv,
  );
}

function manifestFor(url: string | undefined) {
  try {
    return slackManifest(url);
  } catch (error) {
    throw error instanceof StartError ? new UsageError(error.message) : error;
  }
}

if (isStarted(import.meta.filename))
  process.exitCode = await runManifest(process.argv.slice(2), systemOutput);
