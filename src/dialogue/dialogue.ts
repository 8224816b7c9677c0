import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Matcher } from '../matching/matcher.js';
import { tokenise } from '../matching/text.js';
import { type Composer, ENCOURAGEMENT_ID } from '../reply/compose.js';
import type { Passage, Reply } from '../reply/reply.js';
import { createSmallTalk } from './courtesy.js';
import { createLookup, type Lookup } from './lookup.js';
import { MEMORY, type Memory } from './memory.js';
import { createMoves } from './moves.js';
import { createQuestions, type Found } from './questions.js';
import { createResolver } from './resolve.js';
import { createScopes } from './scopes.js';
import { type Move, speechOf } from './speech.js';
import { lineOf, wordsOf } from './words.js';

/** A reply and what the conversation has to remember after it. */
export interface Turn {
  readonly reply: Reply;
  readonly memory: Memory | undefined;
}

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
/** Signs for "number" that are no words. */
const NUMBER_SIGN = /(?:#|\bn[°º]|№)\s*(?=\d)/giu;
/** Characters of the asker's words that a reply repeats. */
const MOST_REPEATED = 80;

export function createDialogue(knowledge: LanguageKnowledge, matcher: Matcher, composer: Composer): Dialogue {
  const speech = speechOf(knowledge.language);
  const readSmallTalk = createSmallTalk(speech);
  const readLookup = createLookup(speech, knowledge.count);
  const readMove = createMoves(speech);
  const readScopes = createScopes(knowledge.scopes);
  const resolver = createResolver(knowledge, matcher, speech);
  const questions = createQuestions(resolver, knowledge, speech);
  const lists = new Set(speech.lists);
  const strands = knowledge.strands.map(({ entry }) => entry);
  const numbered = knowledge.encouragements.map(({ number }) => `${ENCOURAGEMENT_ID}${number}`);
  const topics = new Map(
    knowledge.encouragements.flatMap((one) =>
      one.topics.map((topic) => [lineOf(topic), `${ENCOURAGEMENT_ID}${one.number}`] as const),
    ),
  );
  const { words } = composer;

  const take = (typed: string, memory: Memory | undefined): Turn => {
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
    if (all.every((word) => speech.fillers.has(word)) && !/\d/.test(typed) && move === null) {
      return { reply: memory === undefined ? composer.clarify([]) : composer.courtesy('thanks'), memory };
    }
    // A single letter, or some, says nothing, however much it looks like a word.
    if (move === null && all.every((word) => /^[a-z]$/.test(word)))
      return { reply: composer.unknown([], []), memory };
    const text = talk.length === 0 ? typed : typed.slice(tokenise(typed)[talk.length]?.start ?? 0);
    return (
      step(move, memory) ??
      look(text, memory) ??
      topical(text, memory) ??
      list(text, memory) ??
      ask(text, memory)
    );
  };

  /** "next", "the last one", "tell me more": from what was shown before. */
  const step = (move: Move | null, memory: Memory | undefined): Turn | null => {
    if (move === null) return null;
    if (memory === undefined || memory.lost)
      return move === 'last' ? number([knowledge.count], memory) : lost(memory);
    const { items, position } = memory;
    switch (move) {
      case 'next':
      case 'previous': {
        const by = move === 'next' ? 1 : -1;
        if (memory.number !== null) return number([memory.number + by], memory);
        if (items.length === 0) return move === 'next' ? more(memory) : lost(memory);
        const to = move === 'previous' && position < 0 ? items.length - 1 : position + by;
        const id = items[to];
        return id === undefined
          ? said(by > 0 ? words.noneAfter : words.noneBefore, memory)
          : show(id, memory);
      }
      case 'first':
      case 'last': {
        const id = move === 'first' ? items[0] : items.at(-1);
        return id === undefined ? number([move === 'first' ? 1 : knowledge.count], memory) : show(id, memory);
      }
      case 'other': {
        const rest = items.filter((_, index) => index !== position);
        return items.length === 0 || position < 0 ? lost(memory) : several(rest, memory);
      }
      case 'more':
        return more(memory);
      case 'again':
        return show(memory.entry, memory);
    }
  };

  const more = (memory: Memory): Turn => {
    const entry = knowledge.entries.get(memory.entry);
    const onward = [
      ...(entry?.related ?? []),
      ...(entry?.items ?? []),
      ...memory.shown.flatMap((id) => knowledge.entries.get(id)?.related ?? []),
    ];
    const id = onward.find((one) => !memory.shown.includes(one) && !composer.isGap(one));
    return (id === undefined ? null : show(id, memory)) ?? said(words.noneAfter, memory);
  };

  const look = (text: string, memory: Memory | undefined): Turn | null => {
    const lookup: Lookup | null = readLookup(wordsOf(text.replace(NUMBER_SIGN, ' number ')));
    if (lookup === null) return null;
    const named = readScopes(text).ids;
    if (named.size > 0 && knowledge.defaultScope !== null && !named.has(knowledge.defaultScope)) return null;
    if (lookup.strand) {
      const ids = lookup.numbers.flatMap((n) => strands[(lookup.last ? strands.length : n) - 1] ?? []);
      return ids.length > 0 ? several(ids, memory) : show(knowledge.summary, memory);
    }
    if (lookup.bare && memory !== undefined && memory.number === null) {
      const edition = otherScope(lookup.numbers[0], memory);
      if (edition !== undefined) return ask(edition, memory);
      const { items } = memory;
      const ids = lookup.numbers.map((n) => items[(lookup.last ? items.length : n) - 1]);
      if (items.length > 0 && ids.every((id) => id !== undefined)) return several(ids, memory);
    }
    return number(lookup.numbers, memory);
  };

  /** "which encouragement is about data?": a topic that the curator gave to one of them. */
  const topical = (text: string, memory: Memory | undefined): Turn | null => {
    const all = wordsOf(text);
    if (!all.some((word) => speech.items.has(word))) return null;
    const rest = all.filter(
      (word) =>
        !speech.items.has(word) &&
        !speech.lookupWords.has(word) &&
        !speech.askers.has(word) &&
        !speech.fillers.has(word),
    );
    const id = topics.get(rest.join(' '));
    return id === undefined ? null : show(id, memory);
  };

  /** "and number three?" while the talk is of another edition: the name of the scope with that number. */
  const otherScope = (n: number | undefined, memory: Memory): string | undefined => {
    const scope = knowledge.entries.get(memory.entry)?.scope;
    const among = knowledge.scopes.some(({ id, default: isDefault }) => id === scope && !isDefault);
    if (n === undefined || !(among || memory.scoped)) return undefined;
    return knowledge.scopes.flatMap(({ names }) => names).find((name) => wordsOf(name).includes(String(n)));
  };

  const number = (numbers: readonly number[], memory: Memory | undefined): Turn => {
    const passages: Passage[] = [];
    for (const n of numbers) {
      const id =
        n < 1 || n > knowledge.count
          ? knowledge.total
          : numbered.length > 0
            ? `${ENCOURAGEMENT_ID}${n}`
            : knowledge.numbered;
      const passage = composer.passage(id, id === knowledge.total ? words.noSuchNumber(n) : undefined);
      if (passage !== null && !passages.some(({ text }) => text === passage.text)) passages.push(passage);
    }
    const last = numbers.at(-1) ?? null;
    const turn = finish(passages, knowledge.entries.get(knowledge.numbered)?.question ?? '', [], memory);
    return turn.memory === undefined ? turn : { ...turn, memory: { ...turn.memory, number: last } };
  };

  const list = (text: string, memory: Memory | undefined): Turn | null => {
    if (!lists.has(trimmed(text))) return null;
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

  const trimmed = (text: string): string =>
    lineOf(text)
      .replace(/^(?:please|pls|plz|ok|okay|so|just|can you|could you|then|and) /, '')
      .replace(/ (?:please|pls|plz|then|again)$/, '');

  const ask = (text: string, memory: Memory | undefined): Turn => {
    const found = questions.read(text, memory);
    switch (found.kind) {
      case 'entries':
        return answer({ ...found, entries: found.entries.map((entry) => rather(entry, text)) }, memory);
      case 'clarify':
        return {
          reply: composer.clarify(found.ids),
          memory: memory && { ...memory, lost: found.ids.length === 0 },
        };
      case 'none': {
        const near = found.known >= NEAR_FROM ? found.nearest : [];
        return {
          reply: composer.unknown(near, found.unexplained.map(repeated)),
          memory: memory && { ...memory, lost: true },
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
    const turn = finish(passages, entries.at(-1)?.question ?? '', leftOut.map(repeated), memory);
    const extra = leftOut.length === 0 ? unexplained.map(repeated) : [];
    return extra.length === 0 ? turn : { ...turn, reply: { ...turn.reply, notUnderstood: extra } };
  };

  const show = (id: string, memory: Memory | undefined): Turn | null => {
    const passage = composer.passage(id);
    return passage === null ? null : finish([passage], passage.entry?.question ?? '', [], memory);
  };

  const several = (ids: readonly string[], memory: Memory | undefined, short = false): Turn => {
    const passages = ids.flatMap((id) => composer.passage(id) ?? []);
    const shown = short
      ? passages.map((passage) => ({ ...passage, text: passage.text.split('\n\n')[0] ?? '' }))
      : passages;
    const turn = finish(shown, passages.at(-1)?.entry?.question ?? '', [], memory);
    return short && turn.memory !== undefined
      ? { ...turn, memory: { ...turn.memory, items: ids, position: -1, number: null } }
      : turn;
  };

  const finish = (
    passages: readonly Passage[],
    question: string,
    leftOut: readonly string[],
    memory: Memory | undefined,
  ): Turn => {
    const shown = passages.flatMap(({ entry }) => entry?.id ?? []);
    const last = shown.at(-1) ?? knowledge.summary;
    const entry = knowledge.entries.get(last);
    const own = entry !== undefined && entry.items.length > 0;
    const items = own
      ? entry.items
      : strands.includes(last) && !memory?.items.includes(last)
        ? strands
        : (memory?.items ?? []);
    const related = shown.flatMap((id) => knowledge.entries.get(id)?.related ?? []);
    return {
      reply: composer.found(passages, related, leftOut),
      memory: {
        question,
        entry: last,
        items,
        position: own ? -1 : items.includes(last) ? items.indexOf(last) : (memory?.position ?? -1),
        number: null,
        scoped: readScopes(question).ids.size > 0,
        shown: [...(memory?.shown ?? []).filter((id) => !shown.includes(id)), ...shown].slice(-MEMORY.shown),
        lost: false,
      },
    };
  };

  const said = (text: string, memory: Memory): Turn => ({
    reply: {
      ...composer.found([composer.said(text)], [memory.entry, ...memory.items], []),
      outcome: 'clarify',
      suggestions: composer.refs(
        [memory.entry, ...(knowledge.entries.get(memory.entry)?.related ?? []), ...knowledge.firstQuestions],
        3,
      ),
    },
    memory,
  });

  const lost = (memory: Memory | undefined): Turn => ({ reply: composer.clarify([]), memory });

  return { take, show };
}

/** The asker's words as a reply may repeat them: one short line without anything invisible. */
function repeated(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length <= MOST_REPEATED ? plain : `${plain.slice(0, MOST_REPEATED - 1).trimEnd()}…`;
}
