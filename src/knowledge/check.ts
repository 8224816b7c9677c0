import { checkAnswers, checkReadings, checkReviews } from './checks/answers.js';
import { checkCitations } from './checks/citations.js';
import { checkEncouragements } from './checks/encouragements.js';
import { checkNames, checkSourceNames } from './checks/names.js';
import { checkQuestions } from './checks/questions.js';
import { checkReferences } from './checks/references.js';
import { checkTranslations } from './checks/translations.js';
import type { Drafts } from './draft.js';
import type { Problem } from './problem.js';

/**
 * What a schema cannot say of the files: cheap checks that run at every start. What needs the matcher or the texts of the
 * sources is in `reach.ts` and `quotes.ts`.
 *
 * @param today the newest day that counts as past, as YYYY-MM-DD
 */
export function checkDrafts(drafts: Drafts, today: string): Problem[] {
  const { languages, sources } = drafts;
  return [
    ...languages.flatMap((draft) => [
      ...checkNames(draft),
      ...checkQuestions(draft),
      ...checkReferences(draft),
      ...checkAnswers(draft),
      ...checkReviews(draft, today),
      ...checkEncouragements(draft),
    ]),
    ...(sources === null ? [] : [...checkSourceNames(sources), ...checkReadings(sources, today)]),
    ...checkCitations(drafts),
    ...checkTranslations(drafts),
  ];
}
