/**
 * What Discord accepts, from its API documentation of August 2026 (pages named below, under
 * https://docs.discord.com/developers/). All lengths in UTF-16 code units, which is never less than Discord counts.
 */
export const LIMITS = Object.freeze({
  /** components/reference: characters over all text displays of one message. */
  messageText: 4_000,
  /** components/reference: components of one message, those inside action rows included. */
  messageComponents: 40,
  /** components/reference, action row. */
  buttonsInRow: 5,
  /** components/reference, button. */
  buttonLabel: 80,
  /** components/using-message-components: about what a phone shows of a button's label. */
  buttonLabelVisible: 35,
  /** components/reference: any custom_id, 1 or more. */
  customId: 100,
  /** components/reference, string select: options, and the length of an option's label and value. */
  selectOptions: 25,
  selectOptionLabel: 100,
  selectPlaceholder: 150,
  /** interactions/application-commands: choices of autocomplete, and the length of a choice's name and value. */
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
});

export const LAYOUT = Object.freeze({
  /** Text displays of a page, so that 20 suggestions, their rows and the Share button still fit beside them. */
  textsOnPage: 10,
  /** Suggestions of a page: four full rows, 24 components. */
  suggestionsOnPage: 20,
  /** Characters of a question to /ask. It stands in the reply for sharing, and has to leave the answer most of the page. */
  question: 1_000,
});
