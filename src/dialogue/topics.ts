import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import type { Leaning } from './leaning.js';
import type { Memory } from './memory.js';
import type { ReadAlone } from './read-alone.js';
import type { Speech } from './speech.js';
import { phraseSet, startsWith, wordsOf } from './words.js';

/** Turns that ask whether the paper speaks of something; each gives the id of an entry, undefined for any other turn. */
export interface Topics {
  /** "which of them is about young people?" */
  picked(text: string, memory: Memory | undefined): string | undefined;
  /** "and taxes?", after something that the paper says. */
  added(text: string, memory: Memory | undefined): string | undefined;
}

/** Words of a topic. */
const LONGEST_TOPIC = 5;

export function createTopics(
  knowledge: LanguageKnowledge,
  speech: Speech,
  alone: ReadAlone,
  { stripped, continues, isIdle }: Leaning,
): Topics {
  const picking = phraseSet(speech.picking);
  const dealing = phraseSet(speech.dealing);
  const numberedTopics = knowledge.entries.get(knowledge.numbered)?.topics ?? [];

  /** What the paper says of a topic, or else that the sources do not tell whether it says something. */
  const sayingOf = (topic: readonly string[]): string | undefined => {
    if (topic.length === 0 || topic.length > LONGEST_TOPIC || topic.every(isIdle)) return undefined;
    const found = speech.topicQuestions
      .map((question) => alone(`${question} ${topic.join(' ')}`))
      .flatMap((one) => (one.kind === 'entry' ? one.id : []));
    return found.find((id) => knowledge.entries.get(id)?.kind === 'entry') ?? found[0];
  };

  const isOfPaper = (memory: Memory | undefined): boolean =>
    knowledge.entries.get(memory?.entry ?? '')?.topics.some((one) => numberedTopics.includes(one)) === true;

  const picked = (text: string, memory: Memory | undefined): string | undefined => {
    const words = wordsOf(stripped(text));
    const picks = startsWith(words, picking.phrases, picking.longest);
    if (picks === 0) return undefined;
    const deals = startsWith(words.slice(picks), dealing.phrases, dealing.longest);
    const names = words
      .slice(0, picks)
      .some((word) => speech.items.has(word) || speech.strandItems.has(word));
    return deals > 0 && (names || isOfPaper(memory)) ? sayingOf(words.slice(picks + deals)) : undefined;
  };

  const added = (text: string, memory: Memory | undefined): string | undefined => {
    const words = wordsOf(text);
    const isAdded = continues(text) || speech.prepositions.has(words[0] ?? '');
    if (!isAdded || !isOfPaper(memory)) return undefined;
    const topic = wordsOf(stripped(text)).filter(
      (word) => !speech.prepositions.has(word) && !speech.fillers.has(word),
    );
    return topic.some((word) => speech.askers.has(word)) ? undefined : sayingOf(topic);
  };

  return { picked, added };
}
