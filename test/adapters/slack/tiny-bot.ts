import type { Bot, Words } from '../../../src/bot.js';
import type { About, BrowsePage } from '../../../src/reply/browse.js';
import type { EntryRef, Reply, SourceRef } from '../../../src/reply/reply.js';

export const WORDS: Words = {
  sources: 'Sources',
  related: 'Related questions',
  share: 'Share',
  previous: 'Previous',
  next: 'Next',
  chooseEncouragement: 'Choose an encouragement',
  entryGone: 'This answer is not in my knowledge any more.',
  tooManyQuestions: 'That was many questions in a short time. Please wait a moment.',
  somethingWentWrong: 'Something went wrong. Please try again.',
  nothingToRead: 'I found nothing to read in this message.',
  paragraph: (n) => `paragraph ${n}`,
};

export const ANNOUNCEMENT: SourceRef = {
  id: 'announcement-2022',
  title: 'Announcement of the outcome paper',
  publisher: 'DeLoG',
  url: 'https://example.org/announcement?a=1&b=2',
  paragraph: 2,
  quote: 'from 1 February to 8 February 2022',
};

const DATES: EntryRef = { id: 'event-dates', question: 'When did the Academy and Conference take place?' };
const PLACE: EntryRef = { id: 'event-place', question: 'Was it online?' };
const HOSTILE: EntryRef = { id: 'hostile', question: 'What about <!channel> & *bold*?' };

export function answer(entry: EntryRef, text: string, suggestions: readonly EntryRef[] = []): Reply {
  return {
    outcome: 'answer',
    language: 'en',
    passages: [{ text, entry, sources: [ANNOUNCEMENT] }],
    suggestions,
    notUnderstood: [],
  };
}

const ANSWERS: Readonly<Record<string, Reply>> = {
  [DATES.id]: answer(DATES, 'It took place from 1 to 8 February 2022.', [PLACE]),
  [PLACE.id]: answer(PLACE, 'Yes, the whole event was online.', [DATES]),
  [HOSTILE.id]: answer(HOSTILE, 'R&D <!channel> <@U0MEMBER01> *bold* :smile: <https://evil.example|x>'),
};

const PAGES = ['Commit', 'Build bridges', 'Rights-based approaches'];

/**
 * A bot of literals for tests of the adapter alone: it knows three entries and three strands, remembers the last entry of
 * each conversation, and throws when asked to.
 */
export function createTinyBot(): Bot & { readonly asked: string[] } {
  const last = new Map<string, string>();
  const asked: string[] = [];

  const own = (outcome: 'unknown' | 'courtesy', text: string): Reply => {
    const base = {
      language: 'en',
      passages: [{ text, entry: null, sources: [] }],
      suggestions: [],
      notUnderstood: [],
    };
    return outcome === 'unknown' ? { outcome, ...base } : { outcome, courtesy: 'help', ...base };
  };
  const remember = (id: string, conversation: string | undefined): Reply => {
    if (conversation !== undefined) last.set(conversation, id);
    return ANSWERS[id] ?? own('unknown', WORDS.entryGone);
  };

  const bot: Bot = {
    ask({ text, conversation }) {
      asked.push(text);
      if (text === 'break') throw new Error('a fault of ours');
      if (/^help$/i.test(text)) return own('courtesy', 'Ask me about the outcome paper.');
      if (/encouragement 15/.test(text))
        return {
          outcome: 'answer',
          language: 'en',
          passages: [{ text: 'There are fourteen encouragements.', entry: null, sources: [ANNOUNCEMENT] }],
          suggestions: [],
          notUnderstood: [],
        };
      if (/which/.test(text))
        return {
          outcome: 'clarify',
          language: 'en',
          passages: [{ text: 'Which of these do you mean?', entry: null, sources: [] }],
          suggestions: [DATES, PLACE],
          notUnderstood: [],
        };
      if (/hostile/.test(text)) return remember(HOSTILE.id, conversation);
      if (/when/i.test(text)) return remember(DATES.id, conversation);
      if (/and where/.test(text)) {
        const before = conversation === undefined ? undefined : last.get(conversation);
        return before === undefined ? own('unknown', 'Where do you mean?') : remember(PLACE.id, conversation);
      }
      return own('unknown', `I did not understand that.`);
    },
    entry: (id, options) => remember(id, options?.conversation),
    browse(page): BrowsePage {
      const number = Math.min(Math.max(page, 1), PAGES.length);
      const title = PAGES[number - 1] ?? '';
      return {
        language: 'en',
        kind: 'strand',
        page: number,
        pages: PAGES.length,
        position: `Strand ${number} of ${PAGES.length}`,
        title,
        text: `About ${title}.`,
        note: 'The numbered wording is not in my knowledge.',
        sources: [ANNOUNCEMENT],
        questions: [DATES],
        menu: PAGES.map((label, index) => ({ page: index + 1, label })),
      };
    },
    find: () => [],
    choose(value, options) {
      const number = /^\d+$/.exec(value)?.[0];
      if (number !== undefined) return { page: bot.browse(Number(number)) };
      return { reply: bot.ask({ text: value, ...options }) };
    },
    about: (): About => ({
      language: 'en',
      name: 'Go Local Bot',
      covers: 'It answers questions about the outcome paper.',
      disclaimer: 'It is not the organiser and gives no legal advice.',
      privacy: 'It stores nothing about people.',
      sources: [ANNOUNCEMENT],
      knowledgeDate: '2026-08-01',
      firstQuestions: [DATES, PLACE],
    }),
    words: () => WORDS,
  };
  return { ...bot, asked };
}
