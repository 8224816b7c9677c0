/**
 * Fits the weights of `src/dialogue/in-context.ts`, and prints them beside what they reach on turns held out.
 *
 *   npm run build && node tools/fit-context.mjs
 *
 * A conditional logit over the candidates of a turn and "none of them" (McFadden 1974), with a small ridge. Examples: the
 * follow-ups that curators wrote down, each read by a knowledge without it and its neighbours (five folds); and the
 * regression questions, each asked after an entry drawn at random, since a question that stands alone must not be bent.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createCache } from '../dist/adapters/cache.js';
import { createMemo } from '../dist/adapters/learn.js';
import { train } from '../dist/adapters/train.js';
import { createInContext } from '../dist/src/dialogue/in-context.js';
import { createResolver } from '../dist/src/dialogue/resolve.js';
import { speechOf } from '../dist/src/dialogue/speech.js';
import { loadKnowledge } from '../dist/src/knowledge/load.js';

const FOLDS = 5;
const RIDGE = 1e-3;
const STEPS = 400;
const RATE = 0.05;

const loaded = await loadKnowledge('knowledge');
if (!loaded.ok) throw new Error('The knowledge is broken: run npm run knowledge:check first.');
const content = await createMemo(createCache('.cache')).content(loaded.knowledge, train);
const knowledge = loaded.knowledge.languages.get('en');
const matcher = content.matchers.get('en');
const speech = speechOf('en');

const followUps = [...knowledge.entries.values()].flatMap(({ id, follow_ups }) =>
  follow_ups.flatMap(({ ask, entry }) => ask.map((text) => ({ after: id, text, right: [entry] }))),
);
const draw = drawer(2022);
const answers = [...knowledge.entries.values()].filter(({ kind }) => kind === 'entry').map(({ id }) => id);
const after = () => answers[Math.floor(draw() * answers.length)];
/** Out-of-scope questions of these kinds are on the subject: any gap may be the reply to them. */
const ON_SUBJECT = new Set(['near', 'edition', 'body']);
const questions = ['in-scope', 'out-of-scope'].flatMap((name) =>
  parse(readFileSync(`knowledge/questions/${name}.yaml`, 'utf8')).map(({ q, expect, kind }) => ({
    after: after(),
    text: q,
    right: [expect].flat().filter((id) => id !== 'none'),
    orGap: ON_SUBJECT.has(kind),
  })),
);

function readerWithout(fold) {
  const entries = new Map(
    [...knowledge.entries].map(([id, entry]) => [
      id,
      {
        ...entry,
        follow_ups: entry.follow_ups.map((one) => ({
          ...one,
          ask: one.ask.filter((text) => fold === null || foldOf(text) !== fold),
        })),
      },
    ]),
  );
  const reduced = { ...knowledge, entries };
  return {
    resolver: createResolver(reduced, matcher, speech),
    inContext: createInContext(reduced, matcher, speech),
    entries,
  };
}

function exampleOf({ after: id, text, right, orGap = false }, { resolver, inContext, entries }) {
  const last = entries.get(id);
  const memory = {
    question: last.question,
    entry: id,
    items: [],
    position: -1,
    number: null,
    scoped: false,
    shown: [id],
    lost: false,
    open: '',
  };
  const turn = resolver.turn(text);
  if (turn === null) return null;
  const { candidates, none } = inContext.read(turn, memory, last);
  const rows = candidates.map(({ signs }) => [...signs, ...none.map(() => 0)]);
  rows.push([...(candidates[0]?.signs ?? []).map(() => 0), ...none]);
  const isRight = candidates.map(
    (one) => right.includes(one.id) || (orGap && entries.get(one.id)?.kind === 'gap'),
  );
  return { rows, isRight: [...isRight, orGap || !isRight.includes(true)], known: right.length > 0 };
}

function fitted(examples) {
  const width = examples[0].rows[0].length;
  const weights = new Float64Array(width);
  const squares = new Float64Array(width).fill(1e-8);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(width);
    for (const { rows, isRight } of examples) {
      const odds = oddsOf(rows, weights);
      const right = odds.reduce((sum, p, i) => sum + (isRight[i] ? p : 0), 1e-12);
      rows.forEach((row, i) => {
        const push = (isRight[i] ? odds[i] / right : 0) - odds[i];
        for (let k = 0; k < width; k++) gradient[k] += push * row[k];
      });
    }
    for (let k = 0; k < width; k++) {
      const slope = gradient[k] / examples.length - RIDGE * weights[k];
      squares[k] = 0.9 * squares[k] + 0.1 * slope * slope;
      weights[k] += (RATE * slope * (1 - step / STEPS)) / Math.sqrt(squares[k]);
    }
  }
  return weights;
}

function oddsOf(rows, weights) {
  const values = rows.map((row) => row.reduce((sum, sign, k) => sum + sign * weights[k], 0));
  const highest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function judge(examples, weights) {
  const found = { right: 0, wrong: 0, unsure: 0, none: 0, falselyAnswered: 0 };
  for (const { rows, isRight, known } of examples) {
    const odds = oddsOf(rows, weights).slice(0, -1);
    const best = odds.indexOf(Math.max(...odds));
    const answered = odds[best] >= 0.35;
    if (!known) {
      found.none++;
      if (answered && !isRight[best]) found.falselyAnswered++;
    } else if (!answered) found.unsure++;
    else if (isRight[best]) found.right++;
    else found.wrong++;
  }
  return found;
}

function print(...parts) {
  process.stdout.write(
    `${parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')}\n`,
  );
}

function foldOf(text) {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)) % 1_000_003;
  return hash % FOLDS;
}

function drawer(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const folds = Array.from({ length: FOLDS }, (_, fold) => {
  const reader = readerWithout(fold);
  const read = (list) =>
    list
      .filter(({ text }) => foldOf(text) === fold)
      .map((one) => exampleOf(one, reader))
      .filter((one) => one !== null);
  return { followUps: read(followUps), questions: read(questions) };
});
folds.forEach((fold, index) => {
  const others = folds
    .filter((_, other) => other !== index)
    .flatMap((one) => [...one.followUps, ...one.questions]);
  const weights = fitted(others);
  print(
    `fold ${index + 1}`,
    'follow-ups',
    judge(fold.followUps, weights),
    'questions',
    judge(fold.questions, weights),
  );
});
const weights = fitted(folds.flatMap((one) => [...one.followUps, ...one.questions]));
print([...weights].map((weight) => weight.toFixed(2)).join(', '));
