import type { Citation, Encouragement, Entry, KnowledgeFile, SourcesFile } from './schema.js';
import { isRecord } from './shape.js';

/**
 * What can be used of a file that breaks the schema, so that the other checks still run and a curator sees all problems at
 * once. Positions in lists stay as in the file; what is missing or of the wrong type is empty (`''`, `[]`, `0`), and the checks
 * pass over what is empty, because the schema has already told it. Never answered from.
 */
export function salvageKnowledge(raw: unknown): KnowledgeFile {
  const file = record(raw);
  return {
    language: text(file.language),
    count: number(file.count) ?? 0,
    paper: text(file.paper),
    numbered: text(file.numbered),
    total: text(file.total),
    summary: text(file.summary),
    strands: list(file.strands, (item) => ({
      entry: text(record(item).entry),
      title: text(record(item).title),
    })),
    first_questions: texts(file.first_questions),
    scopes: list(file.scopes, scopeOf),
    entries: list(file.entries, entry),
    gaps: list(file.gaps, entry),
    encouragements: list(file.encouragements, encouragement),
    synonyms: list(file.synonyms, texts),
    off_topic: texts(file.off_topic),
  };
}

export function salvageSources(raw: unknown): SourcesFile {
  return {
    sources: list(record(raw).sources, (item) => {
      const source = record(item);
      return {
        id: text(source.id),
        title: text(source.title),
        publisher: text(source.publisher),
        published: text(source.published),
        url: text(source.url),
        read: text(source.read),
        quotable: source.quotable === true,
      };
    }),
  };
}

function scopeOf(item: unknown): KnowledgeFile['scopes'][number] {
  const raw = record(item);
  const gap = text(raw.gap);
  return {
    id: text(raw.id),
    names: texts(raw.names),
    ...(gap === '' ? {} : { gap }),
    default: raw.default === true,
  };
}

function entry(item: unknown): Entry {
  const raw = record(item);
  const scope = text(raw.scope);
  return {
    id: text(raw.id),
    question: text(raw.question),
    alternates: texts(raw.alternates),
    answer: text(raw.answer),
    sources: list(raw.sources, citation),
    items: texts(raw.items),
    follow_ups: list(raw.follow_ups, (turn) => ({
      ask: texts(record(turn).ask),
      entry: text(record(turn).entry),
    })),
    related: texts(raw.related),
    topics: texts(raw.topics),
    ...(scope === '' ? {} : { scope }),
    reviewed: text(raw.reviewed),
  };
}

function encouragement(item: unknown): Encouragement {
  const raw = record(item);
  return {
    number: number(raw.number) ?? 0,
    title: text(raw.title),
    text: text(raw.text),
    topics: texts(raw.topics),
    questions: texts(raw.questions),
    sources: list(raw.sources, citation),
    reviewed: text(raw.reviewed),
  };
}

function citation(item: unknown): Citation {
  const raw = record(item);
  const paragraph = number(raw.paragraph);
  const quote = text(raw.quote);
  return {
    id: text(raw.id),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(quote === '' ? {} : { quote }),
  };
}

const record = (value: unknown) => (isRecord(value) ? value : {});
const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const number = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
const texts = (value: unknown) => list(value, text);

function list<T>(value: unknown, item: (value: unknown) => T): T[] {
  return Array.isArray(value) ? value.map(item) : [];
}
