/** The helper of `train`: gets material and lessons, and sends back a ranker for each, one after the other. */
import { createTrainer, type Lesson, type Material } from '../src/matching/ranker.js';
import { help } from './helper.js';

export interface Message {
  readonly material: Material;
  readonly lessons: readonly Lesson[];
}

help(async ({ material, lessons }: Message, send) => {
  const train = createTrainer(material);
  for (const lesson of lessons) await send(train(lesson));
});
