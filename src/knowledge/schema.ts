import { z } from 'zod';

/** Bounds of the format. Each is as wide as the narrowest platform allows. */
export const FORMAT = Object.freeze({
  /** Characters. A button of Discord carries the id with page and language in 100 characters. */
  idLength: 40,
  /** Characters. A choice of Discord's autocomplete shows 100; a select option of Slack 75, cut by the adapter at a word. */
  questionLength: 100,
  /** Characters. Four plain sentences; sources and notes still fit into the 2,000 of a Discord message. */
  answerLength: 900,
  /** Words. A short, marked quotation needs no permission. */
  quoteWords: 15,
});

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
  .max(FORMAT.idLength)
  .describe('Stable name of the entry: buttons and regression questions carry it. Never change it.');

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD')
  .describe('A date as YYYY-MM-DD.');

const line = (length: number) => z.string().trim().min(1).max(length);

const citation = z
  .strictObject({
    id: id.describe('Id of a source in sources.yaml.'),
    paragraph: z.int().min(0).optional().describe('Number of the paragraph in the source; the title is 0.'),
    quote: line(300).optional().describe('At most 15 words of that paragraph, to the letter.'),
  })
  .describe('What the answer rests on.');

const topics = z.array(line(40)).min(1).describe('Topics that this is about, for browsing and search.');

const scope = line(40)
  .optional()
  .describe(
    'Id of the scope (for example the edition of 2023) that this is about; "any" for all; left out: the default one.',
  );

const entry = z.strictObject({
  id,
  question: line(FORMAT.questionLength).describe('The question as the bot shows it on buttons.'),
  alternates: z
    .array(line(300))
    .min(3)
    .describe('Other ways in which people ask the same, in other words. At least three.'),
  answer: line(FORMAT.answerLength).describe(
    'One to four sentences in plain words. The fact comes first. It stands on its own.',
  ),
  sources: z.array(citation).min(1),
  items: z
    .array(id)
    .max(10)
    .default([])
    .describe(
      'Ids of entries for the things that this answer lists, in its order: "the second one" means the second.',
    ),
  follow_ups: z
    .array(
      z.strictObject({
        ask: z
          .array(line(100))
          .min(1)
          .describe('Short turns as people type them right after this answer, such as "what for".'),
        entry: id.describe('The entry that answers them.'),
      }),
    )
    .default([])
    .describe('What short turns mean right after this answer; nowhere else.'),
  related: z.array(id).max(5).default([]).describe('Ids of entries that somebody may want to read next.'),
  topics,
  scope,
  reviewed: date.describe('The day on which a curator last compared this with its sources.'),
});

const gap = entry
  .extend({
    answer: line(FORMAT.answerLength).describe(
      'Says that the sources do not say it, and what is said nearby.',
    ),
    sources: z.array(citation).default([]),
  })
  .describe('What people ask and the sources do not say.');

const encouragement = z.strictObject({
  number: z.int().min(1).max(25),
  title: line(75).describe('A short heading, for menus.'),
  text: line(1500).describe('The wording of the encouragement, as in the paper.'),
  topics,
  questions: z.array(line(300)).default([]).describe('Ways in which people ask for this one.'),
  sources: z.array(citation).min(1),
  reviewed: date,
});

const scopes = z
  .array(
    z.strictObject({
      id: line(40),
      names: z
        .array(line(60))
        .min(1)
        .describe('Words that name it in a question, for example "2023" or "third edition".'),
      gap: id.optional().describe('The gap that answers what the sources do not say about it.'),
      default: z.boolean().default(false).describe('The one that a question is about when it names none.'),
    }),
  )
  .default([])
  .describe('Things that must never be mixed up: a question that names one never gets an entry of another.');

/** One language of the knowledge: `knowledge/en.yaml`. */
export const knowledgeFileSchema = z.strictObject({
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
    .describe('Language tag, the same as the file name.'),
  count: z.int().min(1).max(25).describe('How many encouragements the paper has.'),
  paper: id.describe('The entry that says where to look for the paper.'),
  numbered: id.describe('The gap that says that the numbered wording is not in the knowledge.'),
  total: id.describe('The entry that says how many encouragements there are.'),
  summary: id.describe('The entry that sums up all encouragements.'),
  strands: z
    .array(z.strictObject({ entry: id, title: line(75) }))
    .min(1)
    .describe('The strands of the encouragements, in the order of the source.'),
  first_questions: z.array(id).min(1).max(4).describe('Entries to offer to somebody who is new.'),
  scopes,
  entries: z.array(entry).min(1),
  gaps: z.array(gap).default([]),
  encouragements: z
    .array(encouragement)
    .default([])
    .describe('The numbered encouragements of the paper, all or none.'),
  synonyms: z
    .array(z.array(line(60)).min(2))
    .default([])
    .describe('Groups of words or short phrases that mean the same in this subject.'),
  off_topic: z
    .array(line(300))
    .default([])
    .describe('Questions that are far from the subject; the bot learns from them what to decline.'),
});

/** `knowledge/sources.yaml`. */
export const sourcesFileSchema = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        id,
        title: line(200),
        publisher: line(120),
        published: line(40).nullable().describe('Date of publication as far as it is known, or null.'),
        url: z.url({ protocol: /^https$/ }),
        read: date.describe('The day on which it was last read.'),
        quotable: z
          .boolean()
          .default(false)
          .describe('True where the text itself is at hand, with numbered paragraphs.'),
      }),
    )
    .min(1),
});

/** A file in `knowledge/questions/`: regression questions. */
export const questionSchema = z.strictObject({
  q: z.string().min(1),
  expect: z
    .union([z.string(), z.array(z.string()).min(1), z.array(z.array(z.string()).min(1)).min(1)])
    .describe(
      'Id of the entry or gap that must answer (a list where several are right; a list of lists where each part of a compound question has its own), or "none".',
    ),
  kind: z.string().optional(),
  note: z.string().optional(),
  must: z.boolean().default(false).describe('True where a miss fails the run.'),
});

/** A file `conversations*` in `knowledge/questions/`: regression conversations. */
export const conversationSchema = z.strictObject({
  turns: z
    .array(
      z.strictObject({
        q: z.string().min(1),
        expect: z
          .union([z.string(), z.array(z.string()).min(1)])
          .optional()
          .describe(
            'Id of the entry or gap that this turn must reach (a list where several are right), or "none".',
          ),
        outcome: z
          .enum(['answer', 'silent', 'clarify', 'unknown', 'courtesy'])
          .optional()
          .describe('What kind of reply it must be.'),
      }),
    )
    .min(1)
    .describe('What the person says, turn by turn.'),
  kind: z.string().optional(),
  note: z.string().optional(),
  must: z.boolean().default(false).describe('True where a miss fails the run.'),
});

export type KnowledgeFile = z.infer<typeof knowledgeFileSchema>;
export type SourcesFile = z.infer<typeof sourcesFileSchema>;
export type Entry = z.infer<typeof entry>;
export type Gap = z.infer<typeof gap>;
export type Encouragement = z.infer<typeof encouragement>;
export type Citation = z.infer<typeof citation>;
export type RegressionQuestion = z.infer<typeof questionSchema>;
export type RegressionConversation = z.infer<typeof conversationSchema>;
