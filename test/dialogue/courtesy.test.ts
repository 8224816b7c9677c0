import { describe, expect, it } from 'vitest';
import { createSmallTalk } from '../../src/dialogue/courtesy.js';
import { speechOf } from '../../src/dialogue/speech.js';
import { wordsOf } from '../../src/dialogue/words.js';

const read = createSmallTalk(speechOf('en'));

describe('createSmallTalk', () => {
  it.each([
    ['hello there', 'greeting'],
    ['Good morning!', 'greeting'],
    ['ok thx bye', 'goodbye'],
    ['many thanks', 'thanks'],
    ['who are you?', 'identity'],
    ['hwo are you', 'identity'],
    ['are you a bot', 'human'],
    ['hi, what can you do?', 'help'],
  ])('takes "%s" for %s', (text, courtesy) => {
    const words = wordsOf(text);
    expect(read(words)).toEqual({ courtesy, length: words.length });
  });

  it('leaves the question behind a greeting', () => {
    expect(read(wordsOf('hello, when was the academy'))).toEqual({ courtesy: 'greeting', length: 1 });
  });

  it('does not take a question for small talk', () => {
    expect(read(wordsOf('who organised the academy')).length).toBe(0);
  });
});
