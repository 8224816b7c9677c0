import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Match } from '../matching/intent.js';
import type { Matcher } from '../matching/matcher.js';
import { tokenise } from '../matching/text.js';
import type { Composer } from '../reply/compose.js';
import type { Passage } from '../reply/reply.js';
import { createNameOrdinals } from './bare-ordinals.js';
import { createSmallTalk } from './courtesy.js';
import { createLookUps } from './look-ups.js';
import { createReadListed } from './lookup.js';
import { MEMORY, type Memory, newMemory } from './memory.js';
import { createMoves } from './moves.js';
import { createQuestions, type Found } from './questions.js';
import { createResolver } from './resolve.js';
import { createScopes, isOfUsualScope } from './scopes.js';
import { createExpander } from './segments.js';
import { speechOf } from './speech.js';
import { createSteps } from './steps.js';
import { createTurns, numberedIds, type Turn } from './turns.js';
import { plainly, wordsOf } from './words.js';

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
/** A link says nothing about the question beside it. */
const ADDRESS = /\bhttps?:\/\/[^\s<>]{1,2000}/giu;
const QUESTION_MARK = /[?？؟]/u;
/** Confidence from which on a question completes nothing that was left open. */
const CLEAR_BY_ITSELF = 0.8;
/** A slash between two words. */
const SLASH = /(?<=[\p{L}\p{N}]{2})\s*\/\s*(?=[\p{L}\p{N}]{2})/gu;
/** The number of an item in a list of questions. */
const LIST_NUMBER = /(?:^|\s)\d\)\s/g;
/** Characters of the asker's words that a reply repeats. */
const MOST_REPEATED = 80;

export function createDialogue(knowledge: LanguageKnowledge, trained: Matcher, composer: Composer): Dialogue {
  const { matcher, forget } = remembering(trained);
  const speech = speechOf(knowledge.language);
  const readListed = createReadListed(speech);
  const expandOrdinals = createExpander(speech);
  const nameOrdinals = createNameOrdinals(knowledge, speech);
  const readMove = createMoves(speech);
  const readScopes = createScopes(knowledge.scopes);
  const resolver = createResolver(knowledge, matcher, speech);
  const questions = createQuestions(resolver, knowledge, speech);
  const readSmallTalk = createSmallTalk(speech, questions);
  const strands = knowledge.strands.map(({ entry }) => entry);
  const numbered = numberedIds(knowledge);
  const { words } = composer;
  const turns = createTurns(knowledge, composer, readScopes);
  const { show } = turns;
  const step = createSteps(knowledge, turns, words);
  const lookUps = createLookUps({
    knowledge,
    speech,
    resolver,
    turns,
    readScopes,
    ask: (text, memory) => ask(text, memory),
  });

  const take = (typed: string, memory: Memory | undefined): Turn => {
    const plain = plainly(typed);
    const text = plain.replace(ADDRESS, ' ');
    try {
      return text !== plain && wordsOf(text).length > 0 && !asks(text)
        ? { reply: composer.unknown([], []), memory }
        : turnOf(text, memory);
    } finally {
      forget();
    }
  };

  /** "New paper out" beside a link is news for everybody, and no question. */
  const asks = (text: string): boolean =>
    QUESTION_MARK.test(text) || wordsOf(text).some((word) => speech.askers.has(word));

  const turnOf = (typed: string, memory: Memory | undefined): Turn => {
    const all = wordsOf(typed);
    if (all.length === 0)
      return {
        reply: { ...composer.unknown([], []), passages: [composer.said(words.nothingTyped)] },
        memory,
      };
    const authored = memory === undefined || memory.lost ? undefined : resolver.authored(typed, memory);
    const followed = authored === undefined ? null : show(authored.entry, memory, authored.question);
    if (followed !== null) return followed;
    const talk = readSmallTalk(all);
    const told = talk.length === 0 ? typed : typed.slice(tokenise(typed)[talk.length]?.start ?? 0);
    const text = nameOrdinals(expandOrdinals(withoutSlashes(told)), memory);
    // "And the last one?" in the talk of editions is no step.
    const move = text === told ? readMove(all, memory !== undefined) : null;
    // "what is that" is small talk to a stranger, and a question in the middle of a conversation.
    const isTalk = talk.courtesy !== null && talk.length === all.length && readScopes(typed).ids.size === 0;
    if (talk.courtesy !== null && isTalk && (move === null || memory === undefined)) {
      return { reply: composer.courtesy(talk.courtesy), memory };
    }
    const idle = move === null && !lookUps.hasNumber(typed);
    if (idle && all.every((word) => speech.fillers.has(word)) && !/\d/.test(typed)) {
      return { reply: memory === undefined ? composer.clarify([]) : composer.courtesy('thanks'), memory };
    }
    // Letters alone, or one word over and over, say nothing, however much they look like something.
    const isMash = all.every((word) => /^[a-z]$/.test(word)) || (all.length > 2 && new Set(all).size === 1);
    if (move === null && isMash) return { reply: composer.unknown([], []), memory };
    const chosen = option(told, memory);
    if (chosen !== null) return chosen;
    // "1) … 2) …" numbers questions, no encouragements.
    if ((text.match(LIST_NUMBER) ?? []).length > 1) return ask(text, memory);
    const turn =
      (move === null ? null : opened(step(move, memory), text, memory)) ??
      complete(text, memory) ??
      lookUps.again(text, memory) ??
      lookAndAsk(text, memory) ??
      lookUps.look(text, memory) ??
      lookUps.topical(text, memory) ??
      lookUps.list(text, memory) ??
      ofListed(text, memory) ??
      ask(text, memory);
    return talk.courtesy === 'greeting' && isUnasked(text, turn)
      ? { reply: composer.courtesy('greeting'), memory }
      : turn;
  };

  /** "I take option 2", after the bot asked back. */
  const option = (text: string, memory: Memory | undefined): Turn | null => {
    if (memory === undefined || memory.open === '' || memory.items.length === 0) return null;
    const all = wordsOf(text);
    const isChoice = all.some((word) => speech.options.has(word) || speech.choosing.has(word));
    const rest = all.filter(
      (word) => !(speech.options.has(word) || speech.choosing.has(word) || speech.fillers.has(word)),
    );
    const { ordinals, cardinals } = speech.numbers;
    const [word = ''] = rest;
    const place = ordinals.get(word) ?? cardinals.get(word) ?? Number(word);
    const id = rest.length === 1 && isChoice ? memory.items[place - 1] : undefined;
    return id === undefined ? null : show(id, memory);
  };

  /** "Hello, I work for the city of Porto": what follows the greeting asks nothing, and nothing was understood. */
  const isUnasked = (text: string, { reply: { outcome } }: Turn): boolean =>
    (outcome === 'clarify' ||
      outcome === 'unknown' ||
      // "Good morning from the office of my mayor" is not about mayors.
      (outcome === 'silent' && speech.frames.places.includes(wordsOf(text)[0] ?? ''))) &&
    !QUESTION_MARK.test(text) &&
    !wordsOf(text).some((word) => speech.questionWords.has(word));

  /** A step from nowhere is left open: "tell me more", and then "about the paper". */
  const opened = (turn: Turn | null, text: string, memory: Memory | undefined): Turn | null =>
    turn === null || memory !== undefined || turn.reply.outcome !== 'clarify'
      ? turn
      : { ...turn, memory: { ...newMemory(), open: text.slice(0, MEMORY.question) } };

  /** What was left open, completed by this turn: "number seven" and, when asked back, "of the encouragements". */
  const complete = (text: string, memory: Memory | undefined): Turn | null => {
    if (memory === undefined || memory.open === '' || lookUps.hasNumber(text)) return null;
    // "And who financed the event?" is a question of its own.
    const own = asks(text) ? resolver.alone(text) : null;
    if (own?.kind === 'entry' && own.confidence >= CLEAR_BY_ITSELF) return null;
    for (const whole of resolver.completions(text, memory)) {
      const turn = lookUps.look(whole, undefined) ?? lookUps.list(whole, memory);
      if (turn !== null) return turn;
      const found = questions.read(whole, undefined);
      if (found.kind === 'entries') return answer(found, memory);
      // Still unsure, but only one of what was offered is left.
      const offered = found.kind === 'clarify' ? memory.items.filter((id) => found.ids.includes(id)) : [];
      const left =
        readScopes(whole).ids.size > 0 ? offered : offered.filter((id) => isOfUsualScope(knowledge, id));
      const [only] = left;
      if (only !== undefined && left.length === 1) return show(only, memory);
    }
    return null;
  };

  /** "show me encouragement 4, and when was the event?": each part in its turn. */
  const lookAndAsk = (text: string, memory: Memory | undefined): Turn | null => {
    const parts = questions.parts(text).map((part) => ({ part, isLookup: lookUps.names(part) }));
    if (!parts.some(({ isLookup }) => isLookup) || parts.every(({ isLookup }) => isLookup)) return null;
    const passages: Passage[] = [];
    const leftOut: string[] = [];
    let now = memory;
    for (const { part, isLookup } of parts) {
      // "the thirteenth encouragement, what does it say?" is one question.
      if (!isLookup && (!segmentAsks(part) || wordsOf(part).every(lookUps.isEmpty))) continue;
      const turn = (isLookup ? lookUps.look(part, now) : null) ?? ask(part, now);
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

  const segmentAsks = (part: string): boolean => wordsOf(part).some((word) => speech.questionWords.has(word));

  /** "the full name of the first one", after a list: the question, asked of what stands there. */
  const ofListed = (text: string, memory: Memory | undefined): Turn | null => {
    const owner = knowledge.entries.get(memory?.entry ?? '');
    const items = memory?.items ?? [];
    if (memory === undefined || owner === undefined || items.length === 0) return null;
    if (owner.items.length === 0 && !items.includes(owner.id)) return null;
    const listed = readListed(wordsOf(text));
    const id = items[listed === null || listed.number === 0 ? items.length - 1 : listed.number - 1];
    const item = knowledge.entries.get(id ?? '');
    if (listed === null || item === undefined || listed.rest.every(lookUps.isEmpty)) return null;
    const found = questions.read(listed.rest.join(' '), {
      ...memory,
      entry: item.id,
      question: item.question,
    });
    return found.kind === 'entries' ? answer(found, memory) : null;
  };

  const ask = (text: string, memory: Memory | undefined): Turn => {
    const read = questions.read(text, memory);
    // "Where was that held?" as the first thing said: a guess would be a guess at what was meant.
    const isGuess = memory === undefined && read.kind === 'entries' && pointsNowhere(text);
    const found: Found = isGuess ? { kind: 'clarify', ids: read.entries.map(({ id }) => id) } : read;
    const isElsewhere = memory !== undefined && lookUps.otherScope(memory) !== undefined;
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

  /** It leans on something said before by a word that can mean nothing else: "that", "them". */
  const pointsNowhere = (text: string): boolean =>
    resolver.leans(text) &&
    wordsOf(text).some((word, index, all) => {
      const next = all[index + 1];
      // "those obstacles" says itself what it means.
      const isAlone =
        next === undefined ||
        speech.fillers.has(next) ||
        speech.askers.has(next) ||
        speech.afterPointers.test(next);
      return speech.pointers.has(word) && isAlone;
    });

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

/** "Dates/place": the two are a list; the slashes of an address are none. */
function withoutSlashes(text: string): string {
  return text.includes('://') ? text : text.replace(SLASH, ', ');
}

/** The asker's words as a reply may repeat them: one short line without anything invisible. */
function repeated(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length <= MOST_REPEATED ? plain : `${plain.slice(0, MOST_REPEATED - 1).trimEnd()}…`;
}
