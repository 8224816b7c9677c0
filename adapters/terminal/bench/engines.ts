import type { Intent } from '../../../src/matching/intent.js';

/** Finds the best entry for a question, or null. */
export type Search = (question: string) => string | null;

/** What else the bot asks of the knowledge: the product's own rows use it, the others have no such thing. */
export interface Corpus {
  readonly intents: readonly Intent[];
  readonly synonyms: readonly (readonly string[])[];
  readonly background: readonly string[];
}

export const ENGINES = [
  'Go Local Bot',
  'without Fuse.js',
  'Fuse.js',
  'Fuse.js token search',
  'MiniSearch',
] as const;
export type EngineName = (typeof ENGINES)[number];

/** The rows that are compared: the product's matcher, and libraries as they come, on the same questions. */
export async function buildEngine(name: EngineName, corpus: Corpus): Promise<Search> {
  switch (name) {
    case 'Go Local Bot':
      return buildMatcher(corpus, true);
    case 'without Fuse.js':
      return buildMatcher(corpus, false);
    case 'Fuse.js':
      return buildFuse(corpus, false);
    case 'Fuse.js token search':
      return buildFuse(corpus, true);
    case 'MiniSearch':
      return buildMiniSearch(corpus);
  }
}

async function buildMatcher({ intents, synonyms, background }: Corpus, useFuse: boolean): Promise<Search> {
  const { createMatcher } = await import('../../../src/matching/matcher.js');
  const { trainMatcher } = await import('../../../src/matching/train.js');
  const matcher = createMatcher(await trainMatcher(intents, { synonyms, background, useFuse }));
  return (question) => matcher.match(question).candidates[0]?.id ?? null;
}

async function buildFuse(corpus: Corpus, useTokenSearch: boolean): Promise<Search> {
  const { default: Fuse } = await import('fuse.js');
  const fuse = new Fuse(documents(corpus), { keys: ['question'], useTokenSearch });
  return (question) => fuse.search(question)[0]?.item.entry ?? null;
}

/** With the tolerance for typos that its documentation recommends. */
async function buildMiniSearch(corpus: Corpus): Promise<Search> {
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch<ReturnType<typeof documents>[number]>({
    fields: ['question'],
    storeFields: ['entry'],
    searchOptions: { fuzzy: 0.2 },
  });
  index.addAll(documents(corpus));
  return (question) => {
    const entry: unknown = index.search(question)[0]?.entry;
    return typeof entry === 'string' ? entry : null;
  };
}

function documents({ intents }: Corpus) {
  return intents
    .flatMap(({ id, utterances }) => utterances.map((question) => ({ entry: id, question })))
    .map((document, id) => ({ id, ...document }));
}
