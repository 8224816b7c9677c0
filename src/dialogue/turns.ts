import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import { type Composer, ENCOURAGEMENT_ID } from '../reply/compose.js';
import type { Passage, Reply } from '../reply/reply.js';
import { MEMORY, type Memory } from './memory.js';
import type { ReadScopes } from './scopes.js';

/** A reply and what the conversation has to remember after it. */
export interface Turn {
  readonly reply: Reply;
  readonly memory: Memory | undefined;
}

/** Makes turns of ids: the reply, and what is remembered of it. */
export interface Turns {
  /** One entry or encouragement, and what was asked, where that is not its own question; null where it is gone. */
  show(id: string, memory: Memory | undefined, question?: string): Turn | null;
  /** Several entries one below the other; `short` takes the first paragraph of each. */
  several(ids: readonly string[], memory: Memory | undefined, short?: boolean): Turn;
  /** Encouragements by their numbers, which may be out of range. */
  number(numbers: readonly number[], memory: Memory | undefined): Turn;
  /** Passages that answer a question, with the parts of it that have no answer. */
  found(
    passages: readonly Passage[],
    question: string,
    leftOut: readonly string[],
    memory: Memory | undefined,
  ): Turn;
  /** A sentence of the bot's own, with what was talked about offered beside it. */
  said(text: string, memory: Memory): Turn;
  /** Asks back what is meant. */
  lost(memory: Memory | undefined): Turn;
}

/** Ids under which numbered encouragements are shown, in order; empty where their wording is not known. */
export function numberedIds({ encouragements }: LanguageKnowledge): string[] {
  return encouragements.map(({ number }) => `${ENCOURAGEMENT_ID}${number}`);
}

export function createTurns(knowledge: LanguageKnowledge, composer: Composer, readScopes: ReadScopes): Turns {
  const strands = knowledge.strands.map(({ entry }) => entry);
  const numbered = numberedIds(knowledge);
  const { words } = composer;

  const found: Turns['found'] = (passages, question, leftOut, memory) => {
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
        question: question.slice(0, MEMORY.question),
        entry: last,
        items,
        position: own ? -1 : items.includes(last) ? items.indexOf(last) : (memory?.position ?? -1),
        number: null,
        scoped: readScopes(question).ids.size > 0,
        shown: [...(memory?.shown ?? []).filter((id) => !shown.includes(id)), ...shown].slice(-MEMORY.shown),
        lost: false,
        open: '',
      },
    };
  };

  const show: Turns['show'] = (id, memory, question) => {
    const passage = composer.passage(id);
    return passage === null ? null : found([passage], question ?? passage.entry?.question ?? '', [], memory);
  };

  const several: Turns['several'] = (ids, memory, short = false) => {
    const passages = ids.flatMap((id) => composer.passage(id) ?? []);
    const shown = short
      ? passages.map((passage) => ({ ...passage, text: passage.text.split('\n\n')[0] ?? '' }))
      : passages;
    const turn = found(shown, passages.at(-1)?.entry?.question ?? '', [], memory);
    return short && turn.memory !== undefined
      ? { ...turn, memory: { ...turn.memory, items: ids, position: -1, number: null } }
      : turn;
  };

  const number: Turns['number'] = (numbers, memory) => {
    const passages: Passage[] = [];
    for (const n of numbers) {
      const id = n < 1 || n > knowledge.count ? knowledge.total : (numbered[n - 1] ?? knowledge.numbered);
      const passage = composer.passage(id, id === knowledge.total ? words.noSuchNumber(n) : undefined);
      if (passage !== null && !passages.some(({ text }) => text === passage.text)) passages.push(passage);
    }
    const turn = found(passages, knowledge.entries.get(knowledge.numbered)?.question ?? '', [], memory);
    return turn.memory === undefined
      ? turn
      : { ...turn, memory: { ...turn.memory, number: numbers.at(-1) ?? null } };
  };

  const said: Turns['said'] = (text, memory) => ({
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

  const lost: Turns['lost'] = (memory) => ({ reply: composer.clarify([]), memory });

  return { show, several, number, found, said, lost };
}
