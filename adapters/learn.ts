import { createHash } from 'node:crypto';
import type { Content } from '../src/create-bot.js';
import type { Knowledge, KnowledgeData, LanguageKnowledge } from '../src/knowledge/knowledge.js';
import { deserialiseModel, serialiseModel } from '../src/matching/cache.js';
import { createMatcher } from '../src/matching/matcher.js';
import type { Model } from '../src/matching/model.js';
import type { Cache } from './cache.js';
import { fromBytes } from './load.js';
import { programHash } from './program-hash.js';

/** Learns one language; takes a second or more. */
export type Train = (language: LanguageKnowledge) => Model | Promise<Model>;

/** What was learnt before by this very program: the knowledge without parsing, the models without training. */
export interface Memo {
  knowledge(hash: string): Promise<KnowledgeData | null>;
  /** @param bytes the checked content as JSON */
  keep(hash: string, bytes: Uint8Array): Promise<void>;
  /** The knowledge with its matchers, learnt with `train` as far as they are not known yet. */
  content(knowledge: Knowledge, train: Train): Promise<Content>;
  /** False once something could not be kept: the next start has to learn it again. */
  keepsAll(): boolean;
}

export function createMemo(cache: Cache): Memo {
  const program = programHash();
  const nameOf = (hash: string, part: string) =>
    createHash('sha256').update(`${program}\0${hash}\0${part}`).digest('hex').slice(0, NAME_LENGTH);

  let keepsAll = true;
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    if (!(await cache.write(name, bytes))) keepsAll = false;
  };

  const learn = async ({ hash }: Knowledge, language: LanguageKnowledge, train: Train): Promise<Model> => {
    const name = nameOf(hash, language.language);
    const bytes = await cache.read(name);
    const known = bytes === null ? undefined : deserialiseModel(bytes, name);
    if (known !== undefined) return known;
    const model = await train(language);
    await write(name, serialiseModel(model, name));
    return model;
  };

  return {
    knowledge: async (hash) => parseData(await cache.read(nameOf(hash, KNOWLEDGE)), hash),
    keep: (hash, bytes) => write(nameOf(hash, KNOWLEDGE), bytes),
    async content(knowledge, train) {
      const matchers: [string, ReturnType<typeof createMatcher>][] = [];
      for (const [code, language] of knowledge.languages) {
        matchers.push([code, createMatcher(await learn(knowledge, language, train))]);
      }
      return { knowledge, matchers: new Map(matchers) };
    },
    keepsAll: () => keepsAll,
  };
}

/** Hexadecimal digits: 128 bits tell any two apart. */
const NAME_LENGTH = 32;
/** No language has this name. */
const KNOWLEDGE = 'knowledge';

/** The name of the file vouches for its shape: it was written by this very program. What was damaged on disk is passed over. */
function parseData(bytes: Buffer | null, hash: string): KnowledgeData | null {
  if (bytes === null) return null;
  try {
    const data = fromBytes(bytes);
    return data.hash === hash ? data : null;
  } catch {
    return null;
  }
}
