import type { LanguageKnowledge } from '../knowledge/knowledge.js';
import type { BrowsePage } from './browse.js';
import { type Composer, ENCOURAGEMENT_ID } from './compose.js';

/** Questions about a page that are offered as buttons. */
const MOST_QUESTIONS = 5;

/** The pages to leaf through: numbered encouragements where the knowledge has them, else the strands. */
export function createPages(knowledge: LanguageKnowledge, composer: Composer): (page: number) => BrowsePage {
  const { words } = composer;
  const numbered = knowledge.encouragements;
  const menu =
    numbered.length > 0
      ? numbered.map(({ number, title }) => ({ page: number, label: `${number}. ${title}` }))
      : knowledge.strands.map(({ title }, index) => ({ page: index + 1, label: title }));
  return (wanted) => {
    const page = Math.min(Math.max(1, Number.isFinite(wanted) ? Math.trunc(wanted) : 1), menu.length);
    const common = { language: knowledge.language, page, pages: menu.length, menu };
    const encouragement = numbered[page - 1];
    if (encouragement !== undefined) {
      const { number, title, text, sources, topics } = encouragement;
      return {
        ...common,
        kind: 'encouragement',
        position: words.encouragementPosition(page, menu.length),
        title: `${number}. ${title}`,
        text,
        note: null,
        sources: composer.cite(sources),
        questions: composer.refs(about(topics, `${ENCOURAGEMENT_ID}${number}`), MOST_QUESTIONS),
      };
    }
    const strand = knowledge.strands[page - 1];
    const entry = knowledge.entries.get(strand?.entry ?? '');
    return {
      ...common,
      kind: 'strand',
      position: words.strandPosition(page, menu.length),
      title: strand?.title ?? '',
      text: entry?.answer ?? '',
      note: words.strandNote,
      sources: composer.cite(entry?.sources ?? []),
      questions: composer.refs(
        [...(entry?.related ?? []), ...about(entry?.topics ?? [], entry?.id)],
        MOST_QUESTIONS,
      ),
    };
  };

  /** Entries that share a topic, those with most topics in common first. */
  function about(topics: readonly string[], except: string | undefined): string[] {
    return [...knowledge.entries.values()]
      .filter(({ id, kind }) => id !== except && kind === 'entry')
      .map(({ id, topics: own }) => ({ id, shared: own.filter((topic) => topics.includes(topic)).length }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared)
      .map(({ id }) => id);
  }
}
