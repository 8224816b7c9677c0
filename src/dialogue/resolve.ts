import type { KnowledgeEntry, LanguageKnowledge } from '../knowledge/knowledge.js';
import { ANY_SCOPE } from '../knowledge/knowledge.js';
import type { Candidate, Match } from '../matching/intent.js';
import type { Matcher } from '../matching/matcher.js';
import { createInContext, type TurnInContext } from './in-context.js';
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
  /** Takes a turn apart that may be read in the light of the one before; null where it says by itself what it means. */
  turn(text: string): TurnInContext | null;
  /** True where the text means something only after another turn: "and where?", "who wrote them?". */
  leans(text: string): boolean;
  /** What the turn that was left open may mean together with this one, likeliest first; none where this one stands alone. */
  completions(text: string, memory: Memory): string[];
}

/** Candidates that are offered when the bot asks back. */
const MOST_OFFERED = 3;
/** Part of the best candidate's score that another needs to be offered beside it. */
const OFFERED_FROM = 0.25;
/** Longest turn, in words, that may lean on the one before. */
const LONGEST_LEANING = 8;
/** Longest turn, in words, that is read in the light of the answer before; a longer one says what it means. */
const LONGEST_IN_CONTEXT = 14;
/** Probability from which on a reading in context is answered. */
const ANSWERED_AFTER = 0.35;
/** Letters from which on a word may be the start of another form of it. */
const SAME_FROM = 4;
/** Probability from which on it is offered. */
const OFFERED_AFTER = 0.1;
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
  const inContext = createInContext(knowledge, matcher, speech);
  const continuations = phraseSet(speech.continuations);
  const corrections = phraseSet(speech.corrections);
  const switches = phraseSet(speech.switches);
  const correctionEnds = [...speech.correctionEnds].sort((a, b) => b.length - a.length);
  /** Scopes that are named by a number, such as a year, in its order. */
  const numberedScopes = knowledge.scopes
    .filter(({ names: [name = ''] }) => /^\d+$/.test(name))
    .sort((a, b) => Number(a.names[0]) - Number(b.names[0]))
    .map(({ id }) => id);

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
    const skip = startsWith(wordsOf(text), switches.phrases, switches.longest);
    if (skip > 0) return alone(wordsOf(text).slice(skip).join(' '));
    const shift = scopeShift(text, memory) ?? scopeStep(text, memory, last) ?? corrected(text, memory, last);
    if (shift !== null) return shift;
    const standing = alone(text);
    const turn = turnOf(text);
    if (turn === null) return standing;
    const candidates = inContext.weigh(inContext.read(turn, memory, last));
    return chosen(text, candidates, standing, turn.leans);
  };

  const turnOf = (text: string): TurnInContext | null => {
    if (wordsOf(text).length > LONGEST_IN_CONTEXT) return null;
    const standing = matcher.match(text);
    const leaning = leans(text);
    if (!leaning && namesSomethingElse(text, standing)) return null;
    return { text, stripped: stripped(text), leans: leaning, named: readScopes(text), standing };
  };

  /** What a turn means after the last answer, or what it might. */
  const chosen = (
    text: string,
    candidates: readonly Candidate[],
    standing: Resolution,
    leaning: boolean,
  ): Resolution => {
    const [best] = candidates;
    const rest = candidates.reduce((left, { score }) => left - score, 1);
    if (best === undefined || rest > best.score) {
      if (!leaning && standing.kind !== 'entry') return standing;
      const ids = candidates.filter(({ score }) => score >= OFFERED_AFTER).map(({ id }) => id);
      return ids.length > 1
        ? { kind: 'clarify', ids: ids.slice(0, MOST_OFFERED) }
        : { kind: 'none', nearest: ids, known: 0, unexplained: [] };
    }
    if (best.score < ANSWERED_AFTER) {
      const ids = candidates.slice(0, MOST_OFFERED).map(({ id }) => id);
      return ids.length > 1
        ? { kind: 'clarify', ids }
        : { kind: 'none', nearest: ids, known: 0, unexplained: [] };
    }
    const isStanding = standing.kind === 'entry' && standing.id === best.id;
    return {
      kind: 'entry',
      id: best.id,
      confidence: best.score,
      question: isStanding ? text : (knowledge.entries.get(best.id)?.question ?? text),
      unexplained: isStanding ? standing.unexplained : [],
      others: candidates.slice(1, 1 + MOST_OFFERED),
    };
  };

  /** "and in 2024?", "sorry, 2021": the last question again, about another scope. */
  const scopeShift = (text: string, memory: Memory): Resolution | null => {
    const named = readScopes(stripped(text));
    const [id] = named.ids;
    if (named.ids.size !== 1 || id === undefined || named.rest.some((word) => !isIdle(word))) return null;
    return inScope(id, memory);
  };

  /** "the year before", "next edition": the last question again, about the scope beside the one that the talk is of. */
  const scopeStep = (text: string, memory: Memory, last: KnowledgeEntry): Resolution | null => {
    const words = wordsOf(stripped(text));
    const by = words.some((word) => speech.earlier.has(word))
      ? -1
      : words.some((word) => speech.later.has(word))
        ? 1
        : 0;
    const isStep = (word: string): boolean =>
      speech.earlier.has(word) || speech.later.has(word) || speech.scopeItems.has(word);
    if (by === 0 || words.some((word) => !isStep(word) && !isIdle(word))) return null;
    if (!words.some((word) => speech.scopeItems.has(word)) && !memory.scoped) return null;
    const [named] = readScopes(memory.question).ids;
    const at = numberedScopes.indexOf(
      named ?? (last.scope === ANY_SCOPE ? knowledge.defaultScope : last.scope) ?? '',
    );
    const to = numberedScopes[at + by];
    return at < 0 || to === undefined ? null : inScope(to, memory);
  };

  const inScope = (id: string, memory: Memory): Resolution | null => {
    const name = knowledge.scopes.find((scope) => scope.id === id)?.names[0] ?? '';
    const resolution = alone(`${readScopes(memory.question).rest.join(' ')} ${name}`);
    return resolution.kind === 'none' ? null : resolution;
  };

  const isIdle = (word: string): boolean =>
    speech.fillers.has(word) ||
    speech.pronouns.has(word) ||
    speech.lookupWords.has(word) ||
    speech.askers.has(word) ||
    speech.measures.has(word) ||
    continuations.phrases.has(word) ||
    corrections.phrases.has(word);

  /** "no, I meant the conference, not the academy": the last question again, about the other thing. */
  const corrected = (text: string, memory: Memory, last: KnowledgeEntry): Resolution | null => {
    const correction = correctionOf(text);
    if (correction === null || correction.wanted.some((word) => speech.askers.has(word))) return null;
    const { wanted, unwanted } = correction;
    const heads = unwanted.filter((word) => !isIdle(word));
    const readings = [memory.question, last.question].flatMap((question) => {
      const words = wordsOf(question);
      const at = words.findIndex((word) => heads.some((head) => sameWord(word, head)));
      return at < 0 ? [] : [[...words.slice(0, at), ...wanted, ...words.slice(at + 1)].join(' ')];
    });
    if (unwanted.length === 0) readings.push(`${inContext.askersOf(memory.question)} ${wanted.join(' ')}`);
    return (
      readings.map((reading) => alone(reading)).find((one) => one.kind === 'entry' && one.id !== last.id) ??
      null
    );
  };

  /** What is meant and what is not, of a turn that takes something back; null for any other turn. */
  const correctionOf = (
    text: string,
  ): { readonly wanted: readonly string[]; readonly unwanted: readonly string[] } | null => {
    const [, first = text, second = ''] = /^(.*?),?\s*[,;–-]\s*(not\s.*|.*)$/iu.exec(text) ?? [];
    const words = wordsOf(text);
    const skip = startsWith(words, corrections.phrases, corrections.longest);
    const end = correctionEnds.find((phrase) => words.join(' ').endsWith(` ${phrase}`));
    const rest = words.slice(skip, end === undefined ? words.length : words.length - end.split(' ').length);
    const at = rest.findIndex((word) => speech.negations.has(word));
    if (at < 0) return skip > 0 || end !== undefined ? { wanted: rest, unwanted: [] } : null;
    if (at > 0) return { wanted: rest.slice(0, at), unwanted: rest.slice(at + 1) };
    const tail = wordsOf(second);
    return tail.length > 0 && wordsOf(first).some((word) => speech.negations.has(word))
      ? { wanted: tail, unwanted: rest.slice(1, rest.length - tail.length) }
      : null;
  };

  const completions = (text: string, memory: Memory): string[] => {
    const words = wordsOf(text);
    const correction = correctionOf(text);
    if (words.length > LONGEST_LEANING) return [];
    const standing = alone(text);
    const stands = standing.kind === 'entry' && standing.confidence >= SURE && !leans(text);
    if (stands && correction === null) return [];
    const added = (correction?.wanted ?? wordsOf(stripped(text))).join(' ');
    // What was not understood at all is only taken up again where somebody puts it right.
    const unexplained = new Set(matcher.match(memory.open).unexplained.flatMap((word) => wordsOf(word)));
    const understood = wordsOf(memory.open).filter((word) => !unexplained.has(word));
    return correction === null && unexplained.size > 0
      ? []
      : [`${memory.open} ${added}`, `${understood.join(' ')} ${added}`];
  };

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

  return { alone, after, authored, turn: turnOf, leans, completions };
}

/** The same word, or another form of it. */
function sameWord(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a === b || (length >= SAME_FROM && a.slice(0, length) === b.slice(0, length));
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
