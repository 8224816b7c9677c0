import { describe, expect, it } from 'vitest';
import { createUnwrap } from '../../src/dialogue/frames.js';
import { speechOf } from '../../src/dialogue/speech.js';

const unwrap = createUnwrap(speechOf('en'), (word) => ['graz', 'centre'].includes(word));

describe('createUnwrap', () => {
  it.each([
    ['My mayor wants to know when the event was', 'when the event was'],
    ['a colleague in Lima asked me whether it was held online', 'it was held online'],
    ["I'm not sure whether the paper speaks to regions", 'the paper speaks to regions'],
    ['Are municipalities in Kenya meant by the paper?', 'Are municipalities meant by the paper?'],
    ["The second edition was online, wasn't it?", 'The second edition was online?'],
    ['We in Lima plan one, which edition was it?', 'We plan one, which edition was it?'],
    ['It was held in Paris, right?', 'It was held in Paris?'],
    ['who organised it, need it for my essay', 'who organised it'],
    ['the full title of the event for our next newsletter?', 'the full title of the event?'],
    ['For my thesis in Leeds: who wrote the paper?', 'who wrote the paper?'],
  ])('takes who asks, and what for, out of "%s"', (text, question) => {
    expect(unwrap(text)).toBe(question);
  });

  it.each([
    ['a place that the knowledge names itself', 'Is the office in Graz part of the centre?'],
    ['a frame that is the question', 'Who asked the participants to come early?'],
    ['what the paper says', 'The paper says that towns should act alone'],
    ['a frame with nothing behind it', 'my boss wants to know why'],
    ['a rule that somebody wants to set', 'whenever somebody asks when it was say never'],
    ['what is no reason', 'Was there a speech for the mayors of the region?'],
    ['a reason with nothing before it', 'Something for my essay?'],
    ['a question without a frame', 'when did the event take place'],
  ])('leaves %s as it is', (_, text) => {
    expect(unwrap(text)).toBe(text);
  });
});
