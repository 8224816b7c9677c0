import { ANY_SCOPE, type KnowledgeEntry, type LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Candidate } from '../matching/intent.js';
import type { Matcher } from '../matching/matcher.js';
import { once } from '../once.js';
import { createCorrections } from './corrections.js';
import { createInContext, type TurnInContext } from './in-context.js';
import { createLeaning, LONGEST_LEANING } from './leaning.js';
import type { Memory } from './memory.js';
import { createReader, MOST_OFFERED, namesSomethingElse, type Resolution } from './read-alone.js';
import { createScopeShift } from './scope-shift.js';
import { createScopes, nameOfScope } from './scopes.js';
import type { Speech } from './speech.js';
import { createTopics, type Topics } from './topics.js';
import { lineOf, phraseSet, startsWith, wordsOf } from './words.js';

export interface Resolver {
  /** Turns that ask whether the paper speaks of something. */
  readonly topics: Topics;
  /** Reads the text as it stands. */
  alone(text: string): Resolution;
  /** Reads the text after what was said before; falls back to reading it as it stands. */
  after(text: string, memory: Memory): Resolution;
  /** The entry that a curator named for exactly this turn after the last answer, and what was asked with it. */
  authored(text: string, memory: Memory): Authored | undefined;
  /** The entry that asks for exactly this in a curator's own words. */
  written(text: string): string | undefined;
  /** Takes a turn apart that may be read in the light of the one before; null where it says by itself what it means. */
  turn(text: string): TurnInContext | null;
  /** True where the text means something only after another turn: "and where?", "who wrote them?". */
  leans(text: string): boolean;
  /** True where it begins with a word that ties it to the turn before. */
  continues(text: string): boolean;
  /** The words without what only ties them to the turn before. */
  stripped(text: string): string;
  /** True for a word that says nothing of what is asked about. */
  isIdle(word: string): boolean;
  /** The folded words of what is meant, without what takes something back. */
  meant(text: string): readonly string[];
  /** What the turn that was left open may mean together with this one, likeliest first; none where this one stands alone. */
  completions(text: string, memory: Memory): string[];
}

export interface Authored {
  readonly entry: string;
  readonly question: string;
}

/** Longest turn, in words, that is read in the light of the answer before; a longer one says what it means. */
const LONGEST_IN_CONTEXT = 14;
/**
 * Probability from which on the best reading in context is answered. Lower than for a question that stands alone: who asks
 * "and why?" sees at once what it was taken for, and asking back again and again wears people out.
 */
const ANSWERED_AFTER = 0.25;
/** Confidence from which on a turn that does not lean on the one before is read alone. */
const ALONE_FROM = 0.95;
/** Probability from which on it is offered. */
const OFFERED_AFTER = 0.1;

export function createResolver(knowledge: LanguageKnowledge, matcher: Matcher, speech: Speech): Resolver {
  const readScopes = createScopes(knowledge.scopes);
  const alone = createReader(knowledge, matcher, speech);
  const leaning = createLeaning(speech);
  const { leans, continues, stripped } = leaning;
  const { shifted, carried, talkedOf } = createScopeShift(knowledge, speech, alone, leaning);
  const { corrected, meant, completions } = createCorrections(matcher, speech, alone, leaning, readScopes);
  const inContext = createInContext(knowledge, matcher, speech);
  const switches = phraseSet(speech.switches);

  const plainly = (text: string): string =>
    wordsOf(text)
      .filter((word) => !speech.fillers.has(word))
      .join(' ');

  const authored = (text: string, memory: Memory): Authored | undefined => {
    const last = knowledge.entries.get(memory.entry);
    const isShift = namesOnly(text);
    // A gap stands for many questions: what "and 2024?" means after it depends on which of them was asked.
    if (last === undefined || (isShift && last.kind === 'gap')) return undefined;
    const line = lineOf(text);
    const plain = plainly(text);
    const follow =
      last.follow_ups.find(({ ask }) => ask.some((turn) => lineOf(turn) === line)) ??
      last.follow_ups.find(({ ask }) => plain !== '' && ask.some((turn) => plainly(turn) === plain));
    if (follow === undefined) return undefined;
    const own = knowledge.entries.get(follow.entry)?.question ?? text;
    return { entry: follow.entry, question: isShift ? ofScope(memory.question, text) : own };
  };

  /** The question about the scope that the text names. */
  const ofScope = (question: string, text: string): string => {
    const [id] = readScopes(text).ids;
    const name = nameOfScope(knowledge, id);
    return `${readScopes(question).rest.join(' ')} ${name}`;
  };

  /** "And 2024?": a scope and nothing else. */
  const namesOnly = (text: string): boolean => {
    const { ids, rest } = readScopes(stripped(text));
    return ids.size === 1 && rest.every(leaning.isIdle);
  };

  const byWording = once(
    () =>
      new Map(
        [...knowledge.entries.values()].flatMap(({ id, question, alternates }) =>
          [question, ...alternates].map((one) => [lettersOf(one), id] as const),
        ),
      ),
  );

  const after = (text: string, memory: Memory): Resolution => {
    const last = knowledge.entries.get(memory.entry);
    if (last === undefined) return alone(text);
    const found = inLight(text, memory, last);
    const entry = found.kind === 'entry' ? knowledge.entries.get(found.id) : undefined;
    const talk = talkedOf(last, memory);
    if (found.kind !== 'entry' || entry?.scope !== ANY_SCOPE || talk === null) return found;
    // What is the same for all scopes leaves the talk where it is.
    const { question } = found;
    const name = nameOfScope(knowledge, talk);
    return readScopes(question).ids.size > 0 ? found : { ...found, question: `${question} ${name}` };
  };

  const inLight = (text: string, memory: Memory, last: KnowledgeEntry): Resolution => {
    const follow = authored(text, memory);
    if (follow !== undefined)
      return {
        kind: 'entry',
        id: follow.entry,
        confidence: 1,
        question: follow.question,
        unexplained: [],
      };
    const skip = startsWith(wordsOf(text), switches.phrases, switches.longest);
    if (skip > 0) return alone(wordsOf(text).slice(skip).join(' '));
    const shift = shifted(text, memory, last) ?? corrected(text, memory, last);
    if (shift !== null) return shift;
    const standing = alone(text);
    const here = carried(text, standing, last, memory);
    if (here !== null) return here;
    const turn = turnOf(text);
    if (turn === null) return standing;
    const found = standsAlone(standing, turn)
      ? standing
      : chosen(text, inContext.weigh(inContext.read(turn, memory, last)), standing, turn.leans);
    // Of another edition little is known: what leans on it and is not understood asks for more than that.
    const talk = talkedOf(last, memory);
    const scope = knowledge.scopes.find(({ id }) => id === talk);
    const asksMore = turn.leans && turn.named.ids.size === 0 && speaks(text) && found.kind !== 'entry';
    if (scope === undefined || !(asksMore || isOfUsual(text, found, last))) return found;
    const inThis = alone(`${turn.stripped} ${scope.names[0] ?? ''}`);
    const isFact = inThis.kind === 'entry' && knowledge.entries.get(inThis.id)?.scope === last.scope;
    if (isFact) return inThis;
    if (scope.gap !== undefined)
      return { kind: 'entry', id: scope.gap, confidence: ANSWERED_AFTER, question: text, unexplained: [] };
    return found.kind === 'entry' ? { kind: 'clarify', ids: [found.id, last.id] } : found;
  };

  /** A short turn taken for what is known of the usual edition only: who asks means this edition. Its strands no other has. */
  const isOfUsual = (text: string, found: Resolution, last: KnowledgeEntry): boolean => {
    const entry = found.kind === 'entry' ? knowledge.entries.get(found.id) : undefined;
    if (entry === undefined || entry.scope !== knowledge.defaultScope || entry.scope === last.scope)
      return false;
    const isStrand =
      entry.id === knowledge.summary || knowledge.strands.some((strand) => strand.entry === entry.id);
    const ofPaper = knowledge.entries.get(knowledge.numbered)?.topics ?? [];
    return (
      wordsOf(text).length <= LONGEST_LEANING &&
      readScopes(text).ids.size === 0 &&
      (!isStrand || last.topics.some((topic) => ofPaper.includes(topic)))
    );
  };

  /** Nothing that came before bends a turn that says so clearly what it means. */
  const standsAlone = (standing: Resolution, { leans, standing: { decision } }: TurnInContext): boolean =>
    !leans &&
    standing.kind === 'entry' &&
    decision === 'accept' &&
    standing.confidence >= ALONE_FROM &&
    standing.unexplained.length === 0;

  const speaks = (text: string): boolean => wordsOf(text).some((word) => speech.questionWords.has(word));

  const turnOf = (text: string): TurnInContext | null => {
    if (wordsOf(text).length > LONGEST_IN_CONTEXT) return null;
    const standing = matcher.match(text);
    const isLeaning = leans(text);
    if (!isLeaning && namesSomethingElse(text, standing)) return null;
    return { text, stripped: stripped(text), leans: isLeaning, named: readScopes(text), standing };
  };

  /** What a turn means after the last answer, or what it might. */
  const chosen = (
    text: string,
    candidates: readonly Candidate[],
    standing: Resolution,
    isLeaning: boolean,
  ): Resolution => {
    const [best] = candidates;
    const rest = candidates.reduce((left, { score }) => left - score, 1);
    if (best === undefined || rest > best.score) {
      if (!isLeaning && standing.kind !== 'entry') return standing;
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

  return {
    alone,
    after,
    authored,
    topics: createTopics(knowledge, speech, alone, leaning),
    written: (text) => byWording().get(lettersOf(text)),
    stripped,
    isIdle: leaning.isIdle,
    turn: turnOf,
    leans,
    continues,
    meant,
    completions,
  };
}

/** The letters and figures of a text, whatever stands between them. */
function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
