import { resolve } from 'node:path';
import { callerFolder, readFolders } from '../config.js';
import { type Io, outputOf, processIo } from './io.js';
import { createProgram, EXIT, isStarted, runProgram, UsageError } from './program.js';

interface BenchOptions {
  readonly intents?: string;
  readonly test?: string;
  readonly shots?: string;
  readonly knowledge?: string;
  readonly json?: true;
}

/** `npm run bench`: measures; what is measured depends on the options. */
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
      if (platform !== undefined) await benchPlatform(platform, io);
      else if (options.intents !== undefined) await benchIntents(options.intents, options, io);
      else await benchMatcher(options, io);
      return EXIT.ok;
    },
    argv,
  );
}

async function benchMatcher(options: BenchOptions, io: Io): Promise<void> {
  const { compare } = await import('./bench/compare.js');
  const { measureOneShot, renderOneShot } = await import('./bench/one-shot.js');
  const { knowledgeFolder } = readFolders(options.knowledge, io.env);
  const show = (text: string) => void (options.json === true || io.output.write(`${text}\n`));
  const comparison = await compare(knowledgeFolder, show);
  const oneShot = await measureOneShot(knowledgeFolder, io.env);
  show(renderOneShot(oneShot));
  if (options.json === true) io.output.write(`${JSON.stringify({ comparison, oneShot })}\n`);
}

async function benchIntents(folder: string, options: BenchOptions, io: Io): Promise<void> {
  const { runIntentBenchmark } = await import('./bench/intents.js');
  const here = callerFolder(io.env);
  runIntentBenchmark(
    {
      folder: resolve(here, folder),
      ...(options.test === undefined ? {} : { test: resolve(here, options.test) }),
      ...(options.shots === undefined ? {} : { shots: readShots(options.shots) }),
      json: options.json === true,
    },
    (text) => void io.output.write(text),
  );
}

function readShots(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(
    `--shots has to be a whole number from 1 on, found "${text}": correct it or leave it out.`,
  );
}

async function benchPlatform(platform: string, _io: Io): Promise<void> {
  throw new UsageError(`There is no benchmark for "${platform}": name discord or slack, or leave it out.`);
}

if (isStarted(import.meta.filename)) process.exitCode = await runBench(process.argv.slice(2), processIo());
