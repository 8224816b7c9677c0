import type { Citation, Encouragement, Entry, KnowledgeFile, SourcesFile } from './schema.js';

export type Source = SourcesFile['sources'][number];

/** An entry that answers, or a gap: understood, and the sources do not say. */
export interface KnowledgeEntry extends Omit<Entry, 'scope'> {
  readonly kind: 'entry' | 'gap';
  /** Id of a scope, or `any`; a scope left out in the file is the default one here. */
  readonly scope: string;
}

/** A thing that must never be mixed up with another, such as an edition. */
export type Scope = KnowledgeFile['scopes'][number];

/** The scope of what holds for all of them. */
export const ANY_SCOPE = 'any';

/** The word by which a regression question says that no entry may answer it. */
export const NO_ENTRY = 'none';

/** One language, ready to be asked. */
export interface LanguageKnowledge {
  readonly language: string;
  /** How many encouragements the paper has, whether or not their wording is known. */
  readonly count: number;
  /** Ids of the entries and the gap that look-up by number needs. */
  readonly paper: string;
  readonly numbered: string;
  readonly total: string;
  readonly summary: string;
  readonly strands: readonly { readonly entry: string; readonly title: string }[];
  readonly firstQuestions: readonly string[];
  readonly scopes: readonly Scope[];
  /** The scope of a question that names none; null where the knowledge has no scopes. */
  readonly defaultScope: string | null;
  /** Entries, then gaps, each in the order of the file. */
  readonly entries: ReadonlyMap<string, KnowledgeEntry>;
  /** In order of their numbers: all of them, or none. */
  readonly encouragements: readonly Encouragement[];
  readonly synonyms: readonly (readonly string[])[];
  readonly offTopic: readonly string[];
}

/** All that a bot knows. */
export interface Knowledge {
  /** SHA-256 of the bytes of its files, hexadecimal. */
  readonly hash: string;
  readonly defaultLanguage: string;
  readonly languages: ReadonlyMap<string, LanguageKnowledge>;
  readonly sources: ReadonlyMap<string, Source>;
}

/** The checked content of the files: what `createKnowledge` needs and a cache can keep as JSON. */
export interface KnowledgeData {
  readonly hash: string;
  /** The default language first; never empty. */
  readonly languages: readonly [KnowledgeFile, ...KnowledgeFile[]];
  readonly sources: readonly Source[];
}

/** Builds the runtime shape from checked content; needs neither YAML nor the schema. */
export function createKnowledge(data: KnowledgeData): Knowledge {
  return {
    hash: data.hash,
    defaultLanguage: data.languages[0].language,
    languages: new Map(data.languages.map((file) => [file.language, createLanguage(file)])),
    sources: new Map(data.sources.map((source) => [source.id, source])),
  };
}

function createLanguage(file: KnowledgeFile): LanguageKnowledge {
  const defaultScope = file.scopes.find((scope) => scope.default)?.id ?? null;
  const withKind =
    (kind: KnowledgeEntry['kind']) => (entry: Omit<Entry, 'sources'> & { sources: Citation[] }) =>
      [entry.id, { ...entry, kind, scope: entry.scope ?? defaultScope ?? ANY_SCOPE }] as const;
  return {
    language: file.language,
    count: file.count,
    paper: file.paper,
    numbered: file.numbered,
    total: file.total,
    summary: file.summary,
    strands: file.strands,
    firstQuestions: file.first_questions,
    scopes: file.scopes,
    defaultScope,
    entries: new Map([...file.entries.map(withKind('entry')), ...file.gaps.map(withKind('gap'))]),
    encouragements: [...file.encouragements].sort((a, b) => a.number - b.number),
    synonyms: file.synonyms,
    offTopic: file.off_topic,
  };
}
