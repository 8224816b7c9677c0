import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ENGINES } from './engines.js';
import type { Data, Measurement } from './measure.js';

const run = promisify(execFile);

const SIZES = [1_000, 10_000];

/**
 * Measures every engine on the shipped knowledge and on generated ones, each in a process of its own, one at a time.
 *
 * @param write gets each table when it is complete
 * @param note gets a sentence before each measurement, as some take a minute
 */
export async function compare(
  knowledgeFolder: string,
  write: (text: string) => void,
  note: (sentence: string) => void,
): Promise<Measurement[]> {
  const all: Measurement[] = [];
  const sets: readonly (readonly [string, Data])[] = [
    ['the shipped knowledge', { folder: knowledgeFolder }],
    ...SIZES.map((questions) => ['a generated knowledge', { questions }] as const),
  ];
  for (const [name, data] of sets) {
    const rows: Measurement[] = [];
    for (const engine of ENGINES) {
      note(`Measuring ${engine} on ${name}.`);
      rows.push(await measureApart(engine, data));
    }
    write(`${renderComparison(name, rows)}\n`);
    all.push(...rows);
  }
  return all;
}

/** One table; the ratios compare with the first row. */
export function renderComparison(name: string, rows: readonly Measurement[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const lines = rows.map((row) => [
    row.engine,
    row.median.toFixed(2),
    times(row.median / first.median),
    row.p99.toFixed(2),
    times(row.p99 / first.p99),
    row.build.toFixed(0),
    row.memory.toFixed(0),
    times(row.memory / first.memory),
    String(row.asked),
  ]);
  const head = ['', 'median ms', '×', 'p99 ms', '×', 'build ms', 'MiB', '×', 'asked'];
  const widths = head.map((label, i) => Math.max(label.length, ...lines.map((line) => line[i]?.length ?? 0)));
  const format = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ');
  return [
    `On ${name} of ${first.questions} questions, half of those asked with a typo`,
    ...[head, ...lines].map(format),
  ].join('\n');
}

/** How often the value of the first row: 1.00 is the same, 12 is twelve times as much. */
function times(ratio: number): string {
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2);
}

async function measureApart(engine: string, data: Data): Promise<Measurement> {
  const { stdout } = await run(process.execPath, [
    join(import.meta.dirname, 'measure-process.js'),
    engine,
    JSON.stringify(data),
  ]);
  return JSON.parse(stdout);
}
