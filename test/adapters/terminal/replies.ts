import type { Words } from '../../../src/bot.js';
import type { AnswerReply, ClarifyReply, SourceRef } from '../../../src/reply/reply.js';

const ORDINALS = ['title', 'first', 'second', 'third', 'fourth'];

/** Fixed words as a bot gives them. */
export const WORDS = {
  sources: 'Sources',
  related: 'Related questions',
  share: 'Share',
  previous: 'Previous',
  next: 'Next',
  chooseEncouragement: 'Choose an encouragement',
  entryGone: 'This answer is no longer here.',
  tooManyQuestions: 'Please wait a moment.',
  somethingWentWrong: 'Something went wrong.',
  nothingToRead: 'There is nothing to read.',
  paragraph: (n) => `${ORDINALS[n] ?? n} paragraph`,
} satisfies Words;

export const NOTICE: SourceRef = {
  id: 'notice',
  title: 'A notice',
  publisher: 'Mere Centre',
  url: 'https://example.org/notice',
  paragraph: 2,
  quote: 'met from 26 to 30 May',
};

export const ANSWER: AnswerReply = {
  outcome: 'answer',
  language: 'en',
  passages: [
    {
      text: 'The forum met from 26 to 30 May 2031.',
      entry: { id: 'forum-dates', question: 'When did the forum meet?' },
      sources: [NOTICE, { ...NOTICE, paragraph: 3, quote: null }],
    },
    {
      text: 'It met in a hall.',
      entry: { id: 'forum-place', question: 'Where did the forum meet?' },
      sources: [
        NOTICE,
        { ...NOTICE, id: 'page', title: 'A page', publisher: 'Town', paragraph: null, quote: null },
      ],
    },
  ],
  suggestions: [{ id: 'forum-theme', question: 'What was its theme?' }],
  notUnderstood: [],
};

export const CLARIFY: ClarifyReply = {
  outcome: 'clarify',
  language: 'en',
  passages: [{ text: 'Which of these do you mean?', entry: null, sources: [] }],
  suggestions: [
    { id: 'forum-dates', question: 'When did the forum meet?' },
    { id: 'forum-place', question: 'Where did the forum meet?' },
  ],
  notUnderstood: ['when'],
};
