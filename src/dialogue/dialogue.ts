import type { LanguageKnowledge, Scope } from '../knowledge/knowledge.js';
import type { Match } from '../matching/intent.js';
import type { Matcher } from '../matching/matcher.js';
import { tokenise } from '../matching/text.js';
import type { Composer } from '../reply/compose.js';
import type { Passage } from '../reply/reply.js';
import { createSmallTalk } from './courtesy.js';
import { createIsItem, createLookup, createReadListed, type Lookup } from './lookup.js';
import { MEMORY, type Memory, newMemory } from './memory.js';
import { createMoves } from './moves.js';
import { readNumber } from './numbers.js';
import { createQuestions, type Found } from './questions.js';
import { createResolver } from './resolve.js';
import { createScopes } from './scopes.js';
import { speechOf } from './speech.js';
import { createSteps } from './steps.js';
import { createTurns, numberedIds, type Turn } from './turns.js';
import { lineOf, phraseSet, startsWith, wordsOf } from './words.js';

type FoundEntry = Extract<Found, { kind: 'entries' }>['entries'][number];

/** One language of the bot, able to hold a conversation; keeps nothing itself. */
export interface Dialogue {
  take(text: string, memory: Memory | undefined): Turn;
  /** Shows one entry or encouragement by its id; null where it is gone. */
  show(id: string, memory: Memory | undefined): Turn | null;
}

/** Words of the subject from which on a question that was not understood is taken to be near it. */
const NEAR_FROM = 0.6;
/** Score from which on a numbered encouragement is taken rather than the strand that sums it up. */
const LEAST_NUMBERED = 0.1;
/** Letters from which on a word that names an encouragement is the whole word, however it is spelt. */
const NAMING_FROM = 11;
/** Signs for "number" that are no words. */
const NUMBER_SIGN = /(?:#|\bn[°º]|№)\s*(?=\d)/giu;
/** A link says nothing about the question beside it. */
const ADDRESS = /\bhttps?:\/\/[^\s<>]{1,2000}/giu;
/** Characters of the asker's words that a reply repeats. */
const MOST_REPEATED = 80;

export function createDialogue(knowledge: LanguageKnowledge, trained: Matcher, composer: Composer): Dialogue {
  const { matcher, forget } = remembering(trained);
  const speech = speechOf(knowledge.language);
  const readLookup = createLookup(speech, knowledge.count);
  const isItem = createIsItem(speech);
  const readListed = createReadListed(speech);
  const readMove = createMoves(speech);
  const readScopes = createScopes(knowledge.scopes);
  const resolver = createResolver(knowledge, matcher, speech);
  const questions = createQuestions(resolver, knowledge, speech);
  const readSmallTalk = createSmallTalk(speech, questions.knows);
  const lists = new Set(speech.lists);
  const ofItem = phraseSet(speech.ofItem);
  const strands = knowledge.strands.map(({ entry }) => entry);
  const numbered = numberedIds(knowledge);
  const topics = new Map(
    knowledge.encouragements.flatMap((one) =>
      one.topics.map((topic) => [lineOf(topic), numbered[one.number - 1] ?? ''] as const),
    ),
  );
  const { words } = composer;
  const turns = createTurns(knowledge, composer, readScopes);
  const { show, several, number } = turns;
  const step = createSteps(knowledge, turns, words);

  const take = (typed: string, memory: Memory | undefined): Turn => {
    try {
      return turnOf(typed.replace(ADDRESS, ' '), memory);
    } finally {
      forget();
    }
  };

  const turnOf = (typed: string, memory: Memory | undefined): Turn => {
    const all = wordsOf(typed);
    if (all.length === 0)
      return {
        reply: { ...composer.unknown([], []), passages: [composer.said(words.nothingTyped)] },
        memory,
      };
    const authored = memory === undefined || memory.lost ? undefined : resolver.authored(typed, memory);
    const followed = authored === undefined ? null : show(authored, memory);
    if (followed !== null) return followed;
    const talk = readSmallTalk(all);
    const move = readMove(all, memory !== undefined);
    // "what is that" is small talk to a stranger, and a question in the middle of a conversation.
    if (talk.courtesy !== null && talk.length === all.length && (move === null || memory === undefined)) {
      return { reply: composer.courtesy(talk.courtesy), memory };
    }
    const idle = move === null && readLookup(all) === null;
    if (idle && all.every((word) => speech.fillers.has(word)) && !/\d/.test(typed)) {
      return { reply: memory === undefined ? composer.clarify([]) : composer.courtesy('thanks'), memory };
    }
    // Letters alone, or one word over and over, say nothing, however much they look like something.
    const isMash = all.every((word) => /^[a-z]$/.test(word)) || (all.length > 2 && new Set(all).size === 1);
    if (move === null && isMash) return { reply: composer.unknown([], []), memory };
    const text = talk.length === 0 ? typed : typed.slice(tokenise(typed)[talk.length]?.start ?? 0);
    const turn =
      (move === null ? null : opened(step(move, memory), text, memory)) ??
      complete(text, memory) ??
      again(text, memory) ??
      lookAndAsk(text, memory) ??
      look(text, memory) ??
      topical(text, memory) ??
      list(text, memory) ??
      ofListed(text, memory) ??
      ask(text, memory);
    return talk.courtesy === 'greeting' && isUnasked(text, turn)
      ? { reply: composer.courtesy('greeting'), memory }
      : turn;
  };

  /** "Hello, I work for the city of Porto": what follows the greeting asks nothing, and nothing was understood. */
  const isUnasked = (text: string, { reply: { outcome } }: Turn): boolean =>
    (outcome === 'clarify' || outcome === 'unknown') &&
    !/[?？؟]/u.test(text) &&
    !wordsOf(text).some((word) => speech.questionWords.has(word));

  /** A step from nowhere is left open: "tell me more", and then "about the paper". */
  const opened = (turn: Turn | null, text: string, memory: Memory | undefined): Turn | null =>
    turn === null || memory !== undefined || turn.reply.outcome !== 'clarify'
      ? turn
      : { ...turn, memory: { ...newMemory(), open: text.slice(0, MEMORY.question) } };

  /** What was left open, completed by this turn: "number seven" and, when asked back, "of the encouragements". */
  const complete = (text: string, memory: Memory | undefined): Turn | null => {
    if (memory === undefined || memory.open === '' || readLookup(wordsOf(text)) !== null) return null;
    for (const whole of resolver.completions(text, memory)) {
      const turn = look(whole, undefined) ?? list(whole, memory);
      if (turn !== null) return turn;
      const found = questions.read(whole, undefined);
      if (found.kind === 'entries') return answer(found, memory);
      // Still unsure, but only one of what was offered is left.
      const left = found.kind === 'clarify' ? memory.items.filter((id) => found.ids.includes(id)) : [];
      const [only] = left;
      if (only !== undefined && left.length === 1) return show(only, memory);
    }
    return null;
  };

  /** "show me encouragement 4, and when was the event?": each part in its turn. */
  const lookAndAsk = (text: string, memory: Memory | undefined): Turn | null => {
    const parts = questions.parts(text).map((part) => ({ part, isLookup: readNamed(part) }));
    if (!parts.some(({ isLookup }) => isLookup) || parts.every(({ isLookup }) => isLookup)) return null;
    const passages: Passage[] = [];
    const leftOut: string[] = [];
    let now = memory;
    for (const { part, isLookup } of parts) {
      // "the thirteenth encouragement, what does it say?" is one question.
      if (!isLookup && (!segmentAsks(part) || wordsOf(part).every(isEmpty))) continue;
      const turn = (isLookup ? look(part, now) : null) ?? ask(part, now);
      const isFound = turn.reply.outcome === 'answer' || turn.reply.outcome === 'silent';
      if (isFound) {
        passages.push(...turn.reply.passages);
        now = turn.memory;
      } else leftOut.push(part);
    }
    if (passages.length === 0 || (passages.length === 1 && leftOut.length === 0)) return null;
    const whole = turns.found(passages, now?.question ?? '', leftOut.map(repeated), memory);
    return { ...whole, memory: now };
  };

  const readNamed = (part: string): boolean =>
    readLookup(wordsOf(part.replace(NUMBER_SIGN, ' number ')))?.bare === false;

  const segmentAsks = (part: string): boolean => wordsOf(part).some((word) => speech.questionWords.has(word));

  const look = (text: string, memory: Memory | undefined): Turn | null => {
    const lookup: Lookup | null = readLookup(wordsOf(text.replace(NUMBER_SIGN, ' number ')));
    if (lookup === null) return null;
    const named = readScopes(text).ids;
    if (named.size > 0 && knowledge.defaultScope !== null && !named.has(knowledge.defaultScope)) return null;
    if (lookup.strand) {
      const ids = lookup.numbers.flatMap((n) => strands[(lookup.last ? strands.length : n) - 1] ?? []);
      return ids.length > 0 ? several(ids, memory) : show(knowledge.summary, memory);
    }
    if (lookup.bare && memory !== undefined && memory.number === null && memory.entry !== knowledge.total) {
      const other = otherScope(memory);
      const isOfPaper =
        (!lookup.ordinal && sharesTopic(memory.entry, knowledge.paper)) ||
        (knowledge.entries.get(memory.entry)?.items.length ?? 0) > 0;
      const edition = other === undefined || isOfPaper ? undefined : scopeNamed(lookup.numbers[0]);
      if (edition !== undefined) return ask(edition, memory);
      if (other?.gap !== undefined && memory.items.length === 0) return show(other.gap, memory);
      const { items } = memory;
      const ids = lookup.numbers.map((n) => items[(lookup.last ? items.length : n) - 1]);
      if (items.length > 0 && ids.every((id) => id !== undefined)) return several(ids, memory);
      // "who are the second?" when the talk is of something else than the paper: no encouragement is meant.
      if (lookup.ordinal && !memory.lost && !sharesTopic(memory.entry, knowledge.numbered)) return null;
    }
    return number(lookup.numbers, memory);
  };

  /** "which encouragement is about data?": a topic that the curator gave to one of them. */
  const topical = (text: string, memory: Memory | undefined): Turn | null => {
    const all = wordsOf(text);
    const rest = all.filter(
      (word) =>
        !speech.items.has(word) &&
        !speech.lookupWords.has(word) &&
        !speech.askers.has(word) &&
        !speech.fillers.has(word),
    );
    const id = all.some((word) => speech.items.has(word)) ? topics.get(rest.join(' ')) : undefined;
    const found = id ?? (numbered.length > 0 ? undefined : resolver.topics.picked(text, memory));
    return found === undefined ? null : show(found, memory);
  };

  /** The same encouragement once more: "of the encouragements, I mean", "is it about youth?". */
  const again = (text: string, memory: Memory | undefined): Turn | null => {
    if (memory === undefined || memory.number === null || numbered.length > 0) return null;
    if (readLookup(wordsOf(text)) !== null) return null;
    const all = wordsOf(text);
    const meant = resolver.meant(text);
    const takesBack = meant.length < all.length || all[0] === 'of';
    const namesThem =
      takesBack &&
      meant.some(isItem) &&
      meant.every((word) => isItem(word) || speech.fillers.has(word) || speech.lookupWords.has(word));
    const asksOfIt = startsWith(wordsOf(resolver.stripped(text)), ofItem.phrases, ofItem.longest) > 0;
    return namesThem || asksOfIt ? number([memory.number], memory) : null;
  };

  const isEmpty = (word: string): boolean =>
    resolver.isIdle(word) || readNumber([word], 0, speech.numbers) !== null;

  /** "the full name of the first one", after a list: the question, asked of what stands there. */
  const ofListed = (text: string, memory: Memory | undefined): Turn | null => {
    const owner = knowledge.entries.get(memory?.entry ?? '');
    const items = memory?.items ?? [];
    if (memory === undefined || owner === undefined || items.length === 0) return null;
    if (owner.items.length === 0 && !items.includes(owner.id)) return null;
    const listed = readListed(wordsOf(text));
    const id = items[listed === null || listed.number === 0 ? items.length - 1 : listed.number - 1];
    const item = knowledge.entries.get(id ?? '');
    if (listed === null || item === undefined || listed.rest.every(isEmpty)) return null;
    const found = questions.read(listed.rest.join(' '), {
      ...memory,
      entry: item.id,
      question: item.question,
    });
    return found.kind === 'entries' ? answer(found, memory) : null;
  };

  const sharesTopic = (a: string, b: string): boolean => {
    const topics = knowledge.entries.get(b)?.topics ?? [];
    return knowledge.entries.get(a)?.topics.some((topic) => topics.includes(topic)) === true;
  };

  /** The scope that the talk is of, where it is another than the usual one. */
  const otherScope = (memory: Memory): Scope | undefined => {
    const scope = knowledge.entries.get(memory.entry)?.scope;
    return knowledge.scopes.find(
      ({ id, default: isDefault }) =>
        (id === scope && !isDefault) || (isDefault && memory.scoped && id === scope),
    );
  };

  /** "and the third?" while the talk is of another edition: the name of the scope with that number. */
  const scopeNamed = (n: number | undefined): string | undefined =>
    knowledge.scopes.flatMap(({ names }) => names).find((name) => wordsOf(name).includes(String(n)));

  const list = (text: string, memory: Memory | undefined): Turn | null => {
    if (!lists.has(trimmed(text)) && !asksForList(wordsOf(text))) return null;
    if (numbered.length > 0) return several(numbered, memory, true);
    return show(
      memory !== undefined &&
        memory.items.length > 0 &&
        memory.entry !== knowledge.summary &&
        !strands.includes(memory.items[0] ?? '')
        ? memory.entry
        : knowledge.summary,
      memory,
    );
  };

  /** "I want to go through the encouragements one by one": a word for a list, one for the encouragements, nothing else. */
  const asksForList = (all: readonly string[]): boolean =>
    all.some((word) => speech.listing.has(word)) &&
    all.some((word) => isItem(word) && word.endsWith('s')) &&
    all.every(
      (word) =>
        speech.listing.has(word) ||
        isItem(word) ||
        speech.fillers.has(word) ||
        speech.lookupWords.has(word) ||
        speech.pronouns.has(word),
    );

  const trimmed = (text: string): string =>
    resolver
      .meant(text)
      .map((word) =>
        isItem(word) && word.length >= NAMING_FROM && word.endsWith('s') ? speech.itemsName : word,
      )
      .join(' ')
      .replace(/^(?:please|pls|plz|ok|okay|so|just|can you|could you|then|and) /, '')
      .replace(/ (?:please|pls|plz|then|again)$/, '');

  const ask = (text: string, memory: Memory | undefined): Turn => {
    const found = questions.read(text, memory);
    const isElsewhere = memory !== undefined && otherScope(memory) !== undefined;
    const isPlain = found.kind !== 'entries' && !isElsewhere && !resolver.leans(text);
    const written = isPlain ? resolver.written(text) : undefined;
    const asWritten = written === undefined ? null : show(written, memory);
    if (asWritten !== null) return asWritten;
    const added = found.kind === 'entries' ? undefined : resolver.topics.added(text, memory);
    const asAdded = added === undefined ? null : show(added, memory);
    if (asAdded !== null) return asAdded;
    switch (found.kind) {
      case 'entries':
        return answer({ ...found, entries: found.entries.map((entry) => rather(entry, text)) }, memory);
      case 'clarify': {
        const { items, position } = memory ?? newMemory();
        const offered = found.ids.length > 0 ? { items: found.ids, position: -1 } : { items, position };
        const open = text.slice(0, MEMORY.question);
        return {
          reply: composer.clarify(found.ids),
          memory: {
            ...(memory ?? newMemory()),
            ...offered,
            number: null,
            lost: found.ids.length === 0,
            open,
          },
        };
      }
      case 'none': {
        const near = found.known >= NEAR_FROM ? found.nearest : [];
        return {
          reply: composer.unknown(near, found.unexplained.map(repeated)),
          memory: { ...(memory ?? newMemory()), lost: true, open: text.slice(0, MEMORY.question) },
        };
      }
    }
  };

  /** Who asks for an encouragement gets the numbered one, where there is one beside the strand. */
  const rather = (entry: FoundEntry, text: string): FoundEntry => {
    if (!strands.includes(entry.id) || !wordsOf(text).some((word) => speech.items.has(word))) return entry;
    const one = entry.others?.find(({ id, score }) => numbered.includes(id) && score >= LEAST_NUMBERED);
    return one === undefined ? entry : { ...entry, id: one.id };
  };

  const answer = (
    { entries, leftOut, unexplained }: Extract<Found, { kind: 'entries' }>,
    memory: Memory | undefined,
  ): Turn => {
    const passages = entries.flatMap(({ id }) => composer.passage(id) ?? []);
    const turn = turns.found(passages, entries.at(-1)?.question ?? '', leftOut.map(repeated), memory);
    const extra = leftOut.length === 0 ? unexplained.map(repeated) : [];
    return extra.length === 0 ? turn : { ...turn, reply: { ...turn.reply, notUnderstood: extra } };
  };

  return { take, show };
}

/** Matches each text of a turn once, however many readings need it; nothing is kept beyond the turn. */
function remembering({ match, examine }: Matcher): {
  readonly matcher: Matcher;
  readonly forget: () => void;
} {
  const seen = new Map<string, Match>();
  return {
    matcher: {
      examine,
      match: (text) => {
        const found = seen.get(text) ?? match(text);
        seen.set(text, found);
        return found;
      },
    },
    forget: () => seen.clear(),
  };
}

/** The asker's words as a reply may repeat them: one short line without anything invisible. */
function repeated(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length <= MOST_REPEATED ? plain : `${plain.slice(0, MOST_REPEATED - 1).trimEnd()}…`;
}
