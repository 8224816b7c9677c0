import { describe, expect, it } from 'vitest';
import { count, type Observation } from '../../../../adapters/terminal/evaluation/count.js';
import { renderEvaluation } from '../../../../adapters/terminal/evaluation/report.js';

const seen = (change: Partial<Observation>): Observation => ({
  question: 'when?',
  expected: { kind: 'entry', parts: [['dates']] },
  sort: 'plain',
  must: false,
  outcome: 'answer',
  entries: ['dates'],
  suggestions: [],
  milliseconds: 0.5,
  ...change,
});

describe('renderEvaluation', () => {
  it('shows shares, kinds, confusions, what must pass, and the time', () => {
    const questions = [
      seen({ must: true }),
      seen({ entries: ['place'], question: 'wh\u001B[31men?', must: true }),
      seen({ outcome: 'clarify', entries: [], suggestions: ['dates'], sort: 'typo' }),
      seen({ expected: { kind: 'none' }, outcome: 'unknown', entries: [], sort: 'far' }),
    ];
    expect(renderEvaluation(count(questions, new Set()), null)).toBe(`Questions with an answer: 3
  right: 1 (33.3 %)
  asked back: 1 (33.3 %), 1 of them with the right one
  declined: 0 (0.0 %)
  wrong: 1 (33.3 %)

         all  right  back  declined  wrong
  plain    2      1     0         0      1
  typo     1      0     1         0      0

Questions that no entry may answer: 1
  false answers: 0 (0.0 %)
  asked back: 0 (0.0 %)
  said that the sources are silent: 0 (0.0 %)
  not understood or off the subject: 1 (100.0 %)
  taken for a courtesy: 0 (0.0 %)

       all  answer  back  silent  unknown  courtesy
  far    1       0     0       0        1         0

Worst confusions
  1 × dates → place, for example "wh\uFFFD[31men?"

Must pass: 1 of 2
  missed: "wh\uFFFD[31men?" expects dates, the reply is answer (place)

Time a question: median 0.50 ms, 99th percentile 0.50 ms
`);
  });

  it('tells conversation turns apart from questions, and says nothing of what there is none of', () => {
    const text = renderEvaluation(
      count([seen({ sort: null })], new Set()),
      count([seen({ sort: null })], new Set()),
    );
    expect(text).toContain('Conversation turns with an answer: 1');
    expect(text).not.toMatch(/no entry may answer|confusions|Must pass/);
  });
});
