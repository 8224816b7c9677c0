/** Words that only Slack needs. What every platform says is in `Bot.words`. */
export const WORDING = Object.freeze({
  encouragements: {
    command: '/encouragements',
    description: 'Browse the encouragements of the outcome paper, or ask about them',
    hint: '[a number, a topic, help, or a question]',
  },
  askPaper: {
    command: '/ask-paper',
    description: 'Ask about the outcome paper of Human Rights Go Local 2022',
    hint: '[your question]',
  },
  answerThis: {
    name: 'Answer this question',
    description: 'Answers the question in this message for you alone',
  },
  askShortcut: { name: 'Ask the outcome paper', description: 'Opens a window where you can ask a question' },
  /** At most 24 characters each. */
  modal: { title: 'Ask the outcome paper', submit: 'Ask', close: 'Close' },
  questionLabel: 'Your question',
  questionHint: 'For example: Who organised the event?',
  browse: 'Encouragements',
  firstQuestions: 'Questions to start with',
  privacy: 'Privacy',
  reviewed: (date: string) => `The answers were last reviewed on ${date}.`,
  sharedAlready: 'This answer was shared here already.',
  cannotShare: 'I could not post the answer here. Copy it from above if you want to share it.',
});
