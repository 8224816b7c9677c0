/**
 * What Slack refuses, with the page of its reference that says so (read in August 2026). Lengths are UTF-16 code units,
 * counts are elements.
 */
export const LIMITS = Object.freeze({
  /** https://docs.slack.dev/reference/methods/chat.postMessage: cut above 40,000; Slack's advice is to keep to this. */
  text: 4_000,
  /** https://docs.slack.dev/reference/block-kit/blocks */
  messageBlocks: 50,
  /** https://docs.slack.dev/reference/block-kit/blocks: modals and App Home. */
  viewBlocks: 100,
  /** All text of the blocks of one message. Slack documents no number; messages were seen to fail (`msg_blocks_too_long`) near 13,200. */
  messageBlockText: 12_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block; rich text has no number of its own, so we keep to it there too. */
  paragraph: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element and composition-objects/option-object */
  selectOptions: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  input: 3_000,
  /** https://docs.slack.dev/reference/views/modal-views: title, submit and close. */
  modalTitle: 24,
  /** https://docs.slack.dev/reference/views */
  privateMetadata: 3_000,
  /** Longest address of a link in rich text: that of https://docs.slack.dev/reference/block-kit/block-elements/button-element. */
  url: 3_000,
});

/**
 * Characters of a button's text that Slack's clients show before they put an ellipsis; a longer question is written out
 * above its button. Seen, not documented.
 */
export const VISIBLE_BUTTON_TEXT = 30;
