import { describe, expect, it } from 'vitest';
import { english } from '../../src/matching/english.js';
import { askedKinds, compileKinds, KINDS } from '../../src/matching/kind.js';

const rules = compileKinds(english.kinds);
const kindsOf = (question: string): string[] => {
  const bits = askedKinds(question.split(' '), rules);
  return KINDS.filter((_, index) => (bits >> index) & 1);
};

describe('askedKinds', () => {
  it.each([
    ['who wrote it', ['person']],
    ['when did it take place', ['time']],
    ['how many experts came', ['number']],
    ['where is the seat', ['place']],
    ['why was it held', ['reason']],
    ['what does it stand for', ['meaning']],
    ['how do i join', ['manner']],
    ['is it open', ['choice']],
    ['the paper is long', []],
  ])('%s: %j', (question, kinds) => {
    expect(kindsOf(question)).toEqual(kinds);
  });
});
