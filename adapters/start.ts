import { type Config, readConfig, strangeNames } from './config.js';
import { loadBeside } from './load.js';
import { atLevel } from './log-level.js';
import { type OpenedBot, openBot } from './open-bot.js';
import { startPlatforms } from './platforms.js';
import { createLog, type Log } from './shared/log.js';
import { SHUTDOWN } from './shared/shutdown.js';
import { keepHeapSmall } from './shared/small-heap.js';
import { StartError } from './shared/start-error.js';
import { type Io, outputOf, processIo } from './terminal/io.js';
import { createProgram, EXIT, isStarted, runProgram } from './terminal/program.js';

/** How a process is told to leave. */
export interface Signals {
  /** Aborts with the first signal to leave. */
  readonly leave: AbortSignal;
}

/**
 * `npm start`: every platform that has tokens, in one process; the terminal where there are none.
 *
 * @returns the exit status: 0 after a signal or the end of the chat, 1 where it cannot run, 2 for a wrong call.
 */
export function runStart(argv: readonly string[], io: Io, signals: Signals): Promise<number> {
  const program = createProgram(
    'npm start --',
    'Starts the bot on every platform that has tokens in the environment or in .env, else as a chat in the terminal.',
    outputOf(io),
  ).option(
    '--knowledge <folder>',
    'the knowledge folder (default: KNOWLEDGE_DIR, else the one of the project)',
  );
  return runProgram(
    program,
    async () => {
      const { knowledge } = program.opts<{ knowledge?: string }>();
      const reading = readConfig(io.env, knowledge);
      if (!reading.ok) throw new StartError(reading.problems.join('\n'));
      const { config } = reading;
      if (config.platforms.length > 0) keepHeapSmall();
      const opened = await openBot(config);
      return config.platforms.length === 0
        ? await runChat(opened, config, io, signals)
        : await runPlatforms(opened, config, io, signals);
    },
    argv,
  );
}

async function runChat(opened: OpenedBot, config: Config, io: Io, { leave }: Signals): Promise<number> {
  let tell = (sentence: string): void => void io.errors.write(`${sentence}\n`);
  const log = plainLog((sentence) => tell(sentence));
  for (const sentence of [...strangeNames(), ...opened.notes]) log.warn(sentence);
  const interactive = io.input.isTTY === true && io.output.isTTY === true;
  const watch = interactive ? await watchFolder(opened, config, log) : null;
  const { chat } = await import('./terminal/chat.js');
  const talk = chat(opened.bot, io, leave, (tellBetween) => {
    tell = tellBetween;
  });
  await Promise.race([talk, aborted(leave)]);
  await watch?.close();
  return EXIT.ok;
}

async function runPlatforms(opened: OpenedBot, config: Config, io: Io, { leave }: Signals): Promise<number> {
  const log = atLevel(
    createLog({
      secrets: config.platforms.flatMap(secretsOf),
      write: (line) => void io.errors.write(line),
    }),
    config.logLevel,
  );
  for (const note of config.notes) log.info(note);
  for (const sentence of [...strangeNames(), ...opened.notes]) log.warn(sentence);

  let fail = () => {};
  const failed = new Promise<number>((resolve) => {
    fail = () => resolve(EXIT.failed);
  });
  const watch = await watchFolder(opened, config, log);
  try {
    const starting = startPlatforms(config, { bot: opened.bot, log, onFatal: () => fail() });
    const platforms = await Promise.race([starting, aborted(leave)]);
    if (platforms === undefined) return EXIT.ok;
    const status = await Promise.race([failed, aborted(leave).then(() => EXIT.ok)]);
    log.info('Leaving: begun answers are finished, no new question is taken.');
    await Promise.race([platforms.stop(), wait(SHUTDOWN.graceMs)]);
    return status;
  } finally {
    await watch.close();
  }
}

/** Live reload: a sound knowledge takes the place of the one in use, a broken one changes nothing. */
async function watchFolder(opened: OpenedBot, { knowledgeFolder }: Config, log: Log) {
  const [{ watchKnowledge }, { formatProblem }] = await Promise.all([
    import('../src/knowledge/watch.js'),
    import('../src/knowledge/problem.js'),
  ]);
  return watchKnowledge(knowledgeFolder, {
    hash: opened.knowledge.hash,
    load: loadBeside,
    onSound: async (knowledge) => {
      await opened.replace(knowledge);
      log.info('The knowledge has changed and is in use.');
    },
    onBroken: (problems) =>
      log.error(
        `The knowledge has changed and is broken; the bot goes on with the one before. ${problems.map(formatProblem).join(' ')}`,
      ),
    onError: (error) => log.error('A change of the knowledge could not be taken.', error),
  });
}

/** Beside a chat, a person reads the log: sentences, no JSON. */
function plainLog(say: (sentence: string) => void): Log {
  return { info: say, warn: say, error: say };
}

function secretsOf(platform: Config['platforms'][number]): string[] {
  switch (platform.kind) {
    case 'discord':
      return [platform.token];
    case 'slack':
      return platform.mode === 'socket'
        ? [platform.botToken, platform.appToken]
        : [platform.botToken, platform.signingSecret];
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A second signal ends the process at once, as the system does by default. */
function processSignals(): Signals {
  const leaving = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => leaving.abort());
  return { leave: leaving.signal };
}

if (isStarted(import.meta.filename)) {
  const io = processIo();
  const status = await runStart(process.argv.slice(2), io, processSignals());
  // Not only the status: a connection that will not close, or standard input, must not keep the process.
  io.output.write('', () => process.exit(status));
}
