import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Trait } from '../matching/evidence.js';
import type { Candidate, Match } from '../matching/intent.js';
import type { Matcher } from '../matching/matcher.js';
import { createScopes, fitsScopes, isOfUsualScope, type NamedScopes } from './scopes.js';
import type { Speech } from './speech.js';
import { lineOf, wordsOf } from './words.js';

/** What one question was found to mean. */
export type Resolution =
  | {
      readonly kind: 'entry';
      readonly id: string;
      readonly confidence: number;
      readonly question: string;
      readonly unexplained: readonly string[];
      /** What else it may mean, best first; empty where that does not matter. */
      readonly others?: readonly Candidate[];
    }
  | { readonly kind: 'clarify'; readonly ids: readonly string[] }
  | {
      readonly kind: 'none';
      readonly nearest: readonly string[] /** 0 to 1: share of the informative words that the knowledge explains. */;
      readonly known: number;
      readonly unexplained: readonly string[];
    };

/** Reads a question as it stands, without what was said before. */
export type ReadAlone = (text: string) => Resolution;

/** Candidates that are offered when the bot asks back. */
export const MOST_OFFERED = 3;
/** Part of the best candidate's score that another needs to be offered beside it. */
const OFFERED_FROM = 0.25;
/** Part of the best candidate's score from which an entry of the usual edition is meant, where none is named. */
const USUAL_FROM = 0.35;
/** Part of the best candidate's score from which another one of the edition that is named takes its place. */
const ABOUT_AS_LIKELY = 0.6;
/** Part of the best candidate's score from which on it is a close call between the two. */
const CLOSE_CALL = 0.7;
/** Share that an entry has of all that the named edition leaves, from which on it is meant: "2022 was about the SDGs, no?". */
const CLEAR_OF_THOSE_LEFT = 0.75;
/** The same as a probability among all entries: less than that is chance. */
const NO_CHANCE = 0.03;
/** Confidence from which an unknown word beside the match no longer counts. */
export const SURE = 0.8;
/** The same for a question about another scope, of which less is known. */
const SURE_OF_ANOTHER = 0.45;
/** Words at most of what is no question but keywords. */
const MOST_KEYWORDS = 3;
/** Part of the score of a gap that a fact has at least where keywords may ask for either, and part of the likeness. */
const FACT_FROM = 0.01;
const ABOUT_AS_NEAR = 2 / 3;
/** Words of a question in which an unknown name says what it is about; longer ones tell of the asker's own place. */
const LONGEST_NAMING = 14;

export function createReader(knowledge: LanguageKnowledge, matcher: Matcher, speech: Speech): ReadAlone {
  const readScopes = createScopes(knowledge.scopes);

  const fits = ({ id }: Candidate, named: NamedScopes): boolean => fitsScopes(knowledge, id, named.ids);

  /** Who names no edition means the usual one, wherever an entry of that one is not far less likely. */
  const usualFirst = (candidates: readonly Candidate[], named: NamedScopes): readonly Candidate[] => {
    const [best] = candidates;
    if (best === undefined || named.ids.size > 0) return candidates;
    const isUsual = ({ id }: Candidate): boolean => isOfUsualScope(knowledge, id);
    const usual = candidates.find((one) => isUsual(one) && one.score >= best.score * USUAL_FROM);
    return isUsual(best) || usual === undefined
      ? candidates
      : [usual, ...candidates.filter((one) => one !== usual)];
  };

  /** Who types keywords that a fact explains as well as a gap wants the fact: "drivers of commitment". */
  const factFirst = (candidates: readonly Candidate[], text: string): readonly Candidate[] => {
    const [best] = candidates;
    const gap = knowledge.entries.get(best?.id ?? '');
    const words = wordsOf(text).filter((word) => !speech.fillers.has(word));
    const isKeywords = words.length <= MOST_KEYWORDS && !words.some((word) => speech.askers.has(word));
    if (best === undefined || gap?.kind !== 'gap' || !isKeywords) return candidates;
    const facts = candidates.filter(
      ({ id, score }) =>
        gap.related.includes(id) &&
        knowledge.entries.get(id)?.kind === 'entry' &&
        score >= best.score * FACT_FROM,
    );
    if (facts.length === 0) return candidates;
    const [ofGap, ...traits] = matcher.examine(text, [gap.id, ...facts.map(({ id }) => id)]);
    const isAsNear = (trait: Trait | undefined): boolean =>
      trait !== undefined &&
      ofGap !== undefined &&
      trait.coverage >= ofGap.coverage &&
      trait.nearest >= ofGap.nearest * ABOUT_AS_NEAR;
    const fact = facts.find((_, index) => isAsNear(traits[index]));
    return fact === undefined ? candidates : [fact, ...candidates.filter((one) => one !== fact)];
  };

  const alone = (text: string): Resolution => {
    const named = readScopes(text);
    const match = matcher.match(text);
    const [best] = match.candidates;
    const gap = moreThanKnown(match, named);
    if (gap !== undefined) {
      return { kind: 'entry', id: gap, confidence: match.confidence, question: text, unexplained: [] };
    }
    const fitting = match.candidates.filter((one) => fits(one, named));
    if (namesSomethingElse(text, match)) return nothing(match, fitting);
    if (best !== undefined && best === fitting[0])
      return resolved(match, factFirst(usualFirst(fitting, named), text), text);
    return underItsOwnName(text, named) ?? elsewhere(match, fitting, named, text) ?? nothing(match, fitting);
  };

  /** Of another scope little is known: a word that the entry does not explain asks for more than that. */
  const moreThanKnown = (match: Match, named: NamedScopes): string | undefined => {
    const [best] = match.candidates;
    const other = knowledge.scopes.find(({ id, gap }) => gap !== undefined && named.ids.has(id));
    if (best === undefined || other === undefined || named.ids.size > 1 || match.decision === 'reject')
      return undefined;
    const isEntry = knowledge.entries.get(best.id)?.kind === 'entry';
    // The words that name the scope need no explanation.
    const isMore = match.unexplained.some((one) => wordsOf(one).some((word) => named.rest.includes(word)));
    return isEntry && isMore && match.confidence < SURE_OF_ANOTHER ? other.gap : undefined;
  };

  /** "The theme of the edition after 2022" asks for "the theme of 2023": a fact of that scope, or nothing. */
  const underItsOwnName = (text: string, named: NamedScopes): Resolution | null => {
    const [id] = named.ids;
    const name = knowledge.scopes.find((scope) => scope.id === id)?.names[0];
    const renamed = [...named.rest, name].join(' ');
    if (name === undefined || named.ids.size > 1 || renamed === lineOf(text)) return null;
    const found = alone(renamed);
    if (found.kind !== 'entry') return null;
    const entry = knowledge.entries.get(found.id);
    return entry?.kind === 'entry' && entry.scope === id ? { ...found, question: text } : null;
  };

  /** The best candidate is about another scope than the question: never that one, but perhaps its gap. */
  const elsewhere = (
    match: Match,
    fitting: readonly Candidate[],
    named: NamedScopes,
    text: string,
  ): Resolution | null => {
    const { confidence, unexplained } = match;
    if (match.decision === 'reject' && unexplained.length > 0) return null;
    const gap = knowledge.scopes.find((scope) => named.ids.has(scope.id) && scope.gap !== undefined)?.gap;
    const [best] = match.candidates;
    const [allowed] = fitting;
    const isMeant = (one: Candidate, other: Candidate): boolean =>
      one.score >= other.score * ABOUT_AS_LIKELY || (gap === undefined && isClearOf(one, fitting));
    if (match.decision === 'accept' && best && allowed && isMeant(allowed, best))
      return { kind: 'entry', id: allowed.id, confidence, question: text, unexplained };
    return gap === undefined ? null : { kind: 'entry', id: gap, confidence, question: text, unexplained: [] };
  };

  /** Which of two facts is meant is asked where they are about equally likely, and nothing else put one of them first. */
  const isCloseCall = (best: Candidate, second: Candidate): boolean =>
    [best, second].every(({ id }) => knowledge.entries.get(id)?.kind === 'entry') &&
    second.score <= best.score &&
    second.score >= best.score * CLOSE_CALL;

  const resolved = (match: Match, candidates: readonly Candidate[], text: string): Resolution => {
    const [best, second] = candidates;
    if (best === undefined) return nothing(match, candidates);
    switch (match.decision) {
      case 'accept':
        if (second !== undefined && isCloseCall(best, second))
          return { kind: 'clarify', ids: [best.id, second.id] };
        return {
          kind: 'entry',
          id: best.id,
          confidence: match.confidence,
          question: text,
          unexplained: match.unexplained,
          others: candidates.slice(1, 1 + MOST_OFFERED),
        };
      case 'clarify': {
        const ids = candidates
          .filter(({ score }) => score >= best.score * OFFERED_FROM)
          .slice(0, MOST_OFFERED)
          .map(({ id }) => id);
        const second = candidates[1];
        if (ids.length === 1 && second !== undefined) ids.push(second.id);
        // Asking which of several things the sources do not say is meant helps nobody.
        if (ids.every((id) => knowledge.entries.get(id)?.kind === 'gap')) {
          const { confidence, unexplained } = match;
          return { kind: 'entry', id: best.id, confidence, question: text, unexplained };
        }
        return ids.length > 1 ? { kind: 'clarify', ids } : nothing(match, candidates);
      }
      case 'reject':
        return nothing(match, candidates);
    }
  };

  return alone;
}

/** Far likelier than all others together, and no mere chance. */
function isClearOf(one: Candidate, all: readonly Candidate[]): boolean {
  const sum = all.reduce((total, { score }) => total + score, 0);
  return one.score >= NO_CHANCE && one.score >= sum * CLEAR_OF_THOSE_LEFT;
}

/** A short question with a name in it that nothing in the knowledge explains: "to whom is the Pact for the Future addressed". */
export function namesSomethingElse(text: string, match: Match): boolean {
  if (match.confidence >= SURE || match.decision === 'reject' || text === text.toUpperCase()) return false;
  const words = text.trim().split(/\s+/);
  if (words.length > LONGEST_NAMING) return false;
  return words.some((word, index) => {
    const bare = word.replace(/[^\p{L}\p{N}]/gu, '');
    const startsSentence = index === 0 || /[.!?:]$/.test(words[index - 1] ?? '');
    const isName = startsSentence ? /^\p{Lu}{2}/u.test(bare) : /^\p{Lu}\p{L}/u.test(bare);
    return isName && match.unexplained.some((one) => one.includes(bare));
  });
}

function nothing(match: Match, candidates: readonly Candidate[]): Resolution {
  return {
    kind: 'none',
    nearest: candidates.slice(0, MOST_OFFERED).map(({ id }) => id),
    known: match.known,
    unexplained: match.unexplained,
  };
}
