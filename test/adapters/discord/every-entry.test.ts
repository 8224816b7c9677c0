import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderReply } from '../../../adapters/discord/render-reply.js';
import { projectRoot } from '../../../adapters/project.js';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import type { EntryRef, Reply } from '../../../src/reply/reply.js';
import { flatten, type RawMessage, refuseMessage } from '../../loopback/discord/message-rules.js';
import { asRead } from './as-read.js';
import { WORDS } from './small-bot.js';

const OUTCOMES = ['answer', 'silent', 'clarify', 'unknown', 'courtesy'] as const;

describe.each(['knowledge', 'test/fixtures/paper'])('every entry in %s', (folder) => {
  test('fits into one message that Discord takes, in every outcome, private and public, with nothing cut', async () => {
    for (const reply of await replies(folder)) {
      for (const share of [false, true]) {
        const messages = renderReply(reply, { words: WORDS, share, question: 'x'.repeat(500) });
        expect(messages).toHaveLength(1);
        const message = messages[0] as unknown as RawMessage;
        expect(refuseMessage(message)).toBeNull();
        const shown = (message.components ?? [])
          .flatMap(flatten)
          .map(({ content = '' }) => asRead(content))
          .join('\n');
        for (const { text, sources } of reply.passages) {
          expect(squeezed(shown)).toContain(squeezed(text));
          for (const { title, quote } of sources) {
            expect(squeezed(shown)).toContain(squeezed(title));
            expect(squeezed(shown)).toContain(squeezed(quote ?? ''));
          }
        }
      }
    }
  });
});

async function replies(folder: string): Promise<readonly Reply[]> {
  const loaded = await loadKnowledge(join(projectRoot, folder));
  if (!loaded.ok) throw new Error(`The knowledge in ${folder} is broken: npm run knowledge:check`);
  const { languages, defaultLanguage, sources } = loaded.knowledge;
  const entries = [...(languages.get(defaultLanguage)?.entries.values() ?? [])];
  expect(entries.length).toBeGreaterThan(0);
  const suggestions: EntryRef[] = entries.slice(0, 3).map(({ id, question }) => ({ id, question }));
  return entries.flatMap(({ id, question, answer, sources: cited }) => {
    const passage = {
      text: answer,
      entry: { id, question },
      sources: cited.flatMap(({ id: source, paragraph, quote }) => {
        const known = sources.get(source);
        if (!known) return [];
        const { title, publisher, url } = known;
        return [{ id: source, title, publisher, url, paragraph: paragraph ?? null, quote: quote ?? null }];
      }),
    };
    const parts = { language: defaultLanguage, passages: [passage], suggestions, notUnderstood: [] };
    return OUTCOMES.map(
      (outcome): Reply =>
        outcome === 'courtesy' ? { ...parts, outcome, courtesy: 'help' } : { ...parts, outcome },
    );
  });
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
