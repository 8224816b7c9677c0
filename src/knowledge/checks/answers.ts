import { citing, type Draft, placed, problemsOf } from '../draft.js';
import { type Problem, show } from '../problem.js';
import type { KnowledgeFile, SourcesFile } from '../schema.js';
import type { Path } from '../yaml.js';

/** Sentences: what a person reads at one go on a phone. */
const MAX_SENTENCES = 4;

/** "Yes." or "No," in the languages of the network. */
const VERDICT = /^(?:yes|no|ja|nein|oui|non|sí|si|sim|não|da|nie|tak)[.,:;!](?=\s|$)/iu;

/** An answer has one to four sentences, and leads with the fact. */
export function checkAnswers(draft: Draft<KnowledgeFile>): Problem[] {
  const problem = problemsOf(draft);
  return placed(draft).flatMap(({ entry, path }) => {
    const place = [...path, 'answer'];
    const sentences = countSentences(entry.answer, draft.value.language);
    const [verdict] = VERDICT.exec(entry.answer.trim()) ?? [];
    return [
      sentences > MAX_SENTENCES &&
        problem(
          place,
          `an answer of at most ${MAX_SENTENCES} sentences in "${entry.id}"`,
          `${sentences} sentences`,
          'shorten it or make two entries of it',
        ),
      verdict !== undefined &&
        problem(
          place,
          `an answer that begins with the fact in "${entry.id}"`,
          `${show(verdict)} as its beginning, which is false for whoever asks the opposite`,
          'begin with what the sources say',
        ),
    ].filter((one) => one !== false);
  });
}

/** Short forms whose full stop ends no sentence, and initials. */
const SHORT_FORM = /(?:^|[\s("])(?:\p{Lu}|Dr|Mr|Ms|Mrs|St|Prof|Art|vs|e\.g|i\.e)\.\s*$/u;

export function countSentences(text: string, language: string): number {
  const segments = [...segmenterFor(language).segment(text)].map(({ segment }) => segment);
  // A sentence needs a letter or digit, and what follows a short form is the same sentence.
  return segments.filter(
    (segment, i) => /[\p{L}\p{N}]/u.test(segment) && !SHORT_FORM.test(segments[i - 1] ?? ''),
  ).length;
}

/** One a language: to make one takes as long as to check a hundred answers. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const made = segmenters.get(language);
  if (made) return made;
  const [supported = 'en'] = /^[a-z]{2,3}(-[A-Z]{2})?$/.test(language)
    ? Intl.Segmenter.supportedLocalesOf([language])
    : [];
  const segmenter = new Intl.Segmenter(supported, { granularity: 'sentence' });
  segmenters.set(language, segmenter);
  return segmenter;
}

/** Days on which something was reviewed exist in the calendar and are not to come. `today` is a date as YYYY-MM-DD. */
export function checkReviews(draft: Draft<KnowledgeFile>, today: string): Problem[] {
  return citing(draft).flatMap(({ path, item }) =>
    checkDate(draft, [...path, 'reviewed'], item.reviewed, today),
  );
}

export function checkReadings(draft: Draft<SourcesFile>, today: string): Problem[] {
  return draft.value.sources.flatMap(({ read }, i) => checkDate(draft, ['sources', i, 'read'], read, today));
}

function checkDate<T>(draft: Draft<T>, path: Path, date: string, today: string): Problem[] {
  // What is no date at all, the schema has told.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return [];
  const problem = problemsOf(draft);
  const field = `"${path.at(-1)}"`;
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date)
    return [problem(path, `a day of the calendar in ${field}`, show(date))];
  return date > today ? [problem(path, `a day that is not to come in ${field}`, show(date))] : [];
}
