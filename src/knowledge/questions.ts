import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { plain } from './checks/questions.js';
import { decode } from './decode.js';
import { reason } from './folder.js';
import { type Knowledge, NO_ENTRY } from './knowledge.js';
import { type Problem, shorten, show, sortProblems } from './problem.js';
import {
  conversationSchema,
  questionSchema,
  type RegressionConversation,
  type RegressionQuestion,
} from './schema.js';
import { checkShape } from './shape.js';
import { parseYaml, type YamlFile } from './yaml.js';

export { NO_ENTRY };

/** Where a regression question or conversation stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Regression {
  readonly questions: readonly (RegressionQuestion & Place)[];
  readonly conversations: readonly (RegressionConversation & Place)[];
}

export type RegressionLoad =
  | ({ readonly ok: true } & Regression)
  | { readonly ok: false; readonly problems: readonly Problem[] };

const QUESTION_FILE = /\.(ya?ml|jsonl)$/;

/** Paths of the regression files of a knowledge folder, in order of their names; none where it has no such files. */
export async function findQuestionFiles(knowledgeDir: string): Promise<string[]> {
  const dir = join(knowledgeDir, 'questions');
  const names = await readdir(dir).catch(() => []);
  return names
    .filter((name) => QUESTION_FILE.test(name) && !/^[.#~]/.test(name))
    .sort()
    .map((name) => join(dir, name));
}

/**
 * Reads regression files: YAML lists, or one JSON object a line in a file `*.jsonl`. A file whose name begins with
 * "conversations" holds conversations, any other questions. In JSON lines unknown fields are passed over, because such files
 * often come out of another program.
 */
export async function loadQuestionFiles(paths: readonly string[]): Promise<RegressionLoad> {
  const files = await Promise.all(paths.map(loadFile));
  const questions = files.flatMap((file) => file.questions);
  const problems = sortProblems([...files.flatMap((file) => file.problems), ...contradictions(questions)]);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, questions, conversations: files.flatMap((file) => file.conversations) };
}

/** Expected ids that the knowledge does not have. */
export function checkExpectations(regression: Regression, knowledge: Knowledge): Problem[] {
  const ids = new Set([...knowledge.languages.values()].flatMap(({ entries }) => [...entries.keys()]));
  const unknown = (expect: RegressionQuestion['expect'] | [], place: Place, q: string) =>
    [expect].flat(2).flatMap((id) =>
      id === NO_ENTRY || ids.has(id)
        ? []
        : {
            file: place.file,
            line: place.line,
            expected: `the id of an entry or gap, or "${NO_ENTRY}", for the question "${shorten(q)}"`,
            found: `the unknown id ${show(id)}`,
          },
    );
  return [
    ...regression.questions.flatMap((item) => unknown(item.expect, item, item.q)),
    ...regression.conversations.flatMap((item) =>
      item.turns.flatMap((turn) => unknown(turn.expect ?? [], item, turn.q)),
    ),
  ];
}

interface LoadedFile extends Regression {
  readonly problems: readonly Problem[];
}

async function loadFile(path: string): Promise<LoadedFile> {
  const nothing = { questions: [], conversations: [] };
  const bytes = await readFile(path).catch((error: unknown) => reason(error));
  if (typeof bytes === 'string')
    return {
      ...nothing,
      problems: [{ file: path, line: null, expected: 'a file with questions', found: bytes }],
    };
  const jsonLines = path.endsWith('.jsonl');
  const parsed = jsonLines ? parseJsonLines(path, bytes) : parseYamlList(path, bytes);
  if (basename(path).startsWith('conversations')) {
    const { items, problems } = shapeAll(
      jsonLines ? loose(conversationSchema) : conversationSchema,
      parsed.items,
    );
    return { ...nothing, conversations: items, problems: [...parsed.problems, ...problems] };
  }
  const { items, problems } = shapeAll(jsonLines ? loose(questionSchema) : questionSchema, parsed.items);
  return { ...nothing, questions: items, problems: [...parsed.problems, ...problems] };
}

function loose<T extends z.core.$ZodLooseShape>(schema: z.ZodObject<T>) {
  return z.object(schema.shape);
}

/** Items of a file, each as if it were a file of its own, so that one broken item does not hide the others. */
interface ParsedItems {
  readonly items: readonly YamlFile[];
  readonly problems: readonly Problem[];
}

function parseYamlList(path: string, bytes: Uint8Array): ParsedItems {
  const parse = parseYaml(path, bytes);
  if (!parse.ok) return { items: [], problems: parse.problems };
  const { file, value, lineOf } = parse.yaml;
  if (!Array.isArray(value))
    return {
      items: [],
      problems: [
        { file, line: lineOf([]), expected: 'a list of questions', found: show(value), cure: LIST_CURE },
      ],
    };
  return {
    items: value.map((item: unknown, i) => ({ file, value: item, lineOf: (at) => lineOf([i, ...at]) })),
    problems: [],
  };
}

const LIST_CURE = 'begin each question with a hyphen';

function parseJsonLines(path: string, bytes: Uint8Array): ParsedItems {
  const decoding = decode(path, bytes);
  if (!decoding.ok) return { items: [], problems: [decoding.problem] };
  const items: YamlFile[] = [];
  const problems: Problem[] = [];
  decoding.text.split('\n').forEach((text, i) => {
    if (text.trim() === '') return;
    const line = i + 1;
    try {
      items.push({ file: path, value: JSON.parse(text), lineOf: () => line });
    } catch {
      problems.push({ file: path, line, expected: 'one JSON object on the line', found: show(text) });
    }
  });
  return { items, problems };
}

function shapeAll<T>(schema: z.ZodType<T>, files: readonly YamlFile[]) {
  const items: (T & Place)[] = [];
  const problems: Problem[] = [];
  for (const yaml of files) {
    const shape = checkShape(schema, yaml);
    if (shape.ok) items.push({ ...shape.value, file: yaml.file, line: yaml.lineOf([]) });
    else problems.push(...shape.problems);
  }
  return { items, problems };
}

/** The same question may stand in several files, but not with two expectations. */
function contradictions(questions: readonly (RegressionQuestion & Place)[]): Problem[] {
  const first = new Map<string, RegressionQuestion & Place>();
  return questions.flatMap((question) => {
    const key = plain(question.q);
    const earlier = first.get(key);
    if (earlier === undefined || key === '') {
      first.set(key, question);
      return [];
    }
    if (String(earlier.expect) === String(question.expect)) return [];
    return {
      file: question.file,
      line: question.line,
      expected: `"${earlier.expect}" for "${shorten(question.q)}", as in ${earlier.file}:${earlier.line}`,
      found: `"${question.expect}"`,
      cure: 'decide for one, or give both as a list in both places',
    };
  });
}
