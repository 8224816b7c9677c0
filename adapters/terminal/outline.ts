import type { Words } from '../../src/bot.js';
import { suggestionsHeading } from '../../src/reply/heading.js';
import type { EntryRef, Reply, SourceRef } from '../../src/reply/reply.js';

/** A source with all places in it that a reply rests on. */
export interface CitedSource {
  /** Title and publisher. */
  readonly name: string;
  /** For example `second paragraph: “took place from 1 February to 8 February 2022”`. */
  readonly places: readonly string[];
  readonly url: string;
}

/** What a person sees of a reply, in reading order, before it is laid out. */
export interface Outline {
  readonly passages: readonly string[];
  readonly sources: { readonly heading: string; readonly items: readonly CitedSource[] };
  readonly suggestions: { readonly heading: string | null; readonly items: readonly EntryRef[] };
}

/** The words of a reply without any layout, so that the terminal and the batch line say the same. */
export function outline(reply: Reply, words: Words): Outline {
  return {
    passages: reply.passages.map((passage) => passage.text),
    sources: { heading: words.sources, items: groupSources(citations(reply), words) },
    suggestions: { heading: suggestionsHeading(reply, words), items: reply.suggestions },
  };
}

/** The sources of all passages in order, each place once. */
export function citations(reply: Reply): SourceRef[] {
  const seen = new Map<string, SourceRef>();
  for (const source of reply.passages.flatMap((passage) => passage.sources)) {
    const key = JSON.stringify([source.id, source.paragraph, source.quote]);
    if (!seen.has(key)) seen.set(key, source);
  }
  return [...seen.values()];
}

/** The entries that a reply was taken from in order, each once. */
export function entriesOf(reply: Reply): EntryRef[] {
  const entries = reply.passages.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** One line for a source that the bot names outside of a reply. */
export function nameSource({ title, publisher }: SourceRef): string {
  return publisher === '' ? title : `${title}, ${publisher}`;
}

function groupSources(sources: readonly SourceRef[], words: Words): CitedSource[] {
  const groups = new Map<string, { name: string; places: string[]; url: string }>();
  for (const source of sources) {
    const group = groups.get(source.id) ?? { name: nameSource(source), places: [], url: source.url };
    const place = describePlace(source, words);
    if (place !== '') group.places.push(place);
    groups.set(source.id, group);
  }
  return [...groups.values()];
}

function describePlace({ paragraph, quote }: SourceRef, words: Words): string {
  const quoted = quote === null ? '' : `“${quote}”`;
  if (paragraph === null) return quoted;
  return quoted === '' ? words.paragraph(paragraph) : `${words.paragraph(paragraph)}: ${quoted}`;
}
