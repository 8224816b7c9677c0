import { z } from 'zod';

/**
 * What Slack's Block Kit takes, as its reference says (docs.slack.dev/reference/block-kit, read in August 2026). The numbers are
 * written out here and not taken from the adapter: the stand-in must not share its mistakes. Unknown fields and block types
 * are refused.
 */

const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

const id = z.string().min(1).max(255);

const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial()
  .optional();

/** /blocks/rich-text-block and the pages of its elements. Mentions are elements of their own; the bot has no use for them. */
const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({
    type: z.literal('link'),
    url: z.url({ protocol: /^https?$/ }).max(3000),
    text: z.string().min(1).optional(),
    style,
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string(), style }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.strictObject({ type: z.literal('emoji'), name: z.string() }),
]);
const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(inline).min(1),
});
const richElement = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline).min(1) }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection).min(1),
  }),
]);

/** /block-elements/button-element */
const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
});

/** /composition-objects/option-object */
const option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) });

/** /block-elements/select-menu-element#static_select */
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: id,
    placeholder: plainText(150).optional(),
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
  })
  .refine(
    ({ options, initial_option: initial }) =>
      !initial || options.some((each) => JSON.stringify(each) === JSON.stringify(initial)),
    { error: 'initial_option must exactly match one of the options' },
  );

const blockId = z.string().max(255).optional();

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({ type: z.literal('header'), text: plainText(150), block_id: blockId }),
  z.strictObject({
    type: z.literal('section'),
    text: z.union([
      plainText(3000),
      z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(3000) }),
    ]),
    block_id: blockId,
  }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(richElement).min(1), block_id: blockId }),
  z.strictObject({
    type: z.literal('context'),
    elements: z.array(plainText(2000)).min(1).max(10),
    block_id: blockId,
  }),
  z
    .strictObject({
      type: z.literal('actions'),
      elements: z
        .array(z.union([button, staticSelect]))
        .min(1)
        .max(25),
      block_id: blockId,
    })
    .refine(({ elements }) => unique(elements.map((element) => element.action_id)), {
      error: 'action_id must be unique within its block',
    }),
  z.strictObject({
    type: z.literal('input'),
    label: plainText(2000),
    element: z.strictObject({
      type: z.literal('plain_text_input'),
      action_id: id,
      multiline: z.boolean().optional(),
      max_length: z.number().int().min(1).max(3000).optional(),
      placeholder: plainText(150).optional(),
    }),
    block_id: blockId,
  }),
]);

const blocks = (max: number) =>
  z
    .array(block)
    .min(1)
    .max(max)
    .refine((all) => unique(all.flatMap((each) => (each.block_id ? [each.block_id] : []))), {
      error: 'block_id must be unique',
    });

const messageBlocks = blocks(50);

/** docs.slack.dev/reference/views: modals and App Home. */
const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    callback_id: id.optional(),
    private_metadata: z.string().max(3000).optional(),
    blocks: blocks(100),
  })
  .refine((view) => view.submit !== undefined || view.blocks.every((each) => each.type !== 'input'), {
    error: 'submit is required when there is an input block',
  });
const home = z.strictObject({
  type: z.literal('home'),
  private_metadata: z.string().max(3000).optional(),
  callback_id: id.optional(),
  blocks: blocks(100),
});

/** Why Slack would not take these blocks in a message; null where it would. */
export function refuseBlocks(value: unknown): string | null {
  const problem = firstProblem(messageBlocks.safeParse(value));
  if (problem !== null) return problem;
  // Seen, not documented: a message whose blocks hold more than about 13,200 characters is refused.
  return shownCharacters(value) > 13_200 ? 'msg_blocks_too_long' : null;
}

/** Why Slack would not take this view; null where it would. */
export function refuseView(value: unknown, kind: 'modal' | 'home'): string | null {
  const problem = firstProblem((kind === 'modal' ? modal : home).safeParse(value));
  if (problem !== null) return problem;
  // docs.slack.dev/reference/methods/views.publish: view_too_large above 250 KB.
  return JSON.stringify(value).length > 250_000 ? 'view_too_large' : null;
}

function firstProblem(result: z.ZodSafeParseResult<unknown>): string | null {
  const [issue] = result.error?.issues ?? [];
  return issue ? `${issue.message} [json-pointer:/${issue.path.join('/')}]` : null;
}

function shownCharacters(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (typeof item === 'string' && key === 'text' ? item.length : shownCharacters(item)),
    0,
  );
}

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
