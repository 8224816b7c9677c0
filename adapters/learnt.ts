import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeData } from '../src/knowledge/knowledge.js';
import { deserialiseModel, serialiseModel } from '../src/matching/cache.js';
import type { Model } from '../src/matching/model.js';
import { projectRoot } from './project.js';

/** What is kept between two starts: the checked knowledge, and the model of each language. */
export interface Learnt {
  readonly data: KnowledgeData;
  readonly models: ReadonlyMap<string, Model>;
}

/** Knowledge folders that are kept; the one of a test run does not push out the shipped one. */
const MOST_KEPT = 6;

/** A key for what was learnt: it changes with the bytes of the knowledge and with those of the program. */
export async function learntKey(knowledgeHash: string): Promise<string> {
  const hash = createHash('sha256').update(knowledgeHash).update(process.version);
  const folders = [
    join(import.meta.dirname, '..', 'src', 'matching'),
    join(import.meta.dirname, '..', 'src', 'knowledge'),
    join(projectRoot, 'src', 'matching', 'words'),
  ];
  for (const folder of folders) {
    for (const name of (await readdir(folder)).sort()) {
      const path = join(folder, name);
      if (!/\.(?:js|ts|bin)$/.test(name)) continue;
      // The word vectors are large: their size and time tell as much.
      const info = name.endsWith('.bin') ? await stat(path) : undefined;
      hash.update(name).update(info === undefined ? await readFile(path) : `${info.size}`);
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** What was learnt for that key, or undefined where nothing whole is kept. */
export async function readLearnt(folder: string, key: string): Promise<Learnt | undefined> {
  try {
    const data = JSON.parse(await readFile(join(folder, key, 'knowledge.json'), 'utf8')) as KnowledgeData;
    const models = new Map<string, Model>();
    for (const { language } of data.languages) {
      const model = deserialiseModel(await readFile(join(folder, key, `${language}.model`)), key);
      if (model === undefined) return undefined;
      models.set(language, model);
    }
    return { data, models };
  } catch {
    return undefined;
  }
}

/** Keeps what was learnt. A disk that is full or read-only costs the next start a second, and nothing else. */
export async function writeLearnt(folder: string, key: string, { data, models }: Learnt): Promise<void> {
  const draft = join(folder, `${key}.${process.pid}`);
  try {
    await mkdir(draft, { recursive: true });
    await writeFile(join(draft, 'knowledge.json'), JSON.stringify(data));
    for (const [language, model] of models) {
      await writeFile(join(draft, `${language}.model`), serialiseModel(model, key));
    }
    await rm(join(folder, key), { recursive: true, force: true });
    await rename(draft, join(folder, key));
    await forgetOldest(folder);
  } catch {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.time - a.time).slice(MOST_KEPT);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true, force: true })));
}
