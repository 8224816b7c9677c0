import type { Problem } from './problem.js';
import type { Encouragement, Entry, Gap, KnowledgeFile, SourcesFile } from './schema.js';
import type { Path } from './yaml.js';

/** A file as the checks see it: its content, perhaps salvaged from a broken one, and the line of each part. */
export interface Draft<T> {
  readonly file: string;
  readonly value: T;
  lineOf(path: Path): number;
}

/** All files of a folder. */
export interface Drafts {
  /** The default language first. A file that is no YAML at all is missing here. */
  readonly languages: readonly Draft<KnowledgeFile>[];
  /** Null where it is no YAML at all: then nothing can be said about what cites it. */
  readonly sources: Draft<SourcesFile> | null;
}

/** An entry or a gap with the path at which it stands. */
export interface Placed {
  readonly kind: 'entry' | 'gap';
  readonly path: Path;
  readonly entry: Entry | Gap;
}

/** Entries, then gaps. */
export function placed({ value }: Draft<KnowledgeFile>): Placed[] {
  return [
    ...value.entries.map((entry, i): Placed => ({ kind: 'entry', path: ['entries', i], entry })),
    ...value.gaps.map((entry, i): Placed => ({ kind: 'gap', path: ['gaps', i], entry })),
  ];
}

/** All that cites, with the path at which it stands and its name for messages. */
export function citing(
  draft: Draft<KnowledgeFile>,
): { path: Path; name: string; item: Entry | Gap | Encouragement }[] {
  return [
    ...placed(draft).map(({ path, entry }) => ({ path, name: `"${entry.id}"`, item: entry })),
    ...draft.value.encouragements.map((item, i) => ({
      path: ['encouragements', i],
      name: `encouragement ${item.number}`,
      item,
    })),
  ];
}

/** One question as a curator wrote it: the shown one, an alternate, or one of a numbered encouragement. */
export interface PlacedQuestion {
  readonly text: string;
  readonly path: Path;
  /** The id of the entry, or `encouragement 7`. */
  readonly owner: string;
  readonly shown: boolean;
}

export function questionsOf(draft: Draft<KnowledgeFile>): PlacedQuestion[] {
  return [
    ...placed(draft).flatMap(({ entry, path }) => [
      { text: entry.question, path: [...path, 'question'], owner: entry.id, shown: true },
      ...entry.alternates.map((text, i) => ({
        text,
        path: [...path, 'alternates', i],
        owner: entry.id,
        shown: false,
      })),
    ]),
    ...draft.value.encouragements.flatMap((item, i) =>
      item.questions.map((text, j) => ({
        text,
        path: ['encouragements', i, 'questions', j],
        owner: `encouragement ${item.number}`,
        shown: false,
      })),
    ),
  ];
}

/** Makes problems of one file. */
export function problemsOf<T>(draft: Draft<T>) {
  return (path: Path, expected: string, found: string, cure?: string): Problem => ({
    file: draft.file,
    line: draft.lineOf(path),
    expected,
    found,
    ...(cure === undefined ? {} : { cure }),
  });
}
