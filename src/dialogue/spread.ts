import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import { createScopes } from './scopes.js';
import { partsOf } from './segments.js';
import type { Speech } from './speech.js';
import { wordsOf } from './words.js';

/** What one sentence asks of several things at once. */
export interface Spread {
  /** Each a question of its own, in order; two at least. */
  readonly questions: readonly string[];
  /** What is joined: scopes, words that ask, or names in a list. */
  readonly joined: 'scopes' | 'askers' | 'names';
  /** Where scopes are joined, that of each question. */
  readonly scopes: readonly string[];
}

/** Things that are joined at most. */
const MOST_JOINED = 4;
/** Words of a name in the middle of a list. */
const LONGEST_NAME = 2;

/** Spreads "the dates of 2021, 2022 and 2023", "when and where was it" and "what do A, B and C stand for". */
export function createSpread(knowledge: LanguageKnowledge, speech: Speech): (text: string) => Spread[] {
  const readScopes = createScopes(knowledge.scopes);
  const hasAsker = (text: string): boolean => wordsOf(text).some((word) => speech.askers.has(word));
  const either = (words: Iterable<string>): string => [...words].map(literally).join('|');
  const joiner = `(?:\\s*,\\s*(?:(?:${either(speech.joiners)})\\s+)?|\\s+(?:${either(speech.joiners)})\\s+)`;
  const asker = `(?:(?:${either(speech.prepositions)})\\s+)?(?:${either(speech.kindAskers)})`;
  const askers = new RegExp(`^(${asker}(?:${joiner}${asker})+)\\s+(\\S.*)$`, 'isu');
  const splitter = new RegExp(joiner, 'iu');

  const joining = new Set([...speech.joiners, ...speech.both, ...speech.scopeItems]);
  const idle = new Set([...joining, ...speech.fillers, ...speech.askers, ...speech.prepositions]);
  /** True for a word that says what is asked of a scope: for none of "was the second edition in 2021". */
  const tells = (word: string): boolean => speech.kindAskers.has(word) || !idle.has(word);

  const ofScopes = (text: string): Spread | null => {
    const { ids, rest } = readScopes(text);
    if (ids.size < 2 || ids.size > MOST_JOINED || rest.some((word) => speech.excluding.has(word)))
      return null;
    if (partsOf(text, speech).filter(hasAsker).length > 1 || !rest.some(tells)) return null;
    const asked = rest.filter((word) => !joining.has(word)).join(' ');
    const scopes = [...ids];
    const nameOf = (id: string): string => knowledge.scopes.find((scope) => scope.id === id)?.names[0] ?? id;
    return { questions: scopes.map((id) => `${asked} ${nameOf(id)}`), joined: 'scopes', scopes };
  };

  const ofAskers = (text: string): Spread | null => {
    const [, joined, rest] = askers.exec(text) ?? [];
    if (joined === undefined || rest === undefined) return null;
    const questions = joined.split(splitter).map((one) => `${one} ${rest}`);
    return questions.length > MOST_JOINED ? null : { questions, joined: 'askers', scopes: [] };
  };

  const ofNames = (text: string): Spread | null => {
    const parts = text.split(splitter).map((part) => part.trim());
    if (parts.length < 3 || parts.length > MOST_JOINED + 1) return null;
    const [first = '', ...middle] = parts;
    const last = middle.pop() ?? '';
    if (middle.some((part) => wordsOf(part).length > LONGEST_NAME || hasAsker(part)) || hasAsker(last))
      return null;
    const begin = first.split(/\s+/);
    const end = last.split(/\s+/);
    const names = [begin.pop() ?? '', ...middle, end.shift() ?? ''];
    const questions = names.map((name) => [...begin, name, ...end].join(' '));
    return { questions, joined: 'names', scopes: [] };
  };

  return (text) => [ofScopes(text), ofAskers(text), ofNames(text)].filter((one) => one !== null);
}

function literally(text: string): string {
  return text.replace(/[+]/g, '\\$&');
}
