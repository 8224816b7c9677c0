/** A question that somebody can ask or press: the id of an entry and its question as the curator wrote it. */
export interface EntryRef {
  /** At most 40 characters of `a-z0-9-`; stable, so that a button pressed after a restart still finds it. */
  readonly id: string;
  readonly question: string;
}

/** Where an answer comes from. */
export interface SourceRef {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  /** The numbered paragraph of the source (the title is 0), or null where the source is cited as a whole. */
  readonly paragraph: number | null;
  /** At most 15 words of the source, to the letter, or null. */
  readonly quote: string | null;
}

/** One piece of a reply: whole sentences that stand on their own, with what they rest on. */
export interface Passage {
  /** Plain text, one paragraph or several separated by a blank line. Not escaped for any platform. */
  readonly text: string;
  /** The entry that the text was taken from; null for the bot's own words. */
  readonly entry: EntryRef | null;
  /** Empty for the bot's own words. */
  readonly sources: readonly SourceRef[];
}

interface ReplyBase {
  /** BCP 47 tag of the language that the reply is written in. */
  readonly language: string;
  /** In reading order; never empty. */
  readonly passages: readonly Passage[];
  /** What to offer as buttons: the two or three meanings to choose from (`clarify`), else the nearest or related questions. */
  readonly suggestions: readonly EntryRef[];
  /** In the asker's words: what no entry explains, and parts of a compound question left without an answer. */
  readonly notUnderstood: readonly string[];
}

/** At least one part of the question is answered from an entry. */
export interface AnswerReply extends ReplyBase {
  readonly outcome: 'answer';
}

/** Understood, and the sources do not say. */
export interface SilentReply extends ReplyBase {
  readonly outcome: 'silent';
}

/** Asks back; `suggestions` holds two or three entries. */
export interface ClarifyReply extends ReplyBase {
  readonly outcome: 'clarify';
}

/** Not understood, or off the subject. */
export interface UnknownReply extends ReplyBase {
  readonly outcome: 'unknown';
}

/** What small talk the bot answers. */
export type Courtesy = 'greeting' | 'thanks' | 'goodbye' | 'help' | 'identity' | 'human' | 'doubt';

/** A greeting, thanks, goodbye, help, who are you. */
export interface CourtesyReply extends ReplyBase {
  readonly outcome: 'courtesy';
  readonly courtesy: Courtesy;
}

/**
 * What the bot says, without a word about how a platform shows it.
 *
 * @example
 * {
 *   outcome: 'answer',
 *   language: 'en',
 *   passages: [{
 *     text: 'The Academy and Conference took place from 1 to 8 February 2022.',
 *     entry: { id: 'event-dates', question: 'When did the Academy and Conference take place?' },
 *     sources: [{ id: 'announcement-2022', title: '…', publisher: 'DeLoG', url: 'https://…', paragraph: 2, quote: 'took place from 1 February to 8 February 2022' }],
 *   }],
 *   suggestions: [{ id: 'event-online', question: 'Was the event held online?' }],
 *   notUnderstood: [],
 * }
 */
export type Reply = AnswerReply | SilentReply | ClarifyReply | UnknownReply | CourtesyReply;
