import { describe, expect, it } from 'vitest';
import { count, type Observation } from '../../../../adapters/terminal/evaluation/count.js';

const GAPS = new Set(['budget']);

const seen = (change: Partial<Observation>): Observation => ({
  question: 'q',
  expected: { kind: 'entry', parts: [['dates']] },
  sort: null,
  must: false,
  outcome: 'answer',
  entries: ['dates'],
  suggestions: [],
  milliseconds: 1,
  ...change,
});

const NONE = { kind: 'none' } as const;
const GAP = { kind: 'entry', parts: [['budget']] } as const;

describe('count', () => {
  it.each<[string, Partial<Observation>, 'right' | 'askedBack' | 'declined' | 'wrong']>([
    ['the entry', {}, 'right'],
    ['the entry among others', { entries: ['place', 'dates'] }, 'right'],
    ['one of two that are right', { expected: { kind: 'entry', parts: [['place', 'dates']] } }, 'right'],
    ['another entry', { entries: ['place'] }, 'wrong'],
    ['a courtesy instead of the entry', { outcome: 'courtesy', entries: [] }, 'wrong'],
    ['a question back', { outcome: 'clarify', entries: [] }, 'askedBack'],
    ['silence where an entry would answer', { outcome: 'silent', entries: ['dates'] }, 'declined'],
    ['not understood', { outcome: 'unknown', entries: [] }, 'declined'],
    ['the gap', { expected: GAP, outcome: 'silent', entries: ['budget'] }, 'right'],
    ['another gap', { expected: GAP, outcome: 'silent', entries: ['fees'] }, 'declined'],
    ['an answer that rests on the gap', { expected: GAP, outcome: 'answer', entries: ['budget'] }, 'wrong'],
    [
      'an expected outcome',
      { expected: { kind: 'outcome', outcome: 'courtesy' }, outcome: 'courtesy' },
      'right',
    ],
    [
      'the entry in another outcome',
      { expected: { kind: 'entry', parts: [['dates']], outcome: 'clarify' } },
      'wrong',
    ],
  ])('counts %s', (_, change, verdict) => {
    const { inScope } = count([seen(change)], GAPS);
    expect(inScope).toMatchObject({ total: 1, right: 0, askedBack: 0, declined: 0, wrong: 0, [verdict]: 1 });
  });

  it('wants every part of a compound question', () => {
    const expected = { kind: 'entry', parts: [['dates', 'program'], ['budget']] } as const;
    const right = (entries: string[], outcome: 'answer' | 'silent'): number =>
      count([seen({ expected, entries, outcome })], GAPS).inScope.right;
    expect(right(['dates', 'budget'], 'answer')).toBe(1);
    expect(right(['program', 'budget'], 'answer')).toBe(1);
    expect(right(['dates'], 'answer')).toBe(0);
    expect(right(['budget'], 'silent')).toBe(0);
  });

  it('notes how often a question back offers what was expected', () => {
    const asked = { outcome: 'clarify', entries: [] } as const;
    const { inScope } = count(
      [seen({ ...asked, suggestions: ['dates'] }), seen({ ...asked, suggestions: ['x'] })],
      GAPS,
    );
    expect(inScope).toMatchObject({ askedBack: 2, askedBackWithRight: 1 });
  });

  it('tells the outcomes of questions apart that no entry may answer, by their kinds too', () => {
    const { outOfScope } = count(
      [
        seen({ expected: NONE, sort: 'far' }),
        seen({ expected: NONE, sort: 'near', outcome: 'silent', entries: ['budget'] }),
        seen({ expected: NONE, sort: 'near', outcome: 'unknown', entries: [] }),
      ],
      GAPS,
    );
    expect(outOfScope).toMatchObject({ total: 3, answer: 1, silent: 1, unknown: 1, clarify: 0, courtesy: 0 });
    expect(outOfScope.bySort.near).toMatchObject({ total: 2, answer: 0, silent: 1 });
  });

  it('lists the most frequent confusion first, with an example', () => {
    const { confusions } = count(
      [
        seen({ expected: NONE, question: 'a' }),
        seen({ entries: ['place'], question: 'b' }),
        seen({ entries: ['place'], question: 'c' }),
        seen({}),
      ],
      GAPS,
    );
    expect(confusions).toEqual([
      { expected: 'dates', answered: 'place', count: 2, example: 'b' },
      { expected: 'none', answered: 'dates', count: 1, example: 'a' },
    ]);
  });

  it('names each question that must pass and does not', () => {
    const { must } = count(
      [seen({ must: true }), seen({ must: true, expected: NONE, question: 'x' }), seen({ entries: [] })],
      GAPS,
    );
    expect(must).toEqual({
      total: 2,
      missed: [{ question: 'x', expected: 'none', outcome: 'answer', entries: ['dates'] }],
    });
  });

  it('gives the median and the 99th percentile', () => {
    const all = Array.from({ length: 100 }, (_, i) => seen({ milliseconds: 100 - i }));
    expect(count(all, GAPS).time).toEqual({ median: 50, p99: 99 });
    expect(count([], GAPS).time).toEqual({ median: 0, p99: 0 });
  });
});
