import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import { createScopes, type NamedScopes } from './scopes.js';
import type { Segment } from './segments.js';
import type { Speech } from './speech.js';

/** How the parts of a message share the scope that one of them names. */
export interface SharedScope {
  /** "When was it? I mean the 2023 one": what only names a scope belongs to the sentence before. */
  joinSentences(segments: readonly Segment[]): Segment[];
  /** "Role of the agency, second edition": what only names a scope belongs to the part beside it, which names no other. */
  joinParts(parts: readonly string[]): string[];
  /** Each part names the scope that the whole names: "in 2021, how many experts and how many workshops?". */
  inherit(parts: readonly string[], text: string): readonly string[];
}

/** @param isIdle true for a word that says nothing of what is asked about */
export function createSharedScope(
  knowledge: LanguageKnowledge,
  speech: Speech,
  isIdle: (word: string) => boolean,
): SharedScope {
  const readScopes = createScopes(knowledge.scopes);

  const joinSentences = (segments: readonly Segment[]): Segment[] => {
    const joint: Segment[] = [];
    for (const segment of segments) {
      const last = joint.at(-1);
      const { ids, rest } = readScopes(segment.text);
      const isName = ids.size === 1 && rest.every((word) => isIdle(word) || speech.meaning.has(word));
      const isMore = last?.asks || readScopes(last?.text ?? '').ids.size > 0;
      if (last !== undefined && isMore && isName)
        joint[joint.length - 1] = { ...last, text: `${withoutEnd(last.text)}, ${segment.text}` };
      else joint.push(segment);
    }
    return joint;
  };

  const joinParts = (parts: readonly string[]): string[] => {
    const joint: string[] = [];
    for (const part of parts) {
      const before = joint.at(-1);
      const own = readScopes(part);
      const last = readScopes(before ?? '');
      const isOne = new Set([...own.ids, ...last.ids]).size === 1;
      if (before !== undefined && isOne && (namesOnly(own) || namesOnly(last)))
        joint[joint.length - 1] = `${before}, ${part}`;
      else joint.push(part);
    }
    return joint;
  };

  const namesOnly = ({ ids, rest }: NamedScopes): boolean =>
    ids.size === 1 &&
    rest.every(
      (word) => speech.fillers.has(word) || speech.scopeItems.has(word) || speech.prepositions.has(word),
    );

  const inherit = (parts: readonly string[], text: string): readonly string[] => {
    const { ids } = readScopes(text);
    const scope = knowledge.scopes.find((one) => ids.has(one.id) && !one.default);
    const name = scope?.names[0];
    if (ids.size !== 1 || name === undefined) return parts;
    // "For 2024: which days, …": the first part says nothing but the edition.
    const asking = parts.filter((part) =>
      readScopes(part).rest.some((word) => !isIdle(word) || speech.questionWords.has(word)),
    );
    return asking.map((part) => (readScopes(part).ids.size > 0 ? part : `${part} ${name}`));
  };

  return { joinSentences, joinParts, inherit };
}

function withoutEnd(text: string): string {
  return text.replace(/[?.!]+$/, '');
}
