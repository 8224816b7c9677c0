import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageKnowledge } from '../src/knowledge/knowledge.js';
import type { Model } from '../src/matching/model.js';

/** Learns one language of the knowledge. It keeps the process busy until it is done. */
export async function train(language: LanguageKnowledge): Promise<Model> {
  const [{ trainMatcher }, { intentsOf }] = await Promise.all([
    import('../src/matching/train.js'),
    import('../src/create-bot.js'),
  ]);
  return trainMatcher(intentsOf(language), {
    language: language.language,
    synonyms: language.synonyms,
    background: language.offTopic,
  });
}

/** The same in a thread beside, so that a bot that answers meanwhile does not keep anybody waiting. */
export async function trainBeside(language: LanguageKnowledge): Promise<Model> {
  const thread = join(import.meta.dirname, 'train-thread.js');
  // Threads run compiled files only; the tests run the sources.
  if (!existsSync(thread)) return train(language);
  const { Worker } = await import('node:worker_threads');
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: language });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that learns ended with ${code}.`)));
  });
}
