import { resolve } from 'node:path';
import { formatProblem, type Problem } from '../../src/knowledge/problem.js';
import { checkExpectations, findQuestionFiles, loadQuestionFiles } from '../../src/knowledge/questions.js';
import { callerFolder, readFolders } from '../config.js';
import { openBot } from '../open-bot.js';
import { StartError } from '../shared/start-error.js';
import { count } from './evaluation/count.js';
import { observeConversations, observeQuestions } from './evaluation/observe.js';
import { renderEvaluation } from './evaluation/report.js';
import { type Io, outputOf, processIo, write } from './io.js';
import { createProgram, EXIT, isStarted, runProgram } from './program.js';

interface EvaluateOptions {
  readonly json?: true;
  readonly knowledge?: string;
}

/**
 * `npm run evaluate`: asks regression questions and counts what comes back.
 *
 * @returns the exit status: 0, or 1 where a question that must pass does not or a file is broken, 2 for a wrong call.
 */
export function runEvaluate(argv: readonly string[], io: Io): Promise<number> {
  const program = createProgram(
    'npm run evaluate --',
    'Asks regression questions and counts what is right, asked back, declined and wrong.',
    outputOf(io),
  )
    .argument(
      '[files...]',
      'YAML lists or JSON lines (.jsonl) of questions, or of conversations where the name begins so (default: those in questions/ of the knowledge)',
    )
    .option('--json', 'print one JSON object')
    .option(
      '--knowledge <folder>',
      'the knowledge folder (default: KNOWLEDGE_DIR, else the one of the project)',
    );

  return runProgram(
    program,
    async () => {
      const options = program.opts<EvaluateOptions>();
      const folders = readFolders(options.knowledge, io.env);
      const here = callerFolder(io.env);
      const paths =
        program.args.length > 0
          ? program.args.map((path) => resolve(here, path))
          : await findQuestionFiles(folders.knowledgeFolder);
      const regression = await loadQuestionFiles(paths);
      if (!regression.ok) throw brokenQuestions(regression.problems);
      if (regression.questions.length + regression.conversations.length === 0) {
        throw new StartError(
          `There are no regression questions in ${folders.knowledgeFolder}/questions: name a file with questions, or add one there.`,
        );
      }
      const { bot, knowledge } = await openBot(folders);
      const unknown = checkExpectations(regression, knowledge);
      if (unknown.length > 0) throw brokenQuestions(unknown);

      const gaps = new Set(
        [...knowledge.languages.values()].flatMap(({ entries }) =>
          [...entries.values()].flatMap(({ id, kind }) => (kind === 'gap' ? [id] : [])),
        ),
      );
      const questions = count(observeQuestions(bot, regression.questions), gaps);
      const turns = observeConversations(bot, regression.conversations);
      const conversations = turns.length === 0 ? null : count(turns, gaps);
      const passed = questions.must.missed.length === 0 && (conversations?.must.missed.length ?? 0) === 0;
      await write(
        io.output,
        options.json === true
          ? `${JSON.stringify({ ...questions, conversations, passed })}\n`
          : renderEvaluation(questions, conversations),
      );
      return passed ? EXIT.ok : EXIT.failed;
    },
    argv,
  );
}

function brokenQuestions(problems: readonly Problem[]): StartError {
  return new StartError(problems.map(formatProblem).join('\n'));
}

if (isStarted(import.meta.filename)) process.exitCode = await runEvaluate(process.argv.slice(2), processIo());
