import { readFolders } from '../config.js';
import { openBot } from '../open-bot.js';
import { answerBatch } from './batch.js';
import { calmly } from './calm.js';
import { type Io, layoutOf, outputOf, processIo, reportFault, write } from './io.js';
import { LINE } from './lines.js';
import { createProgram, EXIT, isStarted, runProgram, UsageError } from './program.js';
import { toLine, toRecord } from './record.js';
import { renderReply } from './render.js';

interface AskOptions {
  readonly json?: true;
  readonly batch?: true;
  readonly knowledge?: string;
  readonly language?: string;
}

/**
 * `npm run ask`: answers one question, or with `--batch` one a line.
 *
 * @returns the exit status: 0 where something was asked, 1 where the knowledge is broken, 2 for a wrong call.
 */
export function runAsk(argv: readonly string[], io: Io): Promise<number> {
  const program = createProgram('npm run ask --', 'Answers a question about the outcome paper.', outputOf(io))
    .argument('[question...]', 'the question; without it, standard input is read as one question')
    .option('--json', 'write the reply as one JSON object')
    .option('--batch', 'read one question a line from standard input and write one JSON object a line')
    .option(
      '--knowledge <folder>',
      'the knowledge folder (default: KNOWLEDGE_DIR, else the one of the project)',
    )
    .option('--language <tag>', 'language of the reply where the knowledge has it, for example en');

  return runProgram(
    program,
    async () => {
      const options = program.opts<AskOptions>();
      const question =
        options.batch === true ? noQuestion(program.args) : await readQuestion(program.args, io);
      const { bot } = await openBot(readFolders(options.knowledge, io.env));
      const report = reportFault(io);
      const language = options.language === undefined ? {} : { language: options.language };
      if (question === null) {
        await answerBatch(bot, io.input, { write: (text) => write(io.output, text), report }, language);
        return EXIT.ok;
      }
      const reply = calmly(bot, (bot) => bot.ask({ text: question, ...language }), report);
      const words = bot.words(reply.language);
      const text =
        options.json === true
          ? toLine(toRecord(question, reply, words))
          : renderReply(reply, words, layoutOf(io.output, io.env));
      await write(io.output, `${text}\n`);
      return EXIT.ok;
    },
    argv,
  );
}

function noQuestion(args: readonly string[]): null {
  if (args.length === 0) return null;
  throw new UsageError(
    'With --batch the questions come from standard input: leave out the question, or leave out --batch.',
  );
}

async function readQuestion(args: readonly string[], io: Io): Promise<string> {
  if (args.length > 0) return args.join(' ');
  const text = io.input.isTTY === true ? '' : await readAll(io.input);
  if (text.trim() !== '') return text.trim();
  throw new UsageError(
    'There is no question: write it in quotes, as in: npm run ask -- "When was the event?"',
  );
}

async function readAll(input: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Buffer[] = [];
  let kept = 0;
  for await (const chunk of input) {
    const part = Buffer.from(chunk).subarray(0, LINE.bytes - kept);
    parts.push(part);
    kept += part.length;
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

if (isStarted(import.meta.filename)) process.exitCode = await runAsk(process.argv.slice(2), processIo());
