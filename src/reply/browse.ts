import type { EntryRef, SourceRef } from './reply.js';

/**
 * One page of the encouragements to leaf through. While the numbered wording is not in the knowledge, a page is a strand;
 * as soon as a curator adds the paper, a page is one numbered encouragement.
 */
export interface BrowsePage {
  readonly language: string;
  readonly kind: 'strand' | 'encouragement';
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** For example "Strand 2 of 4" or "Encouragement 7 of 14". */
  readonly position: string;
  readonly title: string;
  readonly text: string;
  /** Said on every page of strands: the numbered wording is not in the knowledge, and where to look; null for encouragements. */
  readonly note: string | null;
  readonly sources: readonly SourceRef[];
  /** Questions about this one, to offer as buttons; at most 5. */
  readonly questions: readonly EntryRef[];
  /** All pages, for a select menu: at most 25. */
  readonly menu: readonly { readonly page: number; readonly label: string }[];
}

/** A choice of autocomplete. `value` goes back into `Bot.choose`. */
export interface Choice {
  /** What the person sees, at most 100 characters. */
  readonly label: string;
  /** `entry:<id>` or `page:<n>`, at most 100 characters. */
  readonly value: string;
}

/** What the bot says of itself (App Home, /about). All text is plain and in the asker's language where the knowledge has it. */
export interface About {
  readonly language: string;
  readonly name: string;
  /** One paragraph each: what it covers; that it is not the organiser and gives no legal advice; what it stores about people. */
  readonly covers: string;
  readonly disclaimer: string;
  readonly privacy: string;
  readonly sources: readonly SourceRef[];
  /** ISO date of the newest review of an entry. */
  readonly knowledgeDate: string;
  /** A few good first questions, at most 4. */
  readonly firstQuestions: readonly EntryRef[];
}
