import { describe, expect, it } from 'vitest';
import { createSmallTalk } from '../../src/dialogue/courtesy.js';
import { speechOf } from '../../src/dialogue/speech.js';
import { wordsOf } from '../../src/dialogue/words.js';

const read = createSmallTalk(speechOf('en'), {
  knows: (word) => ['academy', 'organised', 'list', 'nato'].includes(word),
  abbreviates: (word) => word === 'nato',
});

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
    ['lol what can i even ask u', 'help'],
    ['hiii there', 'greeting'],
    ['heyy', 'greeting'],
    ['gm all', 'greeting'],
    ['r u human or a bot', 'human'],
    ['what is your source?', 'identity'],
    ['what you know?', 'help'],
    ['who you are', 'identity'],
    ['good afternoon from Nairobi', 'greeting'],
    ['are you from the UN?', 'identity'],
    ['can you give me legal advise about my city?', 'identity'],
    ['gr8 cya', 'goodbye'],
    ["that's wrong", 'doubt'],
    ['you did not answer my question', 'doubt'],
    ['sorry', 'thanks'],
    ['stop', 'goodbye'],
    ['shukran, thank you', 'thanks'],
    ['I understand. Thanks and good bye.', 'goodbye'],
  ])('takes "%s" for %s', (text, courtesy) => {
    const words = wordsOf(text);
    expect(read(words)).toEqual({ courtesy, length: words.length });
  });

  it('leaves the question behind a greeting', () => {
    expect(read(wordsOf('hello, when was the academy'))).toEqual({ courtesy: 'greeting', length: 1 });
  });

  it.each([
    'thanks, the list please',
    'thanks. who organised it',
    'are you sure',
    'is there a fine',
    'hello from whom is the list',
    'hello from the academy',
    'any good series to watch',
    'NATO: spell it out, thank you',
  ])('does not take "%s" for small talk', (text) => {
    const words = wordsOf(text);
    expect(read(words).length).toBeLessThan(words.length);
  });

  it('does not take a question for small talk', () => {
    expect(read(wordsOf('who organised the academy')).length).toBe(0);
  });
});
