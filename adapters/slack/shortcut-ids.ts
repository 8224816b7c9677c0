/** The ids under which the manifest announces the shortcuts, and Slack sends them. */
export const SHORTCUTS = Object.freeze({ message: 'answer_message', global: 'ask_question' });
