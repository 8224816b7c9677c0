import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LanguageKnowledge } from '../src/knowledge/knowledge.js';
import type { Model } from '../src/matching/model.js';
import type { Lesson, Material, Ranker } from '../src/matching/ranker.js';
import type { TrainOptions } from '../src/matching/train.js';
import type { Message } from './ranker-thread.js';

/** Learns one language of the knowledge, with both hands: nobody is kept waiting by it. */
export async function train(language: LanguageKnowledge): Promise<Model> {
  const thread = threadOf('ranker');
  if (thread === undefined) return trainHere(language);
  // It starts while the language is read.
  const worker = new Worker(thread);
  try {
    return await trainHere(language, trainerIn(worker));
  } finally {
    await worker.terminate();
  }
}

/** The same in a thread beside, so that a bot that answers meanwhile does not keep anybody waiting. */
export async function trainBeside(language: LanguageKnowledge): Promise<Model> {
  const thread = threadOf('train');
  return thread === undefined ? trainHere(language) : answerOf(new Worker(thread, { workerData: language }));
}

/** The same in this thread alone. */
export async function trainHere(
  language: LanguageKnowledge,
  trainer?: TrainOptions['trainer'],
): Promise<Model> {
  const [{ trainMatcher }, { intentsOf }] = await Promise.all([
    import('../src/matching/train.js'),
    import('../src/create-bot.js'),
  ]);
  return trainMatcher(intentsOf(language), {
    language: language.language,
    synonyms: language.synonyms,
    background: language.offTopic,
    ...(trainer && { trainer }),
  });
}

/** Threads run compiled files only; the tests run the sources. */
function threadOf(name: string): string | undefined {
  const thread = join(import.meta.dirname, `${name}-thread.js`);
  return existsSync(thread) ? thread : undefined;
}

function trainerIn(worker: Worker): (material: Material) => (lesson: Lesson) => Promise<Ranker> {
  const send = (message: Message) => worker.postMessage(message);
  return (material) => {
    send({ material });
    return (lesson) => {
      const ranker = answerOf<Ranker>(worker);
      send({ lesson });
      return ranker;
    };
  };
}

/** The next message of a thread. */
function answerOf<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that learns ended with ${code}.`)));
  });
}
