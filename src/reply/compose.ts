import type { Knowledge, KnowledgeEntry, LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Citation, Encouragement } from '../knowledge/schema.js';
import type { Courtesy, EntryRef, Passage, Reply, SourceRef } from './reply.js';
import { type OwnWords, ownWords } from './words.js';

/** Builds replies of one language from ids; decides nothing. */
export interface Composer {
  readonly words: OwnWords;
  ref(id: string): EntryRef | null;
  refs(ids: readonly string[], most?: number): EntryRef[];
  passage(id: string, lead?: string): Passage | null;
  said(text: string): Passage;
  isGap(id: string): boolean;
  /** Answer where a passage comes from an entry, silent where all come from gaps. */
  found(
    passages: readonly Passage[],
    suggestions: readonly string[],
    notUnderstood: readonly string[],
  ): Reply;
  clarify(ids: readonly string[]): Reply;
  unknown(nearest: readonly string[], notUnderstood: readonly string[]): Reply;
  courtesy(courtesy: Courtesy): Reply;
  cite(citations: readonly Citation[]): SourceRef[];
}

/** Questions offered below an answer. */
const MOST_SUGGESTIONS = 3;
/** Questions of which one is meant; the contract says two or three. */
const MOST_MEANINGS = 3;

export const ENCOURAGEMENT_ID = 'encouragement-';

export function createComposer(knowledge: Knowledge, language: LanguageKnowledge): Composer {
  const words = ownWords(language.language);
  const encouragements = new Map(
    language.encouragements.map((one) => [`${ENCOURAGEMENT_ID}${one.number}`, one]),
  );
  const base = { language: language.language };

  const cite = (citations: readonly Citation[]): SourceRef[] =>
    citations.flatMap(({ id, paragraph, quote }) => {
      const source = knowledge.sources.get(id);
      if (source === undefined) return [];
      const { title, publisher, url } = source;
      return [{ id, title, publisher, url, paragraph: paragraph ?? null, quote: quote ?? null }];
    });

  const ref = (id: string): EntryRef | null => {
    const entry = language.entries.get(id);
    if (entry !== undefined) return { id, question: entry.question };
    const numbered = encouragements.get(id);
    return numbered === undefined ? null : { id, question: words.encouragementQuestion(numbered.number) };
  };
  const refs = (ids: readonly string[], most = MOST_SUGGESTIONS): EntryRef[] =>
    [...new Set(ids)].flatMap((id) => ref(id) ?? []).slice(0, most);

  const passage = (id: string, lead?: string): Passage | null => {
    const entry = language.entries.get(id);
    const numbered = encouragements.get(id);
    const text = entry?.answer ?? (numbered === undefined ? null : wording(numbered, words));
    if (text === null) return null;
    return {
      text: (lead === undefined ? text : `${lead} ${text}`).trim(),
      entry: ref(id),
      sources: cite((entry ?? numbered)?.sources ?? []),
    };
  };

  const isGap = (id: string): boolean => language.entries.get(id)?.kind === 'gap';
  const said = (text: string): Passage => ({ text, entry: null, sources: [] });

  return {
    words,
    ref,
    refs,
    passage,
    said,
    isGap,
    cite,
    found: (passages, suggestions, notUnderstood) => {
      const shown = passages.flatMap(({ entry }) => entry?.id ?? []);
      return {
        outcome: shown.every(isGap) ? 'silent' : 'answer',
        ...base,
        passages: notUnderstood.length === 0 ? passages : [...passages, said(words.leftOut(notUnderstood))],
        suggestions: refs(suggestions.filter((id) => !shown.includes(id))),
        notUnderstood,
      };
    },
    clarify: (ids) => {
      const suggestions = refs(ids, MOST_MEANINGS);
      const missing = refs(
        language.firstQuestions.filter((id) => !ids.includes(id)),
        Math.max(0, 2 - suggestions.length),
      );
      return {
        outcome: 'clarify',
        ...base,
        passages: [said(ids.length === 0 ? words.clarifyWithout : words.clarify)],
        suggestions:
          ids.length === 0 ? refs(language.firstQuestions, MOST_MEANINGS) : [...suggestions, ...missing],
        notUnderstood: [],
      };
    },
    unknown: (nearest, notUnderstood) => ({
      outcome: 'unknown',
      ...base,
      passages: [said(nearest.length === 0 ? words.unknown : words.unknownNear)],
      suggestions: refs(nearest.length === 0 ? language.firstQuestions : nearest),
      notUnderstood,
    }),
    courtesy: (courtesy) => ({
      outcome: 'courtesy',
      courtesy,
      ...base,
      passages: [said(words.courtesies[courtesy])],
      suggestions: courtesy === 'thanks' || courtesy === 'goodbye' ? [] : refs(language.firstQuestions),
      notUnderstood: [],
    }),
  };
}

function wording({ number, title, text }: Encouragement, words: OwnWords): string {
  return `${words.encouragement(number)}: ${title}\n\n${text}`;
}

/** The newest day on which an entry was reviewed, as an ISO date. */
export function newestReview(entries: Iterable<KnowledgeEntry>): string {
  let newest = '';
  for (const { reviewed } of entries) if (reviewed > newest) newest = reviewed;
  return newest;
}
