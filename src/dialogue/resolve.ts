import type { KnowledgeEntry, LanguageKnowledge } from '../knowledge/knowledge.js';
import { ANY_SCOPE } from '../knowledge/knowledge.js';
import type { Candidate, Match } from '../matching/intent.js';
import type { Matcher } from '../matching/matcher.js';
import type { Memory } from './memory.js';
import { createScopes, type NamedScopes } from './scopes.js';
import type { Speech } from './speech.js';
import { lineOf, phraseSet, startsWith, wordsOf } from './words.js';

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

export interface Resolver {
  /** Reads the text as it stands. */
  alone(text: string): Resolution;
  /** Reads the text after what was said before; falls back to reading it as it stands. */
  after(text: string, memory: Memory): Resolution;
  /** The entry that a curator named for exactly this turn after the last answer. */
  authored(text: string, memory: Memory): string | undefined;
  /** True where the text means something only after another turn: "and where?", "who wrote them?". */
  leans(text: string): boolean;
}

/** Candidates that are offered when the bot asks back. */
const MOST_OFFERED = 3;
/** Part of the best candidate's score that another needs to be offered beside it. */
const OFFERED_FROM = 0.25;
/** Longest turn, in words, that may lean on the one before. */
const LONGEST_LEANING = 8;
/** The same for a turn that could stand alone. */
const LONGEST_BENT = 6;
/** Score from which on a second reading is taken, where the first is what was said just before. */
const LEAST_ONWARD = 0.08;
/** Informative words of a turn with a pronoun that still leans. */
const MOST_OWN_WORDS = 2;

/** Confidence from which an unknown word beside the match no longer counts. */
const SURE = 0.8;
/** The same for a question about another scope, of which less is known. */
const SURE_OF_ANOTHER = 0.6;
/** Words of a question in which an unknown name says what it is about; longer ones tell of the asker's own place. */
const LONGEST_NAMING = 14;

export function createResolver(knowledge: LanguageKnowledge, matcher: Matcher, speech: Speech): Resolver {
  const readScopes = createScopes(knowledge.scopes);
  const continuations = phraseSet(speech.continuations);
  const corrections = phraseSet(speech.corrections);

  const fits = ({ id }: Candidate, named: NamedScopes): boolean => {
    const scope = knowledge.entries.get(id)?.scope ?? knowledge.defaultScope ?? ANY_SCOPE;
    return named.ids.size === 0 || scope === ANY_SCOPE || named.ids.has(scope);
  };

  const alone = (text: string): Resolution => {
    const named = readScopes(text);
    const match = matcher.match(text);
    const [best] = match.candidates;
    const gap = moreThanKnown(match, named);
    if (gap !== undefined) {
      return { kind: 'entry', id: gap, confidence: match.confidence, question: text, unexplained: [] };
    }
    if (namesSomethingElse(text, match))
      return nothing(
        match,
        match.candidates.filter((one) => fits(one, named)),
      );
    if (best !== undefined && fits(best, named))
      return resolved(
        match,
        match.candidates.filter((one) => fits(one, named)),
        text,
      );
    return (
      elsewhere(match, named, text) ??
      nothing(
        match,
        match.candidates.filter((one) => fits(one, named)),
      )
    );
  };

  /** Of another scope little is known: a word that the entry does not explain asks for more than that. */
  const moreThanKnown = (match: Match, named: NamedScopes): string | undefined => {
    const [best] = match.candidates;
    const other = knowledge.scopes.find(({ id, gap }) => gap !== undefined && named.ids.has(id));
    if (best === undefined || other === undefined || named.ids.size > 1 || match.decision === 'reject')
      return undefined;
    const isEntry = knowledge.entries.get(best.id)?.kind === 'entry';
    return isEntry && match.unexplained.length > 0 && match.confidence < SURE_OF_ANOTHER
      ? other.gap
      : undefined;
  };

  /** The best candidate is about another scope than the question: never that one, but perhaps its gap. */
  const elsewhere = (match: Match, named: NamedScopes, text: string): Resolution | null => {
    if (match.decision === 'reject' && match.unexplained.length > 0) return null;
    const gap = knowledge.scopes.find((scope) => named.ids.has(scope.id) && scope.gap !== undefined)?.gap;
    const [best] = match.candidates;
    const allowed = match.candidates.find((one) => fits(one, named));
    if (
      match.decision === 'accept' &&
      best !== undefined &&
      allowed !== undefined &&
      allowed.score >= best.score * 0.6
    ) {
      return {
        kind: 'entry',
        id: allowed.id,
        confidence: match.confidence,
        question: text,
        unexplained: match.unexplained,
      };
    }
    return gap === undefined
      ? null
      : { kind: 'entry', id: gap, confidence: match.confidence, question: text, unexplained: [] };
  };

  const stripped = (text: string): string => {
    const words = wordsOf(text);
    const skip = startsWith(words, corrections.phrases, corrections.longest);
    const rest = words.slice(skip);
    const lead = startsWith(rest, continuations.phrases, continuations.longest);
    return rest.slice(lead).join(' ');
  };

  const leans = (text: string): boolean => {
    const words = wordsOf(text);
    if (words.length > LONGEST_LEANING) return false;
    if (startsWith(words, continuations.phrases, continuations.longest) > 0) return true;
    const own = words.filter(
      (word) =>
        !speech.pronouns.has(word) &&
        !speech.askers.has(word) &&
        !speech.fillers.has(word) &&
        !speech.lookupWords.has(word),
    );
    return (
      own.length === 0 || (own.length <= MOST_OWN_WORDS && words.some((word) => speech.pronouns.has(word)))
    );
  };

  const plainly = (text: string): string =>
    wordsOf(text)
      .filter((word) => !speech.fillers.has(word))
      .join(' ');

  const authored = (text: string, memory: Memory): string | undefined => {
    const follow = knowledge.entries.get(memory.entry)?.follow_ups ?? [];
    const line = lineOf(text);
    const plain = plainly(text);
    return (
      follow.find(({ ask }) => ask.some((turn) => lineOf(turn) === line)) ??
      follow.find(({ ask }) => plain !== '' && ask.some((turn) => plainly(turn) === plain))
    )?.entry;
  };

  const after = (text: string, memory: Memory): Resolution => {
    const last = knowledge.entries.get(memory.entry);
    if (last === undefined) return alone(text);
    const entry = authored(text, memory);
    if (entry !== undefined)
      return {
        kind: 'entry',
        id: entry,
        confidence: 1,
        question: knowledge.entries.get(entry)?.question ?? text,
        unexplained: [],
      };
    const shift = scopeShift(text, memory);
    if (shift !== null) return shift;
    const standing = alone(text);
    const leaning = leans(text);
    if (!leaning && wordsOf(text).length > LONGEST_LEANING) return standing;
    const joined = alone(`${stripped(text)} ${subjectOf(last)}`);
    return leaning ? leant(standing, joined, last) : besides(text, standing, joined, last);
  };

  /** A turn that means nothing alone: what it means after the last answer, and not that answer again. */
  const leant = (standing: Resolution, joined: Resolution, last: KnowledgeEntry): Resolution => {
    if (joined.kind !== 'entry')
      return standing.kind === 'entry' || joined.kind === 'none' ? standing : joined;
    if (joined.id !== last.id) return joined;
    const onward = joined.others?.find(({ id, score }) => score >= LEAST_ONWARD && isNear(id, last));
    if (onward !== undefined) return { ...joined, id: onward.id };
    return standing.kind === 'entry' ? standing : joined;
  };

  /** A short turn that could mean something alone: near to what was said it means that. */
  const besides = (
    text: string,
    standing: Resolution,
    joined: Resolution,
    last: KnowledgeEntry,
  ): Resolution => {
    if (joined.kind !== 'entry') return standing;
    if (standing.kind !== 'entry') return joined;
    const isBent =
      wordsOf(text).length <= LONGEST_BENT &&
      standing.confidence < SURE &&
      readScopes(text).ids.size === 0 &&
      joined.id !== last.id &&
      isNear(joined.id, last) &&
      !isNear(standing.id, last);
    return isBent ? joined : standing;
  };

  /** True for entries of which a curator named one beside the other. */
  const isNear = (id: string, last: KnowledgeEntry): boolean =>
    last.related.includes(id) ||
    last.items.includes(id) ||
    knowledge.entries.get(id)?.related.includes(last.id) === true;

  /** "and in 2024?", "sorry, 2021": the last question again, about another scope. */
  const scopeShift = (text: string, memory: Memory): Resolution | null => {
    const named = readScopes(text);
    if (named.ids.size !== 1) return null;
    const own = named.rest.filter(
      (word) =>
        !speech.fillers.has(word) &&
        !speech.pronouns.has(word) &&
        !speech.lookupWords.has(word) &&
        !continuations.phrases.has(word) &&
        !corrections.phrases.has(word) &&
        !speech.askers.has(word) &&
        !speech.measures.has(word),
    );
    if (own.length > 0) return null;
    const [id] = named.ids;
    const name = knowledge.scopes.find((scope) => scope.id === id)?.names[0] ?? '';
    const question = `${readScopes(memory.question).rest.join(' ')} ${name}`;
    const resolution = alone(question);
    return resolution.kind === 'none' ? null : resolution;
  };

  /** The words that say what the entry is about, without what it asks of it. */
  const subjectOf = (entry: KnowledgeEntry): string =>
    wordsOf(entry.question)
      .filter(
        (word) =>
          !speech.askers.has(word) &&
          !speech.pronouns.has(word) &&
          !speech.fillers.has(word) &&
          !(speech.lookupWords.has(word) && word.length < 4),
      )
      .join(' ');

  const resolved = (match: Match, candidates: readonly Candidate[], text: string): Resolution => {
    const [best] = candidates;
    if (best === undefined) return nothing(match, candidates);
    switch (match.decision) {
      case 'accept':
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
        return ids.length > 1 ? { kind: 'clarify', ids } : nothing(match, candidates);
      }
      case 'reject':
        return nothing(match, candidates);
    }
  };

  return { alone, after, authored, leans };
}

/** A short question with a name in it that nothing in the knowledge explains: "to whom is the Pact for the Future addressed". */
function namesSomethingElse(text: string, match: Match): boolean {
  if (match.confidence >= SURE || match.decision === 'reject' || text === text.toUpperCase()) return false;
  const words = text.trim().split(/\s+/);
  if (words.length > LONGEST_NAMING) return false;
  return words.slice(1).some((word, index) => {
    const bare = word.replace(/[^\p{L}\p{N}]/gu, '');
    const startsSentence = /[.!?:]$/.test(words[index] ?? '');
    return (
      /^\p{Lu}\p{Ll}/u.test(bare) && !startsSentence && match.unexplained.some((one) => one.includes(bare))
    );
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
