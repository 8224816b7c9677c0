import { z } from 'zod';
import { LIMITS } from './limits.js';

/** What to post again when somebody presses Share: ids, or the question where no entry holds the answer. */
export type Shared =
  | { readonly of: 'entries'; readonly ids: readonly string[]; readonly question?: string | undefined }
  | { readonly of: 'page'; readonly page: number }
  /** `own` where the one who may share it wrote it: only then is it shown. */
  | { readonly of: 'question'; readonly question: string; readonly own: boolean };

/** What a button or menu of ours asks for. It is all in the value, so that it works after a restart and for anybody. */
export type Press =
  | { readonly kind: 'entry'; readonly id: string }
  /** One of the meanings that the bot asked back about. */
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'share'; readonly shared: Shared };

const page = z.number().int().min(1).max(9_999);
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const question = z.string().min(1);

const schema: z.ZodType<Press> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entry'), id }),
  z.object({ kind: z.literal('choice'), id }),
  z.object({ kind: z.literal('page'), page }),
  z.object({
    kind: z.literal('share'),
    shared: z.discriminatedUnion('of', [
      z.object({ of: z.literal('entries'), ids: z.array(id).min(1), question: question.optional() }),
      z.object({ of: z.literal('page'), page }),
      z.object({ of: z.literal('question'), question, own: z.boolean() }),
    ]),
  }),
]);

/**
 * The press as the value of a button or option.
 *
 * @returns null where Slack would refuse it as too long, which only a long question to share can be.
 * @example encodePress({ kind: 'page', page: 3 }) // '{"kind":"page","page":3}'
 */
export function encodePress(press: Press): string | null {
  const value = JSON.stringify(press);
  return value.length <= LIMITS.buttonValue ? value : null;
}

/** The opposite of `encodePress`; null for a value that this version does not know. */
export function decodePress(value: string): Press | null {
  try {
    return schema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}
