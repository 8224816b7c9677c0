import type { Reply } from './reply.js';
import type { Words } from './words.js';

/** What stands above the suggestions; null where the reply itself has just asked to choose one of them. */
export function suggestionsHeading({ outcome }: Reply, words: Words): string | null {
  switch (outcome) {
    case 'clarify':
      return null;
    case 'answer':
    case 'silent':
    case 'unknown':
    case 'courtesy':
      return words.related;
  }
}
