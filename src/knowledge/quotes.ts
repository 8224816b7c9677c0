import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { citing, type Drafts, problemsOf } from './draft.js';
import { reason } from './folder.js';
import { type Problem, shorten } from './problem.js';

/** The numbered paragraphs of a source. */
export type SourceText = ReadonlyMap<number, string>;

/**
 * Holds every quote against the text of its source: `dir/<source-id>.md`, where each paragraph begins with its number as
 * `**¶2**`. White space and the form of quotation marks, apostrophes and dashes make no difference; letters and case do.
 */
export async function checkQuotes(drafts: Drafts, dir: string): Promise<Problem[]> {
  const cited = citedParagraphs(drafts);
  const texts = new Map<string, SourceText>();
  const problems: Problem[] = [];
  for (const id of new Set(cited.map(({ citation }) => citation.id))) {
    const file = join(dir, `${id}.md`);
    const text = await readFile(file, 'utf8').catch((error: unknown) => ({ error }));
    if (typeof text !== 'string') {
      problems.push({
        file,
        line: null,
        expected: `the text of the source "${id}", which is quoted`,
        found: reason(text.error),
        cure: 'put the text there, or name another folder with --sources',
      });
      continue;
    }
    const paragraphs = readParagraphs(text);
    if (paragraphs.size > 0) texts.set(id, paragraphs);
    else
      problems.push({
        file,
        line: null,
        expected: 'paragraphs that begin with their number, such as **¶1**',
        found: 'none',
      });
  }
  return [...problems, ...cited.flatMap((item) => checkCitation(item, texts.get(item.citation.id)))];
}

/** How many quotes the check compares, to say so. */
export function countQuotes(drafts: Drafts): number {
  return citedParagraphs(drafts).filter(({ citation }) => citation.quote !== undefined).length;
}

/** A paragraph goes from its number to the next empty line or number. */
export function readParagraphs(text: string): SourceText {
  const found = text.matchAll(/\*\*¶(\d+)\*\*\s*(.*?)(?=\r?\n\s*\r?\n|\*\*¶|$(?![\s\S]))/gsu);
  return new Map([...found].map(([, number, paragraph = '']) => [Number(number), paragraph]));
}

function citedParagraphs({ languages, sources }: Drafts) {
  const quotable = new Set(sources?.value.sources.filter((source) => source.quotable).map(({ id }) => id));
  return languages.flatMap((draft) =>
    citing(draft).flatMap(({ path, name, item }) =>
      item.sources.flatMap((citation, i) =>
        citation.paragraph === undefined || !quotable.has(citation.id)
          ? []
          : { draft, path: [...path, 'sources', i], name, citation, paragraph: citation.paragraph },
      ),
    ),
  );
}

function checkCitation(
  { draft, path, name, citation, paragraph }: ReturnType<typeof citedParagraphs>[number],
  text: SourceText | undefined,
): Problem[] {
  if (text === undefined) return [];
  const problem = problemsOf(draft);
  const own = text.get(paragraph);
  if (own === undefined) {
    const known = `${Math.min(...text.keys())} to ${Math.max(...text.keys())}`;
    return [
      problem(
        [...path, 'paragraph'],
        `a paragraph that "${citation.id}" has (${known}) in ${name}`,
        String(paragraph),
      ),
    ];
  }
  const { quote } = citation;
  if (quote === undefined || stands(quote, own)) return [];
  const elsewhere = [...text].filter(([, other]) => stands(quote, other)).map(([number]) => number);
  return [
    problem(
      [...path, 'quote'],
      `words of paragraph ${paragraph} of "${citation.id}", to the letter, in ${name}`,
      `"${shorten(quote)}", which does not stand there`,
      elsewhere.length === 0
        ? 'copy the words from the source anew'
        : `it stands in paragraph ${elsewhere.join(' and ')}`,
    ),
  ];
}

/** Whole words only: "form" does not stand in "formal". */
function stands(quote: string, paragraph: string): boolean {
  const needle = normalise(quote);
  const text = normalise(paragraph);
  if (needle === '') return false;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + needle.length])) return true;
  }
  return false;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
