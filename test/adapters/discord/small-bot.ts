import type { Bot, Question, Words } from '../../../src/bot.js';
import type { About, BrowsePage, Choice } from '../../../src/reply/browse.js';
import type { EntryRef, Reply, SourceRef } from '../../../src/reply/reply.js';

/** A bot of literals, for what is the adapter's own business: what it asks the core, and how it shows what it gets. */
export interface SmallBot extends Bot {
  /** What it was asked, in order. */
  readonly asked: readonly Question[];
  /** Makes the next question fail as a fault in the core would. */
  breakOnce(): void;
  /** Takes an entry away, as a curator may. */
  remove(id: string): void;
}

export const SOURCE = {
  id: 'announcement',
  title: 'An announcement',
  publisher: 'A publisher',
  url: 'https://example.org/announcement_2022',
  paragraph: 2,
  quote: 'from 1 to 8 February',
} satisfies SourceRef;

export const WHEN: EntryRef = { id: 'event-dates', question: 'When did the event take place?' };
export const ONLINE: EntryRef = { id: 'event-online', question: 'Was the event held online?' };

export const WORDS: Words = {
  sources: 'Sources',
  related: 'Related questions',
  share: 'Share',
  previous: 'Previous',
  next: 'Next',
  chooseEncouragement: 'Choose a strand',
  entryGone: 'This answer is no longer here. Please ask again in your own words.',
  tooManyQuestions: 'That were many questions at once. Please wait half a minute.',
  somethingWentWrong: 'Something went wrong. Please ask again.',
  nothingToRead: 'I got no text to read: mention me with your question.',
  paragraph: (n) => `paragraph ${n}`,
};

export const ANSWER = {
  outcome: 'answer',
  language: 'en',
  passages: [{ text: 'The event took place from 1 to 8 February 2022.', entry: WHEN, sources: [SOURCE] }],
  suggestions: [ONLINE],
  notUnderstood: [],
} satisfies Reply;

export const ONLINE_ANSWER = {
  outcome: 'answer',
  language: 'en',
  passages: [{ text: 'Yes, the event was held online.', entry: ONLINE, sources: [SOURCE] }],
  suggestions: [],
  notUnderstood: [],
} satisfies Reply;

export const CLARIFY = {
  outcome: 'clarify',
  language: 'en',
  passages: [{ text: 'Which of these do you mean?', entry: null, sources: [] }],
  suggestions: [WHEN, ONLINE],
  notUnderstood: [],
} satisfies Reply;

export const GONE = {
  outcome: 'unknown',
  language: 'en',
  passages: [{ text: WORDS.entryGone, entry: null, sources: [] }],
  suggestions: [],
  notUnderstood: [],
} satisfies Reply;

const PAGES = 4;

export function createSmallBot(): SmallBot {
  const asked: Question[] = [];
  const entries = new Map<string, Reply>([
    [WHEN.id, ANSWER],
    [ONLINE.id, ONLINE_ANSWER],
  ]);
  let broken = false;

  const replyTo = (text: string): Reply => {
    if (/when/i.test(text)) return ANSWER;
    return /online/i.test(text) ? ONLINE_ANSWER : CLARIFY;
  };

  return {
    asked,
    breakOnce() {
      broken = true;
    },
    remove(id) {
      entries.delete(id);
    },
    ask(question) {
      if (broken) {
        broken = false;
        throw new Error('A fault in the core.');
      }
      asked.push(question);
      return replyTo(question.text);
    },
    entry: (id) => entries.get(id) ?? GONE,
    browse,
    find: (text): readonly Choice[] =>
      text === ''
        ? Array.from({ length: PAGES }, (_, i) => ({ label: `Strand ${i + 1}`, value: `page:${i + 1}` }))
        : [{ label: WHEN.question, value: `entry:${WHEN.id}` }],
    choose(value) {
      const page = /^page:(\d+)$/.exec(value)?.[1];
      return page === undefined ? { reply: replyTo(value) } : { page: browse(Number(page)) };
    },
    about: (): About => ({
      language: 'en',
      name: 'A bot of literals',
      covers: 'It covers one event.',
      disclaimer: 'It is not the organiser and gives no legal advice.',
      privacy: 'It stores nothing about people.',
      sources: [SOURCE],
      knowledgeDate: '2026-05-04',
      firstQuestions: [WHEN],
    }),
    words: () => WORDS,
  };
}

function browse(wanted: number): BrowsePage {
  const page = Math.min(Math.max(1, wanted), PAGES);
  return {
    language: 'en',
    kind: 'strand',
    page,
    pages: PAGES,
    position: `Strand ${page} of ${PAGES}`,
    title: `Title of strand ${page}`,
    text: `Text of strand ${page}.`,
    note: 'The numbered wording is not here.',
    sources: [SOURCE],
    questions: [WHEN],
    menu: Array.from({ length: PAGES }, (_, i) => ({ page: i + 1, label: `Strand ${i + 1}` })),
  };
}
