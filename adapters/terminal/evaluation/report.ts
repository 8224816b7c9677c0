import type { Reply } from '../../../src/reply/reply.js';
import { printable } from '../printable.js';
import type { Confusion, Evaluation, InScope, Miss, OutOfScope } from './count.js';

const REPORT = Object.freeze({
  /** Lines. More than that nobody reads; `--json` has them all. */
  confusions: 15,
});

/** What was found, for a person; `conversations` is null where none were asked. */
export function renderEvaluation(questions: Evaluation, conversations: Evaluation | null): string {
  const blocks = [
    ...renderPart('Questions', questions),
    ...(conversations === null ? [] : renderPart('Conversation turns', conversations)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderPart(title: string, evaluation: Evaluation): string[] {
  const { inScope, outOfScope, confusions, must, time } = evaluation;
  const blocks: string[] = [];
  if (inScope.total > 0) {
    blocks.push(
      [
        `${title} with an answer: ${inScope.total}`,
        ...describeInScope(inScope).map((line) => `  ${line}`),
        ...table(inScope.bySort, IN_SCOPE_COLUMNS),
      ].join('\n'),
    );
  }
  if (outOfScope.total > 0) {
    blocks.push(
      [
        `${title} that no entry may answer: ${outOfScope.total}`,
        ...OUT_OF_SCOPE_LINES.map(
          ([outcome, words]) => `  ${row(words, outOfScope[outcome], outOfScope.total)}`,
        ),
        ...table(outOfScope.bySort, OUT_OF_SCOPE_COLUMNS),
      ].join('\n'),
    );
  }
  if (confusions.length > 0) blocks.push(['Worst confusions', ...listConfusions(confusions)].join('\n'));
  if (must.total > 0)
    blocks.push(
      [
        `Must pass: ${must.total - must.missed.length} of ${must.total}`,
        ...must.missed.map(describeMiss),
      ].join('\n'),
    );
  blocks.push(
    `Time a question: median ${milliseconds(time.median)}, 99th percentile ${milliseconds(time.p99)}`,
  );
  return blocks;
}

function describeInScope({
  total,
  right,
  askedBack,
  askedBackWithRight,
  declined,
  wrong,
}: InScope): string[] {
  return [
    row('right', right, total),
    `${row('asked back', askedBack, total)}${askedBack === 0 ? '' : `, ${askedBackWithRight} of them with the right one`}`,
    row('declined', declined, total),
    row('wrong', wrong, total),
  ];
}

const OUT_OF_SCOPE_LINES: readonly (readonly [Reply['outcome'], string])[] = [
  ['answer', 'false answers'],
  ['clarify', 'asked back'],
  ['silent', 'said that the sources are silent'],
  ['unknown', 'not understood or off the subject'],
  ['courtesy', 'taken for a courtesy'],
];

const IN_SCOPE_COLUMNS: readonly (readonly [keyof InScope, string])[] = [
  ['total', 'all'],
  ['right', 'right'],
  ['askedBack', 'back'],
  ['declined', 'declined'],
  ['wrong', 'wrong'],
];

const OUT_OF_SCOPE_COLUMNS: readonly (readonly [keyof OutOfScope, string])[] = [
  ['total', 'all'],
  ['answer', 'answer'],
  ['clarify', 'back'],
  ['silent', 'silent'],
  ['unknown', 'unknown'],
  ['courtesy', 'courtesy'],
];

function table<T>(
  rows: Readonly<Record<string, T>>,
  columns: readonly (readonly [keyof T, string])[],
): string[] {
  const names = Object.keys(rows);
  if (names.length === 0) return [];
  const first = Math.max(...names.map((name) => name.length));
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(first)}${cells.map((cell, i) => cell.padStart((columns[i]?.[1].length ?? 0) + 2)).join('')}`;
  return [
    '',
    line(
      '',
      columns.map(([, label]) => label),
    ),
    ...Object.entries(rows).map(([name, counts]) =>
      printable(
        line(
          name,
          columns.map(([key]) => String(counts[key])),
        ),
      ),
    ),
  ];
}

function listConfusions(confusions: readonly Confusion[]): string[] {
  const shown = confusions
    .slice(0, REPORT.confusions)
    .map(
      ({ expected, answered, count, example }) =>
        `  ${count} × ${expected} → ${answered === '' ? '(no entry)' : answered}, for example "${printable(example)}"`,
    );
  const more = confusions.length - shown.length;
  return more > 0 ? [...shown, `  and ${more} more (--json lists them all)`] : shown;
}

function describeMiss({ question, expected, outcome, entries }: Miss): string {
  const got = entries.length === 0 ? outcome : `${outcome} (${entries.join(', ')})`;
  return `  missed: "${printable(question)}" expects ${expected}, the reply is ${got}`;
}

function row(words: string, count: number, total: number): string {
  return `${words}: ${count} (${((100 * count) / total).toFixed(1)} %)`;
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}
