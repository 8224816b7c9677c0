import { ANY_SCOPE, type KnowledgeEntry, type LanguageKnowledge } from '../knowledge/knowledge.js';
import { type Leaning, LONGEST_LEANING } from './leaning.js';
import type { Memory } from './memory.js';
import { type ReadAlone, type Resolution, SURE } from './read-alone.js';
import { createScopes, nameOfScope } from './scopes.js';
import type { Speech } from './speech.js';
import { wordsOf } from './words.js';

/** Reads turns by the scope, such as an edition, that the talk is of or moves to. */
export interface ScopeShift {
  /** The last question asked again of another scope: "and in 2024?", "the year before"; null for any other turn. */
  shifted(text: string, memory: Memory, last: KnowledgeEntry): Resolution | null;
  /** A short turn about a fact that each edition has, while the talk is of another than the usual one; null for any other. */
  carried(text: string, standing: Resolution, last: KnowledgeEntry, memory: Memory): Resolution | null;
  /** The scope that the talk is of; null for the usual one and for none. */
  talkedOf(last: KnowledgeEntry, memory: Memory): string | null;
}

export function createScopeShift(
  knowledge: LanguageKnowledge,
  speech: Speech,
  alone: ReadAlone,
  { stripped, isIdle }: Leaning,
): ScopeShift {
  const readScopes = createScopes(knowledge.scopes);
  /** Scopes that are named by a number, such as a year, in its order. */
  const numberedScopes = knowledge.scopes
    .filter(({ names: [name = ''] }) => /^\d+$/.test(name))
    .sort((a, b) => Number(a.names[0]) - Number(b.names[0]))
    .map(({ id }) => id);

  /** "and in 2024?", "sorry, 2021": the last question again, about another scope. */
  const scopeShift = (text: string, memory: Memory, last: KnowledgeEntry): Resolution | null => {
    const named = readScopes(stripped(text));
    const [id] = named.ids;
    if (
      named.ids.size !== 1 ||
      id === undefined ||
      named.rest.some((word) => !isIdle(word) && !speech.repeating.has(word))
    )
      return null;
    // "who else was in on it in 2022" asks for more than the last question did.
    if (named.rest.some((word) => speech.beyond.has(word))) return null;
    // "what was its title in 2021?" after "where was it?" asks something else.
    const before = new Set(wordsOf(memory.question));
    if (named.rest.some((word) => speech.questionWords.has(word) && !before.has(word))) return null;
    // "And in 2021, what was the topic?" says by itself what it asks of 2021.
    const standing = alone(text);
    const isOwn = standing.kind === 'entry' && standing.confidence >= SURE && isFact(standing);
    return isOwn && knowledge.entries.get(standing.id)?.scope === id ? standing : inScope(id, memory, last);
  };

  /** "the year before", "next edition": the last question again, about the scope beside the one that the talk is of. */
  const scopeStep = (text: string, memory: Memory, last: KnowledgeEntry): Resolution | null => {
    // "And before 2022?": from the scope that is named, else from the one of the talk.
    const { ids: own, rest: words } = readScopes(stripped(text));
    const by = words.some((word) => speech.earlier.has(word))
      ? -1
      : words.some((word) => speech.later.has(word))
        ? 1
        : 0;
    const isStep = (word: string): boolean =>
      speech.earlier.has(word) || speech.later.has(word) || speech.scopeItems.has(word);
    if (by === 0) return null;
    const [named] = own.size > 0 ? own : readScopes(memory.question).ids;
    const at = numberedScopes.indexOf(
      named ?? (last.scope === ANY_SCOPE ? knowledge.defaultScope : last.scope) ?? '',
    );
    const to = numberedScopes[at + by];
    if (at < 0 || to === undefined) return null;
    const rest = words.filter((word) => !isStep(word));
    const before = new Set(wordsOf(memory.question));
    const asksMore = rest.some(
      (word) => !isIdle(word) || (speech.questionWords.has(word) && !before.has(word)),
    );
    // "When is the next one?" asks for what is to come, and says so by itself.
    const standing = asksMore ? alone(text) : null;
    if (standing?.kind === 'entry' && standing.confidence >= SURE) return null;
    if (asksMore) return isBesideItem(words) ? factOf(to, rest) : null;
    if (own.size === 0 && !words.some((word) => speech.scopeItems.has(word)) && !memory.scoped) return null;
    return inScope(to, memory, last);
  };

  /** "The following one", "the edition after": not any "after". */
  const isBesideItem = (words: readonly string[]): boolean =>
    words.some((word, index) => {
      const isStep = speech.earlier.has(word) || speech.later.has(word);
      const isItem = (one = ''): boolean => speech.scopeItems.has(one) || speech.ones.has(one);
      return isStep && (isItem(words[index - 1]) || isItem(words[index + 1]));
    });

  /** "When did the following one take place": what is asked for of that scope, where it is known. */
  const factOf = (id: string, words: readonly string[]): Resolution | null => {
    const name = nameOfScope(knowledge, id);
    const found = alone(`${words.filter((word) => !speech.ones.has(word)).join(' ')} ${name}`);
    return isFact(found) && found.kind === 'entry' && knowledge.entries.get(found.id)?.scope === id
      ? found
      : null;
  };

  /**
   * The last question in its own words, or in those of the entry that answered it. Where the scope has no such fact: what it
   * has a gap for, or what its name alone means.
   */
  const inScope = (id: string, memory: Memory, last: KnowledgeEntry): Resolution => {
    const scope = knowledge.scopes.find((one) => one.id === id);
    const name = scope?.names[0] ?? '';
    // "the third edition, I mean", after the third encouragement was looked up.
    if (memory.number !== null) return alone(name);
    const { rest } = readScopes(memory.question);
    const asked = alone(`${rest.join(' ')} ${name}`);
    if (isFact(asked)) return asked;
    // "How many calls did its paper have", of another: whose paper it is is said by the name.
    const bare = alone(`${rest.filter((word) => !speech.pronouns.has(word)).join(' ')} ${name}`);
    if (isFact(bare)) return bare;
    const answered =
      last.kind === 'entry' ? alone(`${readScopes(last.question).rest.join(' ')} ${name}`) : asked;
    if (isFact(answered)) return answered;
    if (asked.kind !== 'none') return asked;
    if (scope?.gap === undefined) return alone(name);
    return { kind: 'entry', id: scope.gap, confidence: SURE, question: memory.question, unexplained: [] };
  };

  const isFact = (found: Resolution): boolean =>
    found.kind === 'entry' && knowledge.entries.get(found.id)?.kind === 'entry';

  const talkedOf = (last: KnowledgeEntry, { question }: Memory): string | null => {
    const { defaultScope } = knowledge;
    const { ids } = readScopes(question);
    // "Where is the paper of 2021?" has the same answer for all, and the talk is of 2021.
    const [named = last.scope] = last.scope === ANY_SCOPE && ids.size === 1 ? ids : [];
    return named === ANY_SCOPE || named === defaultScope ? null : named;
  };

  const carried = (
    text: string,
    standing: Resolution,
    last: KnowledgeEntry,
    memory: Memory,
  ): Resolution | null => {
    const { defaultScope } = knowledge;
    const scope = talkedOf(last, memory);
    if (scope === null || wordsOf(text).length > LONGEST_LEANING || readScopes(text).ids.size > 0)
      return null;
    if (standing.kind === 'entry' && knowledge.entries.get(standing.id)?.scope !== defaultScope) return null;
    const name = nameOfScope(knowledge, scope);
    const here = alone(`${stripped(text)} ${name}`);
    return here.kind === 'entry' && here.confidence >= SURE && here.unexplained.length === 0 ? here : null;
  };

  return {
    shifted: (text, memory, last) => scopeStep(text, memory, last) ?? scopeShift(text, memory, last),
    carried,
    talkedOf,
  };
}
