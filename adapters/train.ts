import type { LanguageKnowledge } from '../src/knowledge/knowledge.js';
import type { Model } from '../src/matching/model.js';
import type { Ranker, Trainer } from '../src/matching/ranker.js';
import { type Helper, helperOf, startHelper } from './helper.js';
import type { Message } from './ranker-helper.js';

/** Learns one language of the knowledge, with both hands: nobody is kept waiting by it. */
export async function train(language: LanguageKnowledge): Promise<Model> {
  const path = helperOf('ranker');
  if (path === undefined) return trainHere(language);
  // It starts while the language is read.
  const helper = startHelper(path);
  try {
    return await trainHere(language, trainerIn(helper));
  } catch {
    // Something ended the helper, such as a system short of memory: its work is done here.
    return trainHere(language);
  } finally {
    helper.end();
  }
}

/** The same in a process beside, so that a bot that answers meanwhile does not keep anybody waiting. */
export async function trainBeside(language: LanguageKnowledge): Promise<Model> {
  const path = helperOf('train');
  if (path === undefined) return trainHere(language);
  const helper = startHelper(path);
  try {
    const [model] = helper.answers<Model>(1);
    await helper.send(language);
    return await (model as Promise<Model>);
  } finally {
    helper.end();
  }
}

/** The same in this process alone. */
export async function trainHere(language: LanguageKnowledge, trainer?: Trainer): Promise<Model> {
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

function trainerIn({ send, answers }: Helper): Trainer {
  return async (material, lessons) => {
    const rankers = answers<Ranker>(lessons.length);
    await send({ material, lessons } satisfies Message);
    return rankers;
  };
}
