import type { KnowledgeEntry, LanguageKnowledge } from '../knowledge/knowledge.js';
import { wordsOf } from './words.js';

/** How like a turn is to what a curator wrote down as a follow-up that leads to one entry; both 0 to 1. */
export interface FollowUpLikeness {
  /** Follow-ups of the entry that was shown last. */
  readonly own: number;
  /** Follow-ups of any entry, less where that entry has little to do with the last one. */
  readonly kindred: number;
}

/** For a turn after an answer: the entries to which curated follow-ups like it lead. */
export type ReadFollowUps = (turn: string, last: KnowledgeEntry) => ReadonlyMap<string, FollowUpLikeness>;

interface FollowUp {
  readonly after: string;
  readonly entry: string;
  readonly words: number;
  readonly letters: number;
}

/** Less in common than this is chance. */
const LEAST_LIKENESS = 0.15;

export function createFollowUps({ entries }: LanguageKnowledge): ReadFollowUps {
  const all: FollowUp[] = [];
  const byWord = new Map<string, number[]>();
  const byLetters = new Map<string, number[]>();
  for (const { id, follow_ups } of entries.values()) {
    for (const { ask, entry } of follow_ups) {
      for (const turn of ask) {
        const grams = gramsOf(turn);
        for (const word of grams.words) pushTo(byWord, word, all.length);
        for (const letters of grams.letters) pushTo(byLetters, letters, all.length);
        all.push({ after: id, entry, words: grams.words.size, letters: grams.letters.size });
      }
    }
  }
  return (turn, last) => {
    const grams = gramsOf(turn);
    const words = countShared(grams.words, byWord, all.length);
    const letters = countShared(grams.letters, byLetters, all.length);
    const found = new Map<string, { own: number; kindred: number }>();
    const kin = new Map<string, number>();
    all.forEach((one, index) => {
      if (letters[index] === 0) return;
      const likeness =
        (dice(words[index] ?? 0, grams.words.size, one.words) +
          dice(letters[index] ?? 0, grams.letters.size, one.letters)) /
        2;
      if (likeness < LEAST_LIKENESS) return;
      const after = entries.get(one.after);
      if (after === undefined) return;
      const kinship = kin.get(after.id) ?? kinshipOf(last, after);
      kin.set(after.id, kinship);
      const best = found.get(one.entry) ?? { own: 0, kindred: 0 };
      if (after.id === last.id) best.own = Math.max(best.own, likeness);
      best.kindred = Math.max(best.kindred, likeness * kinship);
      found.set(one.entry, best);
    });
    return found;
  };
}

/** True where a curator named one entry beside the other. */
export function areRelated(a: KnowledgeEntry, b: KnowledgeEntry): boolean {
  return a.related.includes(b.id) || b.related.includes(a.id);
}

/** Share of topics that two entries have in common, of the longer list. */
export function topicsShared(a: KnowledgeEntry, b: KnowledgeEntry): number {
  const shared = a.topics.filter((topic) => b.topics.includes(topic)).length;
  return shared / Math.max(1, a.topics.length, b.topics.length);
}

/** 0 to 1: how far what follows on one entry may follow on the other as well. */
function kinshipOf(a: KnowledgeEntry, b: KnowledgeEntry): number {
  if (a.id === b.id) return 1;
  return 0.3 + 0.4 * topicsShared(a, b) + (a.scope === b.scope ? 0.2 : 0) + (areRelated(a, b) ? 0.1 : 0);
}

interface Grams {
  readonly words: ReadonlySet<string>;
  readonly letters: ReadonlySet<string>;
}

/** Words, and runs of three letters that forgive typos. */
function gramsOf(turn: string): Grams {
  const words = wordsOf(turn);
  const line = ` ${words.join(' ')} `;
  const letters = new Set<string>();
  for (let i = 0; i + 3 <= line.length; i++) letters.add(line.slice(i, i + 3));
  return { words: new Set(words), letters };
}

function countShared(
  grams: ReadonlySet<string>,
  postings: ReadonlyMap<string, readonly number[]>,
  size: number,
): Uint16Array {
  const counts = new Uint16Array(size);
  for (const gram of grams) {
    for (const index of postings.get(gram) ?? []) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** Dice's coefficient: twice what two sets share, of all that they hold. */
function dice(shared: number, a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * shared) / (a + b);
}

function pushTo(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
