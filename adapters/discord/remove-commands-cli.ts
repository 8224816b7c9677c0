import { readConfig } from '../config.js';
import { StartError } from '../shared/start-error.js';
import { type Io, outputOf, processIo } from '../terminal/io.js';
import { createProgram, EXIT, isStarted, runProgram } from '../terminal/program.js';
import { removeCommands } from './remove-commands.js';

/**
 * `npm run discord:remove-commands`: takes the commands of the bot away from Discord.
 *
 * @returns the exit status: 0, 1 where the token is missing or wrong, 2 for arguments that make no sense
 */
export function runRemoveCommands(argv: readonly string[], io: Io): Promise<number> {
  const output = outputOf(io);
  const program = createProgram(
    'npm run discord:remove-commands --',
    'Takes the commands of the bot away from Discord, everywhere and in the servers that it is in. The next start of the bot registers them again.',
    output,
  );
  return runProgram(
    program,
    async () => {
      const reading = readConfig(io.env);
      if (!reading.ok) throw new StartError(reading.problems.join('\n'));
      const discord = reading.config.platforms.find(({ kind }) => kind === 'discord');
      if (discord?.kind !== 'discord') {
        throw new StartError(
          'DISCORD_TOKEN is not set: put the token of the bot into .env, then run this again.',
        );
      }
      output.stdout(`${await removeCommands({ token: discord.token })}\n`);
      return EXIT.ok;
    },
    argv,
  );
}

if (isStarted(import.meta.filename)) {
  process.exitCode = await runRemoveCommands(process.argv.slice(2), processIo());
}
