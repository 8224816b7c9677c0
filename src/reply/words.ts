import type { Courtesy } from './reply.js';

/** Fixed words that an adapter shows around replies: short, plain, no emoji. */
export interface Words {
  readonly sources: string;
  readonly related: string;
  readonly share: string;
  readonly previous: string;
  readonly next: string;
  readonly chooseEncouragement: string;
  readonly entryGone: string;
  readonly tooManyQuestions: string;
  readonly somethingWentWrong: string;
  readonly nothingToRead: string;
  readonly paragraph: (n: number) => string;
}

/** What the bot says of itself, in one language. Facts of the subject stand in the knowledge, not here. */
export interface OwnWords extends Words {
  readonly name: string;
  readonly covers: string;
  readonly disclaimer: string;
  readonly privacy: string;
  readonly courtesies: Readonly<Record<Courtesy, string>>;
  readonly clarify: string;
  readonly clarifyWithout: string;
  readonly unknown: string;
  readonly unknownNear: string;
  readonly nothingTyped: string;
  /** Names in the asker's words a part of the question that was left without an answer. */
  readonly leftOut: (parts: readonly string[]) => string;
  readonly noSuchNumber: (n: number) => string;
  readonly noneBefore: string;
  readonly noneAfter: string;
  readonly encouragement: (n: number) => string;
  readonly encouragementQuestion: (n: number) => string;
  readonly strandPosition: (page: number, pages: number) => string;
  readonly encouragementPosition: (page: number, pages: number) => string;
  readonly strandNote: string;
}

const ORDINALS = 'title|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'.split('|');

const english: OwnWords = {
  name: 'Go Local Bot',
  covers:
    'This bot answers questions about the outcome paper of the Academy and Conference "Human Rights Go Local – What Works" 2022 and about the event behind it. Every answer was written by a person from public sources and names them; nothing is generated.',
  disclaimer: 'The bot is not the organiser of the event, speaks for nobody and gives no legal advice.',
  privacy:
    'The bot stores nothing about you: no names, no ids and no messages, neither on disk nor in logs. What it needs to understand your next question stays in memory for 30 minutes at most, under a key that cannot be traced back to you.',
  courtesies: {
    greeting:
      'Hello. I answer questions about the outcome paper of "Human Rights Go Local" 2022 and the event behind it. What would you like to know?',
    thanks: 'You are welcome. Ask again whenever you like.',
    goodbye: 'Goodbye. Come back whenever you have a question.',
    help: 'Ask me in your own words about the outcome paper of "Human Rights Go Local" 2022: its encouragements, who wrote it and for whom, the Academy and the Conference, the organisers, or the other editions. I name my sources, and I say so when they do not answer. I am not the organiser and give no legal advice.',
    identity:
      'I am Go Local Bot. I answer questions about the outcome paper of "Human Rights Go Local" 2022 with texts that people wrote from public sources. I am not the organiser and give no legal advice. I keep no names and no messages.',
    human:
      'I am a program, not a person. I do not make up texts: I find the answer that a person wrote from public sources. I am not the organiser and give no legal advice.',
    doubt:
      'Every answer of mine was written by a person from the sources that stand below it. I may have taken your question for another one: please ask again in other words. If an answer itself is wrong, please tell whoever runs this bot.',
  },
  clarify: 'I am not sure which of these you mean. Please choose one, or ask again in other words.',
  clarifyWithout:
    'I am not sure what you mean. Please say in a few words what your question is about, for example:',
  unknown:
    'I have no answer to that. I only know about the outcome paper of "Human Rights Go Local" 2022 and the event behind it.',
  unknownNear:
    'I did not find an answer to that in what I know about the outcome paper of "Human Rights Go Local" 2022. These questions are the nearest ones:',
  nothingTyped: 'I found no words in that message. Please type your question.',
  leftOut: (parts) => `I have no answer to this part: ${parts.map((part) => `“${part}”`).join(', ')}.`,
  noSuchNumber: (n) => `There is no encouragement ${n}.`,
  noneBefore: 'There is nothing before this one.',
  noneAfter: 'That was the last one.',
  encouragement: (n) => `Encouragement ${n}`,
  encouragementQuestion: (n) => `What does encouragement ${n} say?`,
  strandPosition: (page, pages) => `Strand ${page} of ${pages}`,
  encouragementPosition: (page, pages) => `Encouragement ${page} of ${pages}`,
  strandNote:
    'The wording of the numbered encouragements is not in the knowledge of this bot. The announcement sums them up in these strands.',
  sources: 'Sources',
  related: 'You can also ask',
  share: 'Share',
  previous: 'Previous',
  next: 'Next',
  chooseEncouragement: 'Choose one',
  entryGone:
    'This answer is no longer there, since the knowledge has changed. Please ask the question again.',
  tooManyQuestions: 'That were many questions in a short time. Please wait half a minute and ask again.',
  somethingWentWrong:
    'Something went wrong on my side, and I could not answer. Please try again in a minute.',
  nothingToRead:
    'I cannot read the text of that message. Please mention me and type your question in the same message.',
  paragraph: (n) => (n === 0 ? 'title' : `${ORDINALS[n] ?? `${n}th`} paragraph`),
};

const WORDS: ReadonlyMap<string, OwnWords> = new Map([['en', english]]);

/** The bot's own words in that language, in English where it has none. */
export function ownWords(language: string): OwnWords {
  return WORDS.get(language) ?? english;
}
