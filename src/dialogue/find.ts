import Fuse from 'fuse.js';
import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Choice } from '../reply/browse.js';
import { ownWords } from '../reply/words.js';
import { createLookup } from './lookup.js';
import { speechOf } from './speech.js';
import { wordsOf } from './words.js';

export const PAGE_VALUE = 'page:';
export const ENTRY_VALUE = 'entry:';

/** Finds what a person is typing, from the first letter on. */
export type Find = (text: string, limit: number) => readonly Choice[];

/** Characters that are looked at; nobody types more into a field with suggestions. */
const MOST_TYPED = 60;
/** Fuse.js: 0 is the same text, 1 matches anything. Titles are short, so that a typo or two stay below this. */
const THRESHOLD = 0.35;

interface Target {
  readonly choice: Choice;
  readonly title: string;
  readonly topics: readonly string[];
}

/** Fuse.js over titles and topics: short texts typed letter by letter are what it is made for. */
export function createFind(knowledge: LanguageKnowledge): Find {
  const words = ownWords(knowledge.language);
  const readLookup = createLookup(speechOf(knowledge.language), knowledge.count);
  const pages: Target[] =
    knowledge.encouragements.length > 0
      ? knowledge.encouragements.map(({ number, title, topics }) =>
          target(`${number}. ${title}`, `${PAGE_VALUE}${number}`, title, topics),
        )
      : knowledge.strands.map(({ title, entry }, index) =>
          target(title, `${PAGE_VALUE}${index + 1}`, title, knowledge.entries.get(entry)?.topics ?? []),
        );
  const entries: Target[] = [...knowledge.entries.values()]
    .filter(({ kind }) => kind === 'entry')
    .map(({ id, question, topics }) => target(question, `${ENTRY_VALUE}${id}`, question, topics));
  const fuse = new Fuse([...pages, ...entries], {
    keys: [
      { name: 'title', weight: 2 },
      { name: 'topics', weight: 1 },
    ],
    threshold: THRESHOLD,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });

  return (text, limit) => {
    const typed = text.slice(0, MOST_TYPED).trim();
    // Fuse.js gives everything for an empty text; what helps there is what can be browsed.
    if (wordsOf(typed).length === 0)
      return [...pages, ...entries].slice(0, limit).map(({ choice }) => choice);
    const numbers = readLookup(wordsOf(typed))?.numbers ?? [];
    const numbered = numbers.flatMap((n) => byNumber(n));
    const found = fuse.search(typed, { limit }).map(({ item }) => item.choice);
    const all = [...numbered, ...found];
    return all
      .filter((one, index) => all.findIndex(({ value }) => value === one.value) === index)
      .slice(0, limit);
  };

  function byNumber(n: number): Choice[] {
    if (n < 1 || n > knowledge.count)
      return [
        choice(knowledge.entries.get(knowledge.total)?.question ?? '', `${ENTRY_VALUE}${knowledge.total}`),
      ];
    if (knowledge.encouragements.length > 0) return pages.slice(n - 1, n).map((page) => page.choice);
    return [choice(words.encouragementQuestion(n), `${ENTRY_VALUE}${knowledge.numbered}`)];
  }
}

function target(label: string, value: string, title: string, topics: readonly string[]): Target {
  return { choice: choice(label, value), title, topics };
}

function choice(label: string, value: string): Choice {
  return { label: label.length <= 100 ? label : `${label.slice(0, 99).trimEnd()}…`, value };
}
