import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Environment } from '../../config.js';
import { projectRoot } from '../../project.js';

const run = promisify(execFile);

export interface OneShot {
  /** Milliseconds of `npm run --silent ask`, from the start of npm to its end. */
  readonly cold: number;
  readonly warm: number;
  /** MiB of the bot's process at its highest, without npm and without helper processes, which take less. */
  readonly coldMemory: number;
  readonly warmMemory: number;
}

const QUESTION = 'when did it take place?';
/** The middle one of so many runs. */
const WARM_RUNS = 5;

/** Prints the peak memory when the process ends; the question goes the way it always goes. */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS))",
)}`;

/** Measures `npm run ask` as a person sees it: with an empty cache, and with what the first run has left there. */
export async function measureOneShot(knowledgeFolder: string, env: Environment): Promise<OneShot> {
  const cache = await mkdtemp(join(tmpdir(), 'go-local-bot-bench-'));
  const environment = { ...env, CACHE_DIR: cache, KNOWLEDGE_DIR: knowledgeFolder };
  try {
    const cold = await time(environment);
    const runs: number[] = [];
    for (let i = 0; i < WARM_RUNS; i++) runs.push(await time(environment));
    const warmMemory = await peakMemory(environment);
    await rm(cache, { recursive: true });
    const coldMemory = await peakMemory(environment);
    return { cold, warm: runs.sort((a, b) => a - b)[Math.floor(WARM_RUNS / 2)] ?? 0, coldMemory, warmMemory };
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

export function renderOneShot({ cold, warm, coldMemory, warmMemory }: OneShot): string {
  const line = (name: string, milliseconds: number, memory: number) =>
    `  ${name}: ${(milliseconds / 1000).toFixed(2)} s, ${memory.toFixed(0)} MiB`;
  return [
    'One question as a whole process (npm run --silent ask)',
    line('with an empty cache', cold, coldMemory),
    line('with a filled cache', warm, warmMemory),
  ].join('\n');
}

async function time(environment: Environment): Promise<number> {
  const start = performance.now();
  await run('npm', ['run', '--silent', 'ask', '--', QUESTION], { cwd: projectRoot, env: environment });
  return performance.now() - start;
}

async function peakMemory(environment: Environment): Promise<number> {
  const { scripts } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  // What npm runs, as `node <flags> <file>`.
  const [, ...command]: string[] = scripts.ask.split(' ');
  const { stderr } = await run(process.execPath, ['--import', REPORT_MEMORY, ...command, QUESTION], {
    cwd: projectRoot,
    env: environment,
  });
  return Number(stderr.trim().split('\n').at(-1)) / 1024;
}
