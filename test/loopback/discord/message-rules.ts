import { badBody, type Refusal } from './refusal.js';

/** A component as a request carries it: the fields of all kinds, each there or not. */
export interface RawComponent {
  readonly type: number;
  readonly id?: number;
  readonly content?: string;
  readonly components?: readonly RawComponent[];
  readonly accessory?: RawComponent;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly default?: boolean;
  }[];
}

export interface RawEmbed {
  readonly title?: string;
  readonly description?: string;
  readonly footer?: { readonly text: string };
  readonly author?: { readonly name: string };
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

/** A message as a request carries it. */
export interface RawMessage {
  readonly content?: string;
  readonly embeds?: readonly RawEmbed[];
  readonly flags?: number;
  readonly components?: readonly RawComponent[];
  readonly allowed_mentions?: unknown;
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists?: boolean };
}

export const FLAG = { ephemeral: 1 << 6, componentsV2: 1 << 15 } as const;
export const TYPE = {
  row: 1,
  button: 2,
  select: 3,
  section: 9,
  text: 10,
  separator: 14,
  container: 17,
} as const;

/** The first thing about a message that Discord would refuse, or null. */
export function refuseMessage(message: RawMessage): Refusal | null {
  return ((message.flags ?? 0) & FLAG.componentsV2) === 0 ? refuseClassic(message) : refuseV2(message);
}

function refuseV2({ content, embeds, components = [] }: RawMessage): Refusal | null {
  if (content) return badBody('content', 'The content field cannot be used with the IS_COMPONENTS_V2 flag');
  if (embeds?.length)
    return badBody('embeds', 'The embeds field cannot be used with the IS_COMPONENTS_V2 flag');
  if (components.length === 0) return badBody('components', 'BASE_TYPE_REQUIRED');
  const all = components.flatMap(flatten);
  if (all.length > 40)
    return badBody('components', `The total number of components must be 40 or fewer, found ${all.length}`);
  const characters = all.reduce((sum, { content = '' }) => sum + content.length, 0);
  if (characters > 4_000)
    return badBody('components', `The text must be 4000 or fewer in length, found ${characters}`);
  const allowed: readonly number[] = [TYPE.row, TYPE.section, TYPE.text, TYPE.separator, TYPE.container];
  for (const { type } of components) {
    if (!allowed.includes(type)) return badBody('components', `Type ${type} cannot stand at the top`);
  }
  return refuseComponents(all);
}

function refuseClassic({ content = '', embeds = [], components = [] }: RawMessage): Refusal | null {
  const page = 'resources/message';
  if (content.length > 2_000) return badBody('content', 'Must be 2000 or fewer in length.', page);
  if (content.trim() === '' && embeds.length === 0) {
    return { status: 400, code: 50_006, message: 'Cannot send an empty message', documentation: page };
  }
  if (embeds.length > 10) return badBody('embeds', 'Must be 10 or fewer in length.', page);
  for (const embed of embeds) {
    const refusal = refuseEmbed(embed);
    if (refusal) return refusal;
  }
  if (embeds.reduce((sum, embed) => sum + embedSize(embed), 0) > 6_000) {
    return badBody('embeds', 'Embed size exceeds maximum size of 6000', page);
  }
  if (components.length > 5) return badBody('components', 'Must be between 1 and 5 in length.');
  if (components.some(({ type }) => type !== TYPE.row)) return badBody('components', 'Must be an action row');
  return refuseComponents(components.flatMap(flatten));
}

function refuseEmbed({ title = '', description = '', fields = [], footer }: RawEmbed): Refusal | null {
  const page = 'resources/message#embed-object-embed-limits';
  if (title.length > 256) return badBody('embeds.title', 'Must be 256 or fewer in length.', page);
  if (description.length > 4_096)
    return badBody('embeds.description', 'Must be 4096 or fewer in length.', page);
  if (fields.length > 25) return badBody('embeds.fields', 'Must be 25 or fewer in length.', page);
  if ((footer?.text.length ?? 0) > 2_048)
    return badBody('embeds.footer', 'Must be 2048 or fewer in length.', page);
  for (const { name, value } of fields) {
    if (name.length > 256 || value.length > 1_024) return badBody('embeds.fields', 'Too long', page);
  }
  return null;
}

function embedSize({ title = '', description = '', fields = [], footer, author }: RawEmbed): number {
  const fieldSizes = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return (
    title.length + description.length + fieldSizes + (footer?.text.length ?? 0) + (author?.name.length ?? 0)
  );
}

function refuseComponents(all: readonly RawComponent[]): Refusal | null {
  const customIds = all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  if (new Set(customIds).size < customIds.length) {
    return badBody('components', 'COMPONENT_CUSTOM_ID_DUPLICATED: Component custom id cannot be duplicated');
  }
  const ids = all.flatMap(({ id }) => (id === undefined || id === 0 ? [] : [id]));
  if (new Set(ids).size < ids.length) return badBody('components', 'Component id cannot be duplicated');
  if (ids.some((id) => !Number.isInteger(id) || id < 0 || id >= 2 ** 31))
    return badBody('components.id', 'Must be an int32');
  for (const component of all) {
    const refusal = refuseComponent(component);
    if (refusal) return refusal;
  }
  return null;
}

function refuseComponent(component: RawComponent): Refusal | null {
  switch (component.type) {
    case TYPE.row:
      return refuseRow(component.components ?? []);
    case TYPE.button:
      return refuseButton(component);
    case TYPE.select:
      return refuseSelect(component);
    case TYPE.text:
      return component.content?.trim()
        ? null
        : badBody('components.content', 'BASE_TYPE_REQUIRED: This field is required');
    case TYPE.section:
    case TYPE.separator:
    case TYPE.container:
      return null;
    default:
      return badBody('components.type', `Value ${component.type} is not one that this stand-in knows`);
  }
}

function refuseRow(parts: readonly RawComponent[]): Refusal | null {
  const selects = parts.filter(({ type }) => type === TYPE.select).length;
  if (parts.some(({ type }) => type !== TYPE.select && type !== TYPE.button)) {
    return badBody('components', 'An action row holds buttons or a select');
  }
  if (selects > 0) return parts.length === 1 ? null : badBody('components', 'A select fills its action row');
  return parts.length >= 1 && parts.length <= 5
    ? null
    : badBody('components', 'Must be between 1 and 5 in length.');
}

function refuseButton({ style = 0, label = '', custom_id, url }: RawComponent): Refusal | null {
  if (label.length > 80) return badBody('components.label', 'Must be 80 or fewer in length.');
  if (label.trim() === '') return badBody('components.label', 'A button must have a label or an emoji');
  if (style === 5) return url ? null : badBody('components.url', 'A link button must have a url');
  if (style < 1 || style > 4) return badBody('components.style', 'Value must be one of 1 to 6');
  return refuseCustomId(custom_id);
}

function refuseSelect({ custom_id, placeholder = '', options = [] }: RawComponent): Refusal | null {
  if (placeholder.length > 150) return badBody('components.placeholder', 'Must be 150 or fewer in length.');
  if (options.length < 1 || options.length > 25)
    return badBody('components.options', 'Must be between 1 and 25 in length.');
  for (const { label, value } of options) {
    if (label.trim() === '' || label.length > 100)
      return badBody('components.options.label', 'Must be between 1 and 100 in length.');
    if (value === '' || value.length > 100)
      return badBody('components.options.value', 'Must be between 1 and 100 in length.');
  }
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    return badBody('components.options', 'The specified option value is already used');
  }
  if (options.filter((option) => option.default).length > 1)
    return badBody('components.options', 'Too many default options');
  return refuseCustomId(custom_id);
}

function refuseCustomId(customId = ''): Refusal | null {
  return customId.length >= 1 && customId.length <= 100
    ? null
    : badBody('components.custom_id', 'Must be between 1 and 100 in length.');
}

export function flatten(component: RawComponent): readonly RawComponent[] {
  const inner = [...(component.components ?? []), ...(component.accessory ? [component.accessory] : [])];
  return [component, ...inner.flatMap(flatten)];
}
