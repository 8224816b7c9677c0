import { compileKinds } from './kind.js';
import type { ReaderTools } from './knowledge.js';
import { languageOf } from './language.js';
import { remembering } from './remembering.js';
import { createSynonyms } from './synonyms.js';
import { createTermReader, type Lexicon, type TermReaderOptions } from './terms.js';
import { tokenise } from './text.js';
import { wordVectors } from './vectors.js';

/** What reads utterances of a language, with the synonyms of the subject. */
export function createTools(
  code: string,
  synonyms: readonly (readonly string[])[],
  useVectors: boolean,
  how: TermReaderOptions,
): ReaderTools {
  const known = languageOf(code);
  const language = { ...known, stem: remembering(known.stem, how.keeps) };
  const lexicon: Lexicon = {
    language,
    synonyms: createSynonyms(synonyms, language, (phrase) => tokenise(phrase).map(({ text }) => text)),
  };
  return {
    lexicon,
    readTerms: createTermReader(lexicon, how),
    vectors: useVectors ? wordVectors(code) : undefined,
    kindPatterns: compileKinds(language.kinds),
  };
}
