import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Problem } from './problem.js';
import { conversationSchema, knowledgeFileSchema, questionSchema, sourcesFileSchema } from './schema.js';

/**
 * The schemas for editors, as file name and text: what a curator types is completed and held against them. Generated from the
 * same schemas by which the files are read, so that both say the same.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      'knowledge.schema.json': describe(knowledgeFileSchema, 'The knowledge in one language'),
      'sources.schema.json': describe(sourcesFileSchema, 'What the answers rest on'),
      'questions.schema.json': describe(z.array(questionSchema), 'Regression questions'),
      'conversations.schema.json': describe(z.array(conversationSchema), 'Regression conversations'),
    }),
  );
}

/** The files in `dir` that say something else than the schemas of the code. */
export async function checkStoredSchemas(dir: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [name, text] of jsonSchemas()) {
    const file = join(dir, name);
    const stored = await readFile(file, 'utf8').catch(() => null);
    if (stored?.replaceAll('\r\n', '\n') === text) continue;
    problems.push({
      file,
      line: null,
      expected: 'the schema of the code, for completion in editors',
      found: stored === null ? 'no readable file' : 'an older or changed one',
      cure: 'run "npm run knowledge:schema"',
    });
  }
  return problems;
}

function describe(schema: z.ZodType, title: string): string {
  // What has a default may be left out of the file: the schema of the input, not of what the program sees.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
