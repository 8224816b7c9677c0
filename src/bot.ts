import type { About, BrowsePage, Choice } from './reply/browse.js';
import type { Reply } from './reply/reply.js';
import type { Words } from './reply/words.js';

/** A message to the bot. */
export interface Question {
  /** As the person typed it, any length, mentions of the bot already removed by the adapter. */
  readonly text: string;
  /** Key of the conversation; the bot hashes it with a per-process secret. Without it the question stands alone. */
  readonly conversation?: string;
  /** BCP 47 tag that the platform says the person uses; the knowledge's default where it has no such language. */
  readonly language?: string;
}

/**
 * The whole product without a platform. All calls are synchronous, touch no disk and no network and take a few milliseconds,
 * so that an adapter can answer in its first callback. No call throws for bad input.
 */
export interface Bot {
  /** Answers a message. */
  ask(question: Question): Reply;
  /** The reply for a pressed button that carries an entry id; `unknown` with kind words where that entry is gone. */
  entry(id: string, options?: { readonly conversation?: string; readonly language?: string }): Reply;
  /** The page of encouragements with that number; a number out of range is brought into it. */
  browse(page: number, language?: string): BrowsePage;
  /** What to offer while a person types a number or topic; typos forgiven, a useful list for empty text. At most `limit` (1–25). */
  find(text: string, limit: number, language?: string): readonly Choice[];
  /** What a chosen or freely typed autocomplete text leads to: a page, or a reply. */
  choose(
    value: string,
    options?: { readonly conversation?: string; readonly language?: string },
  ): { readonly page: BrowsePage } | { readonly reply: Reply };
  about(language?: string): About;
  /** The bot's own fixed words in that language (button labels, notices); see `Words`. */
  words(language?: string): Words;
}

export type { Words };
