import { intentsOf } from '../../../src/create-bot.js';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import { seededRandom } from '../../../src/matching/random.js';
import { quantile } from '../quantile.js';
import { buildEngine, type Corpus, type EngineName } from './engines.js';
import { generateIntents } from './generated.js';
import { withTypo } from './intents.js';

/** The knowledge that is searched: a folder, or so many generated questions. */
export type Data = { readonly folder: string } | { readonly questions: number };

export interface Measurement {
  readonly engine: EngineName;
  /** Questions in the knowledge. */
  readonly questions: number;
  readonly asked: number;
  /** Milliseconds, from the questions in memory to the first question that can be asked. */
  readonly build: number;
  /** Milliseconds a question. */
  readonly median: number;
  readonly p99: number;
  /** MiB of the whole process at its highest. */
  readonly memory: number;
}

const MEASURE = Object.freeze({
  /** Questions asked before the clock runs. */
  warmUp: 20,
  /** Questions asked at most, and at least where an engine takes long: 100 are the fewest with a 99th percentile. */
  most: 1000,
  least: 100,
  /** Milliseconds after which no more than the least is asked. */
  patience: 10_000,
  /** Share of the questions that carry a typo. */
  typos: 0.5,
  seed: 2022,
});

/** Builds one engine in this process and asks it; one process measures one engine, so that memory can be told apart. */
export async function measure(engine: EngineName, data: Data): Promise<Measurement> {
  const corpus = await readCorpus(data);
  const questions = corpus.intents.flatMap(({ utterances }) => utterances);
  const start = performance.now();
  const search = await buildEngine(engine, corpus);
  const build = performance.now() - start;

  const next = pickQuestions(questions);
  for (let i = 0; i < MEASURE.warmUp; i++) search(next());
  const times: number[] = [];
  for (
    let spent = 0;
    times.length < MEASURE.most && (spent < MEASURE.patience || times.length < MEASURE.least);
  ) {
    const question = next();
    const asked = performance.now();
    search(question);
    const time = performance.now() - asked;
    times.push(time);
    spent += time;
  }
  return {
    engine,
    questions: questions.length,
    asked: times.length,
    build,
    median: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    memory: process.resourceUsage().maxRSS / 1024,
  };
}

function pickQuestions(questions: readonly string[]): () => string {
  const random = seededRandom(MEASURE.seed);
  return () => {
    const question = questions[Math.floor(random() * questions.length)] ?? '';
    return random() < MEASURE.typos ? withTypo(question, random) : question;
  };
}

async function readCorpus(data: Data): Promise<Corpus> {
  if ('questions' in data) return { intents: generateIntents(data.questions), synonyms: [], background: [] };
  const loaded = await loadKnowledge(data.folder);
  const language = loaded.ok ? loaded.knowledge.languages.get(loaded.knowledge.defaultLanguage) : undefined;
  if (language === undefined)
    throw new Error(`The knowledge in ${data.folder} is broken: npm run knowledge:check`);
  return {
    intents: intentsOf(language),
    synonyms: language.synonyms,
    background: language.offTopic,
  };
}
