import { citing, type Draft, type Drafts, problemsOf } from '../draft.js';
import { type Problem, show } from '../problem.js';
import { FORMAT, type KnowledgeFile, type SourcesFile } from '../schema.js';
import type { Path } from '../yaml.js';

/** Each citation names a source; only a text that is at hand is quoted, briefly, and with the number of its paragraph. */
export function checkCitations({ languages, sources }: Drafts): Problem[] {
  const problems = languages.flatMap((draft) => checkQuoteLengths(draft));
  // Without a list of sources every citation would look wrong.
  if (sources === null) return problems;
  return [
    ...problems,
    ...languages.flatMap((draft) => checkSources(draft, sources)),
    ...(languages.length === 0 ? [] : checkUse(languages, sources)),
  ];
}

/** Words are what spaces part, as a reader counts; signs alone are none. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function checkQuoteLengths(draft: Draft<KnowledgeFile>): Problem[] {
  const problem = problemsOf(draft);
  return citations(draft).flatMap(({ path, name, citation }) => {
    const words = countWords(citation.quote ?? '');
    if (words <= FORMAT.quoteWords) return [];
    return problem(
      [...path, 'quote'],
      `a quote of at most ${FORMAT.quoteWords} words in ${name}`,
      `${words} words`,
      'shorten it to the words that matter',
    );
  });
}

function checkSources(draft: Draft<KnowledgeFile>, sources: Draft<SourcesFile>): Problem[] {
  const problem = problemsOf(draft);
  const known = new Map(sources.value.sources.map((source) => [source.id, source]));
  return citations(draft).flatMap(({ path, name, citation }) => {
    if (citation.id === '') return [];
    const source = known.get(citation.id);
    if (source === undefined) {
      return problem(
        [...path, 'id'],
        `the id of a source of sources.yaml in ${name}`,
        `the unknown id ${show(citation.id)}`,
        'correct it or add the source there',
      );
    }
    if (!source.quotable) {
      return (['paragraph', 'quote'] as const)
        .filter((field) => citation[field] !== undefined)
        .map((field) =>
          problem(
            [...path, field],
            `no ${field} in ${name}, because "${source.id}" is not marked as quotable`,
            show(citation[field]),
            'delete this line: it is cited as a whole',
          ),
        );
    }
    if (citation.quote !== undefined && citation.paragraph === undefined) {
      return problem(
        [...path, 'quote'],
        `the number of the paragraph beside the quote in ${name}`,
        'a quote without "paragraph"',
        'add the number',
      );
    }
    return [];
  });
}

function checkUse(languages: readonly Draft<KnowledgeFile>[], sources: Draft<SourcesFile>): Problem[] {
  const problem = problemsOf(sources);
  const cited = new Set(languages.flatMap((draft) => citations(draft)).map(({ citation }) => citation.id));
  return sources.value.sources.flatMap(({ id }, i) =>
    id === '' || cited.has(id)
      ? []
      : problem(
          ['sources', i, 'id'],
          'a source that an answer cites',
          `"${id}", which none does`,
          'cite it or delete it',
        ),
  );
}

function citations(draft: Draft<KnowledgeFile>) {
  return citing(draft).flatMap(({ path, name, item }) =>
    item.sources.map((citation, i) => ({ path: [...path, 'sources', i] as Path, name, citation })),
  );
}
