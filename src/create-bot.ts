import type { Bot } from './bot.js';
import { createDialogue, type Dialogue } from './dialogue/dialogue.js';
import { createFind, ENTRY_VALUE, type Find, PAGE_VALUE } from './dialogue/find.js';
import { createMemories } from './dialogue/memory.js';
import type { Knowledge, LanguageKnowledge } from './knowledge/knowledge.js';
import type { Intent } from './matching/intent.js';
import type { Matcher } from './matching/matcher.js';
import type { About, BrowsePage } from './reply/browse.js';
import { type Composer, createComposer, ENCOURAGEMENT_ID, newestReview } from './reply/compose.js';
import { createPages } from './reply/pages.js';
import type { Reply } from './reply/reply.js';
import { ownWords } from './reply/words.js';

/** A knowledge with what was learnt from it: replaced as a whole, so that no reply is made from two of them. */
export interface Content {
  readonly knowledge: Knowledge;
  /** One matcher for each language of the knowledge. */
  readonly matchers: ReadonlyMap<string, Matcher>;
}

export interface ReplaceableBot extends Bot {
  /** Goes on with another knowledge from the next question on; conversations stay. */
  replace(content: Content): void;
}

export interface BotOptions {
  /** Monotonic milliseconds, for forgetting conversations. */
  readonly now?: () => number;
}

/** Characters of a button's or choice's value that are looked at. */
const MOST_VALUE = 120;

export function createBot(content: Content, { now }: BotOptions = {}): ReplaceableBot {
  const memories = createMemories(now);
  let current = openAll(content);

  const one = (language: string | undefined): Opened => pick(current, language);

  const show = (
    id: string,
    { conversation, language }: { conversation?: string; language?: string } = {},
  ): Reply => {
    const opened = one(language);
    const memory = conversation === undefined ? undefined : memories.get(conversation);
    const turn = opened.dialogue.show(id, memory);
    if (turn === null) return gone(opened.composer);
    if (conversation !== undefined && turn.memory !== undefined) memories.set(conversation, turn.memory);
    return turn.reply;
  };

  const ask: Bot['ask'] = ({ text, conversation, language }) => {
    const memory = conversation === undefined ? undefined : memories.get(conversation);
    const turn = one(language).dialogue.take(text, memory);
    if (conversation !== undefined && turn.memory !== undefined) memories.set(conversation, turn.memory);
    return turn.reply;
  };

  return {
    ask,
    entry: show,
    browse: (page, language) => one(language).pages(page),
    find: (text, limit, language) => one(language).find(text, Math.min(25, Math.max(1, limit))),
    choose: (value, options = {}) => {
      const wanted = value.slice(0, MOST_VALUE);
      if (/^page:\d{1,4}$/.test(wanted)) {
        return { page: one(options.language).pages(Number(wanted.slice(PAGE_VALUE.length))) };
      }
      if (wanted.startsWith(ENTRY_VALUE)) return { reply: show(wanted.slice(ENTRY_VALUE.length), options) };
      return { reply: ask({ text: value, ...options }) };
    },
    about: (language) => one(language).about,
    words: (language) => one(language).composer.words,
    replace: (next) => {
      current = openAll(next);
    },
  };
}

/** What the matcher learns of one language: entries, gaps and numbered encouragements. */
export function intentsOf({ entries, encouragements }: LanguageKnowledge): Intent[] {
  return [
    ...[...entries.values()].map(({ id, question, alternates, answer, kind }) => ({
      id,
      utterances: [question, ...alternates],
      answer,
      ...(kind === 'gap' ? { group: kind } : {}),
    })),
    ...encouragements.map(({ number, title, text, questions, topics }) => ({
      id: `${ENCOURAGEMENT_ID}${number}`,
      utterances: [title, ...questions, topics.join(' '), text],
      answer: text,
    })),
  ];
}

interface Opened {
  readonly composer: Composer;
  readonly dialogue: Dialogue;
  readonly pages: (page: number) => BrowsePage;
  readonly find: Find;
  readonly about: About;
}

interface OpenedAll {
  readonly languages: ReadonlyMap<string, Opened>;
  readonly fallback: Opened;
}

function openAll({ knowledge, matchers }: Content): OpenedAll {
  const languages = new Map<string, Opened>();
  for (const [code, language] of knowledge.languages) {
    const matcher = matchers.get(code);
    if (matcher === undefined) throw new Error(`No matcher was trained for the language "${code}".`);
    languages.set(code, open(knowledge, language, matcher));
  }
  const fallback = languages.get(knowledge.defaultLanguage);
  if (fallback === undefined)
    throw new Error(`The default language "${knowledge.defaultLanguage}" is not loaded.`);
  return { languages, fallback };
}

function open(knowledge: Knowledge, language: LanguageKnowledge, matcher: Matcher): Opened {
  const composer = createComposer(knowledge, language);
  return {
    composer,
    dialogue: createDialogue(language, matcher, composer),
    pages: createPages(language, composer),
    find: createFind(language),
    about: aboutOf(knowledge, language, composer),
  };
}

/** "de-AT" gets "de" where there is no "de-AT". */
function pick({ languages, fallback }: OpenedAll, tag: string | undefined): Opened {
  if (tag === undefined) return fallback;
  return languages.get(tag) ?? languages.get(tag.split('-')[0] ?? '') ?? fallback;
}

function aboutOf(knowledge: Knowledge, language: LanguageKnowledge, composer: Composer): About {
  const { name, covers, disclaimer, privacy } = ownWords(language.language);
  return {
    language: language.language,
    name,
    covers,
    disclaimer,
    privacy,
    sources: composer.cite([...knowledge.sources.keys()].map((id) => ({ id }))),
    knowledgeDate: newestReview(language.entries.values()),
    firstQuestions: composer.refs(language.firstQuestions, 4),
  };
}

function gone(composer: Composer): Reply {
  return { ...composer.unknown([], []), passages: [composer.said(composer.words.entryGone)] };
}
