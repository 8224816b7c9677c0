import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { type MessageBody, message, QUESTION_TEXT_ID } from './components.js';
import { decodePress } from './custom-id.js';

/**
 * What Share posts for everybody, made from the private message that it stands under: Discord sends that message along with
 * the press, so that sharing needs no memory and posts what its reader has seen. The question comes first, if there is one;
 * questions to ask stay, what turns the pages of the private message goes.
 */
export function shared(components: readonly APIMessageTopLevelComponent[]): MessageBody {
  const asked = components.filter(({ id }) => id === QUESTION_TEXT_ID);
  const rest = components.filter(({ id }) => id !== QUESTION_TEXT_ID);
  return message([...asked, ...rest].flatMap(publicPart));
}

/** Built afresh: what Discord sends has ids of its own and fields that it does not take back. */
function publicPart(component: APIMessageTopLevelComponent): readonly APIMessageTopLevelComponent[] {
  if (component.type === ComponentType.TextDisplay)
    return [{ type: component.type, content: component.content }];
  if (component.type !== ComponentType.ActionRow) return [];
  const questions = component.components.flatMap((part) => {
    if (part.type !== ComponentType.Button || !('custom_id' in part) || part.label === undefined) return [];
    if (decodePress(part.custom_id)?.kind !== 'entry') return [];
    const { type, style, label, custom_id } = part;
    return [{ type, style, label, custom_id }];
  });
  return questions.length === 0 ? [] : [{ type: component.type, components: questions }];
}
