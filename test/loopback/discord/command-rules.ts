import { badBody, type Refusal } from './refusal.js';

const PAGE = 'interactions/application-commands';

export interface RawChoice {
  readonly name: string;
  readonly value: string;
}

/** Choices of autocomplete. */
export function refuseChoices(choices: readonly RawChoice[]): Refusal | null {
  if (choices.length > 25) return badBody('data.choices', 'Must be 25 or fewer in length.', PAGE);
  for (const { name, value } of choices) {
    if (name.length < 1 || name.length > 100)
      return badBody('data.choices.name', 'Must be between 1 and 100 in length.', PAGE);
    if (value.length < 1 || value.length > 100)
      return badBody('data.choices.value', 'Must be between 1 and 100 in length.', PAGE);
  }
  return null;
}

export interface RawCommand {
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  readonly type?: number;
  readonly options?: readonly RawOption[];
  readonly integration_types?: readonly number[];
  readonly contexts?: readonly number[];
}

interface RawOption {
  readonly name: string;
  readonly description: string;
  readonly type: number;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
}

/** Commands to overwrite all others with. */
export function refuseCommands(commands: readonly RawCommand[]): Refusal | null {
  const keys = commands.map(({ type = 1, name }) => `${type} ${name}`);
  if (new Set(keys).size < keys.length) return badBody('name', 'APPLICATION_COMMANDS_DUPLICATE_NAME', PAGE);
  for (const { name, description = '', type = 1, options = [] } of commands) {
    const pattern = type === 1 ? /^[-_'\p{L}\p{N}]{1,32}$/u : /^.{1,32}$/u;
    if (!pattern.test(name)) return badBody('name', 'Command name is invalid', PAGE);
    if (type === 1 && (description.length < 1 || description.length > 100)) {
      return badBody('description', 'Must be between 1 and 100 in length.', PAGE);
    }
    if (type !== 1 && description !== '')
      return badBody('description', 'Context menu commands cannot have description', PAGE);
    const firstOptional = options.findIndex(({ required }) => !required);
    if (firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required)) {
      return badBody('options', 'Required options must be placed before non-required options', PAGE);
    }
    for (const option of options) {
      if (!/^[-_'\p{Ll}\p{N}]{1,32}$/u.test(option.name))
        return badBody('options.name', 'Option name is invalid', PAGE);
      if (option.description.length < 1 || option.description.length > 100) {
        return badBody('options.description', 'Must be between 1 and 100 in length.', PAGE);
      }
      const length = option.max_length ?? 1;
      if (length < 1 || length > 6_000)
        return badBody('options.max_length', 'Must be between 1 and 6000', PAGE);
    }
  }
  return null;
}
