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
  const path = threadOf('ranker');
  if (path === undefined) return trainHere(language);
  // It starts while the language is read.
  const thread = startThread(path);
  try {
    return await trainHere(language, trainerIn(thread));
  } finally {
    await thread.end();
  }
}

/** The same in a thread beside, so that a bot that answers meanwhile does not keep anybody waiting. */
export async function trainBeside(language: LanguageKnowledge): Promise<Model> {
  const path = threadOf('train');
  return path === undefined ? trainHere(language) : startThread(path, language).answer<Model>();
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

function trainerIn({ send, answer }: Thread): (material: Material) => (lesson: Lesson) => Promise<Ranker> {
  return (material) => {
    send({ material } satisfies Message);
    return (lesson) => {
      const ranker = answer<Ranker>();
      send({ lesson } satisfies Message);
      return ranker;
    };
  };
}

interface Thread {
  readonly send: (message: unknown) => void;
  /** The next message of the thread; rejects where the thread ends before. */
  readonly answer: <T>() => Promise<T>;
  readonly end: () => Promise<unknown>;
}

function startThread(path: string, workerData?: unknown): Thread {
  const worker = new Worker(path, { workerData });
  const broken = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that learns ended with ${code}.`)));
  });
  // Whoever waits for an answer is told; where nobody waits any more, nobody needs to be.
  broken.catch(() => undefined);
  return {
    send: (message) => worker.postMessage(message),
    answer: () => {
      const answer = Promise.race([broken, new Promise<never>((resolve) => worker.once('message', resolve))]);
      answer.catch(() => undefined);
      return answer;
    },
    end: () => worker.terminate(),
  };
}
