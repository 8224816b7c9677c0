/** Words that only Discord needs. What every platform says is in `Bot.words`. */
export const WORDING = Object.freeze({
  ask: { name: 'ask', description: 'Ask about the outcome paper of Human Rights Go Local 2022' },
  question: { name: 'question', description: 'Your question, in your own words' },
  encouragements: { name: 'encouragements', description: 'Browse the encouragements of the outcome paper' },
  find: { name: 'find', description: 'A number or a topic, for example 7 or young people' },
  about: { name: 'about', description: 'What this bot covers, its sources, and what it stores about people' },
  answerThis: { name: 'Answer this question' },
  reviewed: (date: string) => `The answers were last reviewed on ${date}.`,
  somethingWentWrong: 'Something went wrong on our side. Please ask again.',
  sharedAlready: 'This answer was shared here already.',
  sharedPrivately:
    'This place does not let the app post for everybody, so only you can see the message above.',
});
