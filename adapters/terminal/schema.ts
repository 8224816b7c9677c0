import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchemas } from '../../src/knowledge/json-schema.js';
import { projectRoot } from '../project.js';
import { StartError } from '../shared/start-error.js';
import { createProgram, EXIT, isStarted, type Output, runProgram, systemOutput } from './program.js';

/** `npm run knowledge:schema`: writes the schemas for editors into `dir` anew. */
export async function runSchema(argv: readonly string[], output: Output, dir: string): Promise<number> {
  const program = createProgram(
    'npm run knowledge:schema --',
    'Writes the schemas that give editors completion for the knowledge files.',
    output,
  );
  return runProgram(
    program,
    async () => {
      for (const [name, text] of jsonSchemas()) {
        await mkdir(dir, { recursive: true })
          .then(() => writeFile(join(dir, name), text))
          .catch((error: unknown) => {
            throw new StartError(
              `${join(dir, name)} could not be written (${error instanceof Error ? error.message : String(error)}): look at the rights of the folder and at the room on the disk.`,
            );
          });
        output.stdout(`Wrote ${name}.\n`);
      }
      return EXIT.ok;
    },
    argv,
  );
}

if (isStarted(import.meta.filename)) {
  const dir = join(projectRoot, 'knowledge', 'schema');
  process.exitCode = await runSchema(process.argv.slice(2), systemOutput, dir);
}
