import { PassThrough } from 'node:stream';
import { createTurn } from '../../adapters/terminal/chat.js';
import type { Driver, Shown } from './driver.js';
import { describeAdapter } from './suite.js';

describeAdapter('The terminal', async (bot): Promise<Driver> => {
  const output = new PassThrough();
  const turn = createTurn(bot, { output, errors: output, env: {} });
  return {
    ask: async (question) => read(turn(question) ?? ''),
    stop: async () => void output.destroy(),
  };
});

/** Takes the text apart as a reader does: addresses by their form, choices by their numbers. */
function read(text: string): Shown {
  return {
    text,
    sources: [...text.matchAll(/^ {4}(https?:\/\/\S+)$/gm)].map(([, url = '']) => url),
    suggestions: [...text.matchAll(/^ {2}\d+\. (.+(?:\n {5}\S.*)*)/gm)].map(([, label = '']) =>
      label.replace(/\n\s+/g, ' '),
    ),
  };
}
