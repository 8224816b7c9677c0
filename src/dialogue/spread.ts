import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import { createScopes, nameOfScope } from './scopes.js';
import { joinerPattern, partsOf } from './segments.js';
import type { Speech } from './speech.js';
import { either, wordsOf } from './words.js';

/** What one sentence asks of several things at once. */
export interface Spread {
  /** Each a question of its own, in order; two at least. */
  readonly questions: readonly string[];
  /** What is joined: scopes, words that ask, or names in a list. */
  readonly joined: 'scopes' | 'askers' | 'names';
}

/** Things that are joined at most. */
const MOST_JOINED = 4;
/** Words of a name in the middle of a list. */
const LONGEST_NAME = 2;
/** Words of one of several things that are asked of each scope. */
const LONGEST_KEYWORD = 4;

/** Spreads "the dates of 2021, 2022 and 2023", "when and where was it" and "what do A, B and C stand for". */
export function createSpread(knowledge: LanguageKnowledge, speech: Speech): (text: string) => Spread[] {
  const readScopes = createScopes(knowledge.scopes);
  const hasAsker = (text: string): boolean => wordsOf(text).some((word) => speech.askers.has(word));
  const joiner = joinerPattern(speech);
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
    const parts = partsOf(text, speech).map((part) => ({ part, ...readScopes(part) }));
    // "The theme of 2021, the dates of 2022": each has its own.
    const haveOwn = parts.every((one) => one.ids.size === 1 && one.rest.some(tells));
    if (parts.length > 1 && haveOwn && !hasAsker(text))
      return { questions: parts.map(({ part }) => part), joined: 'scopes' };
    if (parts.filter(({ part }) => hasAsker(part)).length > 1 || !rest.some(tells)) return null;
    const told = parts
      .map((one) => one.rest.filter((word) => !joining.has(word)))
      .filter((words) => words.some(tells));
    // "Theme and dates of 2023 and 2024": all of each.
    const areKeywords =
      told.length > 1 && !hasAsker(text) && told.every((words) => words.length <= LONGEST_KEYWORD);
    const asked = areKeywords ? told : [rest.filter((word) => !joining.has(word))];
    const questions = [...ids].flatMap((id) =>
      asked.map((words) => `${words.join(' ')} ${nameOfScope(knowledge, id)}`),
    );
    return questions.length > MOST_JOINED ? null : { questions, joined: 'scopes' };
  };

  const ofAskers = (text: string): Spread | null => {
    const [, joined, rest] = askers.exec(text) ?? [];
    if (joined === undefined || rest === undefined) return null;
    // "When and where was it, and who organised it?": what joins the words that ask ends before the next question.
    const [first = rest, ...others] = partsOf(rest, speech);
    const isOne = others.length === 0 || !others.every(hasAsker);
    const shared = isOne ? rest : first;
    const questions = [...joined.split(splitter).map((one) => `${one} ${shared}`), ...(isOne ? [] : others)];
    return questions.length > MOST_JOINED ? null : { questions, joined: 'askers' };
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
    return { questions, joined: 'names' };
  };

  return (text) => [ofScopes(text), ofAskers(text), ofNames(text)].filter((one) => one !== null);
}
