import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { callerFolder, readFolders } from '../config.js';
import { brokenKnowledge } from '../open-bot.js';
import { StartError } from '../shared/start-error.js';
import { type Io, outputOf, processIo } from './io.js';
import { createProgram, EXIT, isStarted, runProgram, UsageError } from './program.js';

interface BenchOptions {
  readonly intents?: string;
  readonly test?: string;
  readonly shots?: string;
  readonly knowledge?: string;
  readonly json?: true;
}

/**
 * `npm run bench`: measures; what is measured depends on the options.
 *
 * @returns the exit status: 0, 1 where a platform does not reach what it has to, 2 for a wrong call
 */
export function runBench(argv: readonly string[], io: Io): Promise<number> {
  const program = createProgram(
    'npm run bench --',
    'Compares the matcher with Fuse.js and MiniSearch and measures one question as a whole process.',
    outputOf(io),
  )
    .argument('[platform]', 'discord or slack: load on that adapter, on this machine alone')
    .option(
      '--intents <folder>',
      'measure the matcher on public intent data (train.tsv, validation.tsv) instead',
    )
    .option('--test <file>', 'with --intents: questions of another file')
    .option('--shots <number>', 'with --intents: learn from so many phrases of each intent only')
    .option(
      '--knowledge <folder>',
      'the knowledge folder (default: KNOWLEDGE_DIR, else the one of the project)',
    )
    .option('--json', 'print JSON');
  return runProgram(
    program,
    async () => {
      const options = program.opts<BenchOptions>();
      const [platform] = program.args;
      checkTogether(options, platform);
      if (platform !== undefined) {
        return (await benchPlatform(platform, options.knowledge, io)) ? EXIT.ok : EXIT.failed;
      }
      if (options.intents !== undefined) await benchIntents(options.intents, options, io);
      else await benchMatcher(options, io);
      return EXIT.ok;
    },
    argv,
  );
}

/** What would be passed over in silence is told before a benchmark of several minutes begins. */
function checkTogether({ intents, test, shots }: BenchOptions, platform: string | undefined): void {
  const alone = test !== undefined ? '--test' : shots !== undefined ? '--shots' : undefined;
  if (alone !== undefined && intents === undefined)
    throw new UsageError(
      `${alone} belongs to --intents: add --intents with a folder, or leave ${alone} out.`,
    );
  if (platform !== undefined && intents !== undefined)
    throw new UsageError(`--intents measures the matcher alone: leave out "${platform}" or --intents.`);
}

async function benchMatcher(options: BenchOptions, io: Io): Promise<void> {
  const { compare } = await import('./bench/compare.js');
  const { measureOneShot, renderOneShot } = await import('./bench/one-shot.js');
  const { knowledgeFolder } = readFolders(options.knowledge, io.env);
  await refuseBroken(knowledgeFolder);
  const show = (text: string) => void (options.json === true || io.output.write(`${text}\n`));
  const note = (sentence: string) => void io.errors.write(`${sentence}\n`);
  const comparison = await compare(knowledgeFolder, show, note);
  note('Measuring one question as a whole process.');
  const oneShot = await measureOneShot(knowledgeFolder, io.env);
  show(renderOneShot(oneShot));
  if (options.json === true) io.output.write(`${JSON.stringify({ comparison, oneShot })}\n`);
}

/** The measured processes can only say that they failed. */
async function refuseBroken(folder: string): Promise<void> {
  const loaded = await loadKnowledge(folder);
  if (!loaded.ok) throw brokenKnowledge(loaded.problems);
}

async function benchIntents(intents: string, options: BenchOptions, io: Io): Promise<void> {
  const { runIntentBenchmark } = await import('./bench/intents.js');
  const here = callerFolder(io.env);
  const folder = resolve(here, intents);
  const test = options.test === undefined ? join(folder, 'validation.tsv') : resolve(here, options.test);
  for (const path of [join(folder, 'train.tsv'), test]) {
    if (existsSync(path)) continue;
    throw new StartError(
      options.test !== undefined && path === test
        ? `There is no file ${path}: name a file of questions with --test, or leave it out.`
        : `There is no file ${path}: name a folder with train.tsv and validation.tsv.`,
    );
  }
  const shots = options.shots === undefined ? {} : { shots: readShots(options.shots) };
  await runIntentBenchmark(
    { folder, test, ...shots, json: options.json === true },
    (text) => void io.output.write(text),
  );
}

function readShots(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(
    `--shots has to be a whole number from 1 on, found "${text}": correct it or leave it out.`,
  );
}

/** True where all that is to be reached was reached. */
async function benchPlatform(platform: string, knowledge: string | undefined, io: Io): Promise<boolean> {
  const folders = readFolders(knowledge, io.env);
  const print = (text: string) => void io.output.write(text);
  switch (platform) {
    case 'discord':
      return (await import('./bench/discord.js')).benchDiscord(folders, print);
    case 'slack':
      return (await import('./bench/slack.js')).benchSlack(folders, print);
    default:
      throw new UsageError(
        `There is no benchmark for "${platform}": name discord or slack, or leave it out.`,
      );
  }
}

if (isStarted(import.meta.filename)) process.exitCode = await runBench(process.argv.slice(2), processIo());
