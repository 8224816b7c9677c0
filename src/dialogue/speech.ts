import type { Courtesy } from '../reply/reply.js';
import { english } from './english.js';
import type { NumberWords } from './numbers.js';

/**
 * How people of one language talk to a bot, apart from the subject: small talk, look-up, browsing, taking something back.
 * Phrases are lower-case words separated by one space, without punctuation; the longest that fits is taken.
 */
export interface Speech {
  readonly code: string;
  readonly courtesies: Readonly<Record<Courtesy, readonly string[]>>;
  /** Single words among the courtesies that are just as well part of a question: "good". */
  readonly praise: ReadonlySet<string>;
  /** Words that only help to ask: "what do you know" is "what you know" elsewhere. */
  readonly helpers: ReadonlySet<string>;
  /** Where a step is taken: "what comes before it in the list". */
  readonly places: readonly string[];
  /** Words that may follow on "is that everything". */
  readonly wholeTails: ReadonlySet<string>;
  /** What begins a question about the bot, whatever follows. */
  readonly aboutBot: readonly string[];
  /** Words that only stress others: "what can i even ask". */
  readonly stressing: ReadonlySet<string>;
  /** Words as people shorten them in a chat, and the whole ones. */
  readonly shortened: ReadonlyMap<string, string>;
  /** Words that mean nothing by themselves around a courtesy or a command: "please", "bot", "ok". */
  readonly fillers: ReadonlySet<string>;
  readonly numbers: NumberWords;
  /** The name of a numbered thing of the paper, and of several. */
  readonly itemName: string;
  readonly itemsName: string;
  /** What the same things are called elsewhere in more than one word: "call to action". */
  readonly itemPhrases: readonly string[];
  /** What a numbered thing of the paper is called. */
  readonly items: ReadonlySet<string>;
  /** What a part of the summary is called: "the third strand". */
  readonly strandItems: ReadonlySet<string>;
  /** What a numbered thing of something else is called: "the second edition" is no look-up. */
  readonly otherItems: ReadonlySet<string>;
  /** "no", "number": a number follows. */
  readonly numberSigns: ReadonlySet<string>;
  /** Figures that sound like another word, with what follows that word: "sum it up 4 me". */
  readonly soundAlikes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words that may stand around a look-up without changing it: "what does … say", "of the outcome paper". */
  readonly lookupWords: ReadonlySet<string>;
  readonly moves: Readonly<Record<Move, readonly string[]>>;
  /** Words of a turn that asks for the same once more, put differently, and those that may stand around them. */
  readonly again: ReadonlySet<string>;
  readonly aroundAgain: ReadonlySet<string>;
  /** Words that ask for all of something: "go through the encouragements". */
  readonly listing: ReadonlySet<string>;
  /** Around the place of a thing in a list: "the first one", "the first of them", and what else may follow on "the first". */
  readonly listed: {
    readonly ones: ReadonlySet<string>;
    readonly them: ReadonlySet<string>;
    readonly following: ReadonlySet<string>;
  };
  /** "list them all", without a topic. */
  readonly lists: readonly string[];
  /** What begins a question for one of several things, and what leads from there to its topic: "which of them | is about". */
  readonly picking: readonly string[];
  readonly dealing: readonly string[];
  /** Beginnings of a question about the one thing that was looked up: "does it". */
  readonly ofItem: readonly string[];
  /** Beginnings of a question that ask what the paper says of what follows. */
  readonly topicQuestions: readonly string[];
  /** What takes back the turn before: "no i meant". */
  readonly corrections: readonly string[];
  /** "new topic": the turn has nothing to do with the one before. */
  readonly switches: readonly string[];
  /** "i mean", at the end of a turn that takes something back. */
  readonly correctionEnds: readonly string[];
  /** Parts what is meant from what is not: "the conference, not the academy". */
  readonly negations: ReadonlySet<string>;
  /** Which way a step between scopes leads: "the year before", "the next edition". */
  /** What asks for the same once more: "back to 2022, same question". */
  readonly repeating: ReadonlySet<string>;
  readonly earlier: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
  /** Words that ask for more than was said. */
  readonly beyond: ReadonlySet<string>;
  /** What a scope is called. */
  readonly scopeItems: ReadonlySet<string>;
  /** What may follow an ordinal that counts nothing named: "the second, when", "was the third online". */
  readonly afterOrdinals: ReadonlySet<string>;
  /** Words that take out or set against each other what a sentence names, and words that only join it. */
  readonly excluding: ReadonlySet<string>;
  readonly both: ReadonlySet<string>;
  /** What says that the next words put right or choose: "I mean", "I take", and what is chosen: "option 2". */
  readonly meaning: ReadonlySet<string>;
  readonly choosing: ReadonlySet<string>;
  readonly options: ReadonlySet<string>;
  /** What stands for a thing named before: "the next one". */
  readonly ones: ReadonlySet<string>;
  /** "and", "what about": the turn leans on the one before. */
  readonly continuations: readonly string[];
  /** Words that point at something said before. */
  readonly pronouns: ReadonlySet<string>;
  /** Those of them that mean nothing where nothing was said: "that", while "it" may be the subject of all talk here. */
  readonly pointers: ReadonlySet<string>;
  /** What follows such a word where it stands for a thing and does not belong to the next word: "that held". */
  readonly afterPointers: RegExp;
  /** Words that make a sentence a question or a request wherever they stand. */
  readonly questionWords: ReadonlySet<string>;
  /** "Is she right?", "does the paper confirm that?": words that ask for a judgement, and those that may stand around them. */
  readonly appeals: { readonly judging: ReadonlySet<string>; readonly around: ReadonlySet<string> };
  /** Words that begin a question or a request. */
  readonly askers: ReadonlySet<string>;
  /** Those that ask for yes or no. */
  readonly verdictAskers: ReadonlySet<string>;
  /** "Are there": the pronoun points at nothing. */
  readonly existentials: readonly string[];
  /** Openings that tell what is known already, up to a "but": "I know when it was, but where?". */
  readonly known: readonly string[];
  readonly buts: readonly string[];
  /** Those that tell what kind of thing is asked for. */
  readonly kindAskers: ReadonlySet<string>;
  /** Words before a noun that two questions may share: "on laws and on alliances". */
  readonly prepositions: ReadonlySet<string>;
  /** Words that begin a clause which is no question: "before they changed it, what was the subtitle?". */
  readonly timeClauses: ReadonlySet<string>;
  /** Words that may join two questions. */
  readonly joiners: readonly string[];
  /** "I need it for my essay": what is said of why somebody asks, and what people need answers for. */
  readonly purposes: {
    readonly wanting: readonly string[];
    readonly owners: readonly string[];
    readonly things: readonly string[];
  };
  /** What tells who wants to know, before the question itself. */
  readonly frames: {
    /** One of them has to stand in the frame. */
    readonly people: readonly string[];
    /** What leads to where they are: "a colleague in Lima". */
    readonly places: readonly string[];
    /** None of them may: the frame would be part of the question. */
    readonly questioning: readonly string[];
    /** "wants to know", at the end of the frame. */
    readonly verbs: readonly string[];
    /** Who is told: "asked me". */
    readonly hearers: readonly string[];
    /** What leads from the frame to the question: "whether". */
    /** Polite openings of a question. */
    readonly requests: readonly string[];
    readonly links: readonly string[];
    /** Patterns of what asks for a yes behind a comma: "isn't it". */
    readonly tags: readonly string[];
  };
  /** What may stand behind "how": "how many". */
  readonly measures: ReadonlySet<string>;
  /** Words at which a long sentence falls into clauses. */
  readonly clauseWords: readonly string[];
}

/** A step in what was shown before. */
export type Move =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'beforeLast'
  | 'more'
  | 'whole'
  | 'again'
  | 'other';

const SPEECHES: ReadonlyMap<string, Speech> = new Map([[english.code, english]]);

/** The speech of that language; English where it is not known, since people greet in English everywhere. */
export function speechOf(code: string): Speech {
  return SPEECHES.get(code) ?? english;
}
