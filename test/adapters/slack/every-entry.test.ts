import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../adapters/project.js';
import { toMessages } from '../../../adapters/slack/layout.js';
import { replyParts } from '../../../adapters/slack/render.js';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import type { EntryRef, Reply } from '../../../src/reply/reply.js';
import { refuseBlocks } from '../../loopback/slack/block-kit.js';
import { WORDS } from './tiny-bot.js';

const FOLDERS = ['knowledge', 'test/fixtures/paper'];
const OUTCOMES = ['answer', 'silent', 'clarify', 'unknown'] as const;

describe.each(FOLDERS)('every entry in %s', (folder) => {
  it('fits into one message that Slack takes, in every outcome, with nothing cut', async () => {
    for (const reply of await replies(folder)) {
      const messages = toMessages(replyParts(reply, { words: WORDS }));
      const [message] = messages;
      expect(messages).toHaveLength(1);
      expect(refuseBlocks(message?.blocks)).toBeNull();
      for (const { text } of reply.passages) {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(squeezed(message?.text)).toContain(squeezed(escaped));
      }
    }
  });
});

async function replies(folder: string): Promise<Reply[]> {
  const loaded = await loadKnowledge(join(projectRoot, folder));
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => JSON.stringify(problem)).join('\n'));
  const { knowledge } = loaded;
  const language = knowledge.languages.get(knowledge.defaultLanguage);
  const entries = [...(language?.entries.values() ?? [])];
  expect(entries.length).toBeGreaterThan(0);
  const suggestions: EntryRef[] = entries.slice(0, 3).map(({ id, question }) => ({ id, question }));
  return entries.flatMap(({ id, question, answer, sources: citations }) =>
    OUTCOMES.map((outcome) => ({
      outcome,
      language: knowledge.defaultLanguage,
      passages: [
        {
          text: answer,
          entry: { id, question },
          sources: citations.flatMap((citation) => {
            const source = knowledge.sources.get(citation.id);
            return source === undefined
              ? []
              : [
                  {
                    id: source.id,
                    title: source.title,
                    publisher: source.publisher,
                    url: source.url,
                    paragraph: citation.paragraph ?? null,
                    quote: citation.quote ?? null,
                  },
                ];
          }),
        },
      ],
      suggestions,
      notUnderstood: [],
    })),
  );
}

function squeezed(text = ''): string {
  return text.replace(/\s+/g, ' ').trim();
}
