/** The thread of `train`: gets the material, then lessons, and sends back a ranker for each. */
import { parentPort } from 'node:worker_threads';
import { createTrainer, type Lesson, type Material, type Ranker } from '../src/matching/ranker.js';

export type Message = { readonly material: Material } | { readonly lesson: Lesson };

let train: ((lesson: Lesson) => Ranker) | undefined;

parentPort?.on('message', (message: Message) => {
  if ('material' in message) {
    train = createTrainer(message.material);
    return;
  }
  const ranker = train?.(message.lesson);
  if (ranker) parentPort?.postMessage(ranker, [ranker.weights.buffer as ArrayBuffer]);
});
