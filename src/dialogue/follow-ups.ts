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
  /** Sum of the weights of its words, and of its runs of letters. */
  words: number;
  letters: number;
  readonly asks: string | undefined;
}

/** What is left of the likeness of two turns that ask for different kinds of things. */
const ASKING_ELSE = 0.5;
/** Counts for a word that no follow-up has. */
const UNSEEN = 0.5;
/** Less in common than this is chance. */
const LEAST_LIKENESS = 0.15;

/** @param askers words of which one excludes the others: who asks "where" is not told when */
export function createFollowUps(
  { entries }: LanguageKnowledge,
  askers: ReadonlySet<string> = new Set(),
): ReadFollowUps {
  const asksOf = ({ words }: Grams): string | undefined => [...words].find((word) => askers.has(word));
  const all: FollowUp[] = [];
  const grams: Grams[] = [];
  const byWord = new Map<string, number[]>();
  const byLetters = new Map<string, number[]>();
  for (const { id, follow_ups } of entries.values()) {
    for (const { ask, entry } of follow_ups) {
      for (const turn of ask) {
        const own = gramsOf(turn);
        for (const word of own.words) pushTo(byWord, word, all.length);
        for (const letters of own.letters) pushTo(byLetters, letters, all.length);
        grams.push(own);
        all.push({ after: id, entry, words: 0, letters: 0, asks: asksOf(own) });
      }
    }
  }
  // What stands in few follow-ups tells more: "what does it cost" is not much like "what does it connect".
  const weigh =
    (postings: ReadonlyMap<string, readonly number[]>) =>
    (gram: string): number =>
      Math.log(1 + all.length / (postings.get(gram)?.length ?? UNSEEN));
  const weightOfWord = weigh(byWord);
  const weightOfLetters = weigh(byLetters);
  all.forEach((one, index) => {
    one.words = sumOf(grams[index]?.words, weightOfWord);
    one.letters = sumOf(grams[index]?.letters, weightOfLetters);
  });
  return (turn, last) => {
    const asked = gramsOf(turn);
    const asks = asksOf(asked);
    const words = shared(asked.words, byWord, weightOfWord, all.length);
    const letters = shared(asked.letters, byLetters, weightOfLetters, all.length);
    const askedWords = sumOf(asked.words, weightOfWord);
    const askedLetters = sumOf(asked.letters, weightOfLetters);
    const found = new Map<string, { own: number; kindred: number }>();
    const kin = new Map<string, number>();
    all.forEach((one, index) => {
      if (letters[index] === 0) return;
      const isElse = asks !== undefined && one.asks !== undefined && asks !== one.asks;
      const likeness =
        ((isElse ? ASKING_ELSE : 1) *
          (dice(words[index] ?? 0, askedWords, one.words) +
            dice(letters[index] ?? 0, askedLetters, one.letters))) /
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

/** For each follow-up the weight of what it shares with the turn. */
function shared(
  grams: ReadonlySet<string>,
  postings: ReadonlyMap<string, readonly number[]>,
  weightOf: (gram: string) => number,
  size: number,
): Float64Array {
  const sums = new Float64Array(size);
  for (const gram of grams) {
    const weight = weightOf(gram);
    for (const index of postings.get(gram) ?? []) sums[index] = (sums[index] ?? 0) + weight;
  }
  return sums;
}

function sumOf(grams: ReadonlySet<string> | undefined, weightOf: (gram: string) => number): number {
  let sum = 0;
  for (const gram of grams ?? []) sum += weightOf(gram);
  return sum;
}

/** Dice's coefficient: twice what two sets share, of all that they hold. */
function dice(shared: number, a: number, b: number): number {
  return a + b === 0 ? 0 : Math.min(1, (2 * shared) / (a + b));
}

function pushTo(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
