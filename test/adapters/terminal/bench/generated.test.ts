import { describe, expect, it } from 'vitest';
import { generateIntents } from '../../../../adapters/terminal/bench/generated.js';

describe('generateIntents', () => {
  const intents = generateIntents(10_000);
  const questions = intents.flatMap(({ utterances }) => utterances);

  it('gives so many questions, none of them twice', () => {
    expect(questions).toHaveLength(10_000);
    expect(new Set(questions).size).toBe(10_000);
    expect(new Set(intents.map(({ id }) => id)).size).toBe(intents.length);
  });

  it('gives the same for the same seed, so that two runs can be compared', () => {
    expect(generateIntents(100, 7)).toEqual(generateIntents(100, 7));
    expect(generateIntents(100, 7)).not.toEqual(generateIntents(100, 8));
  });

  it('fills in every part of a question', () => {
    expect(questions.filter((question) => /[{}]|undefined/.test(question))).toEqual([]);
  });
});
