import { ANY_SCOPE, type LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Memory } from './memory.js';
import { createScopes } from './scopes.js';
import type { Speech } from './speech.js';
import { either, lineOf, wordsOf } from './words.js';

/** Names what a bare ordinal counts: in the talk of editions "when was the second?" asks "when was the second edition?". */
export type NameOrdinals = (text: string, memory: Memory | undefined) => string;

export function createNameOrdinals(knowledge: LanguageKnowledge, speech: Speech): NameOrdinals {
  const readScopes = createScopes(knowledge.scopes);
  const names = knowledge.scopes.flatMap((scope) => scope.names.map((name) => lineOf(name).split(' ')));
  const item = [...speech.scopeItems].find((one) =>
    names.some((name) => name.length === 2 && name[1] === one),
  );
  if (item === undefined) return (text) => text;
  // "Second", "latest": what stands before the item in the name of a scope.
  const ordinals = either(
    names.flatMap(([ordinal = '', ...rest]) => (rest.join(' ') === item ? [ordinal] : [])),
  );
  const named = new RegExp(`\\b(?:${ordinals})\\s+${item}\\b`, 'iu');
  const bare = new RegExp(`\\b(the\\s+(?:${ordinals}))\\b(?:\\s+ones?\\b)?`, 'giu');

  const isOfScopes = ({ question, entry, items, number }: Memory): boolean => {
    const scope = knowledge.entries.get(entry)?.scope ?? ANY_SCOPE;
    const isUsual = scope === ANY_SCOPE || scope === knowledge.defaultScope;
    return number === null && items.length === 0 && (!isUsual || readScopes(question).ids.size > 0);
  };

  return (text, memory) => {
    if (!named.test(text) && !(memory && isOfScopes(memory))) return text;
    return text.replace(bare, (all: string, ordinal: string, at: number) => {
      const [next] = wordsOf(text.slice(at + all.length));
      return next === undefined || speech.afterOrdinals.has(next) ? `${ordinal} ${item}` : all;
    });
  };
}
