import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import type { OwnWords } from '../reply/words.js';
import type { Memory } from './memory.js';
import type { Move } from './speech.js';
import type { Turn, Turns } from './turns.js';

/** Takes a step from what was shown before: "next", "the last one", "tell me more". */
export type TakeStep = (move: Move, memory: Memory | undefined) => Turn | null;

export function createSteps(knowledge: LanguageKnowledge, turns: Turns, words: OwnWords): TakeStep {
  const { entries, count, numbered } = knowledge;

  const parentOf = (id: string): string | undefined =>
    [...entries.values()].find(({ items }) => items.includes(id))?.id;

  /** One further or back: in the numbers, in the list that was shown, or in the entries that belong to this one. */
  const move = (by: 1 | -1, memory: Memory): Turn | null => {
    const { items, position, number } = memory;
    if (number !== null) return turns.number([number + by], memory);
    // "the one before", while the talk is of editions, is the edition before.
    if (items.length === 0 && memory.scoped) return null;
    if (items.length === 0) return by > 0 ? more(memory) : turns.lost(memory);
    const id = items[by < 0 && position < 0 ? items.length - 1 : position + by];
    return id === undefined
      ? turns.said(by > 0 ? words.noneAfter : words.noneBefore, memory)
      : turns.show(id, memory);
  };

  const more = (memory: Memory): Turn => {
    const onward = [memory.entry, ...memory.shown].flatMap((id) => [
      ...(entries.get(id)?.related ?? []),
      ...(id === memory.entry ? (entries.get(id)?.items ?? []) : []),
    ]);
    const id = onward.find((one) => !memory.shown.includes(one) && entries.get(one)?.kind === 'entry');
    return (id === undefined ? null : turns.show(id, memory)) ?? turns.said(words.noneAfter, memory);
  };

  return (step, memory) => {
    const isOffered =
      (memory?.items.length ?? 0) > 0 && (step === 'first' || step === 'last' || step === 'beforeLast');
    const isNothingShown = memory?.entry === '' && memory.number === null && memory.items.length === 0;
    if (memory === undefined || ((memory.lost || isNothingShown) && !isOffered))
      return step === 'last' ? turns.number([count], memory) : turns.lost(memory);
    const { items, position, entry, number } = memory;
    switch (step) {
      case 'next':
        return move(1, memory);
      case 'previous':
        return move(-1, memory);
      case 'first':
      case 'last':
      case 'beforeLast': {
        if (number !== null || items.length === 0)
          return turns.number([step === 'first' ? 1 : step === 'last' ? count : count - 1], memory);
        const id = items.at(step === 'first' ? 0 : step === 'last' ? -1 : -2);
        return id === undefined ? turns.lost(memory) : turns.show(id, memory);
      }
      case 'other': {
        // After the list was shown again, the others are those beside what was shown of it last.
        const shown = position < 0 ? memory.shown.findLast((id) => items.includes(id)) : items[position];
        return items.length === 0 || shown === undefined
          ? turns.lost(memory)
          : turns.several(
              items.filter((id) => id !== shown),
              memory,
            );
      }
      case 'more':
        return more(memory);
      case 'whole': {
        const isOfPaper = entries
          .get(entry)
          ?.topics.some((topic) => entries.get(numbered)?.topics.includes(topic));
        const list =
          (entries.get(entry)?.items.length ?? 0) > 0
            ? entry
            : (parentOf(entry) ?? (isOfPaper === true ? knowledge.summary : undefined));
        return entry === numbered || list === undefined ? null : turns.show(list, memory);
      }
      case 'again':
        return turns.show(entry, memory);
    }
  };
}
