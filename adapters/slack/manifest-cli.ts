import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { StartError } from '../shared/start-error.js';
import { slackManifest } from './manifest.js';

export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Prints the manifest of the Slack app as JSON, ready to paste.
 *
 * @param argv the arguments after the name of the script
 * @returns the exit status: 0, or 2 for arguments that make no sense
 */
export function manifestCommand(argv: readonly string[], { out, err }: Output): number {
  let status = 0;
  const command = new Command('npm run slack:manifest --')
    .description('Prints the manifest of the Slack app: for Socket Mode, or for HTTP where --url is given.')
    .option(
      '--url <address>',
      'where Slack reaches the bot from the internet, for example https://bot.example.org',
    )
    .configureOutput({ writeOut: out, writeErr: err, outputError: (text) => err(text) })
    .showSuggestionAfterError(false)
    .exitOverride()
    .action(({ url }: { url?: string }) => {
      out(`${JSON.stringify(slackManifest(url), null, 2)}\n`);
    });
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof StartError) {
      err(`${error.message}\n`);
      status = 2;
    } else if (error instanceof Error && 'exitCode' in error) status = error.exitCode === 0 ? 0 : 2;
    else throw error;
  }
  return status;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = manifestCommand(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
