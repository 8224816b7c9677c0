/**
 * A start that cannot succeed, for the person who starts the bot: the message is one whole sentence with the cure, and
 * is shown without a stack.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
