/** LINE's limits (LINE reference: message-objects, action-objects; units: docs text-character-count). */
export const MESSAGES_A_CALL = 5;
export const TEXT_UNITS = 5_000;
export const ALT_TEXT_UNITS = 1_500;
export const QUICK_REPLIES = 13;
export const QUICK_REPLY_LABEL_GRAPHEMES = 20;
export const FLEX_BUTTON_LABEL_GRAPHEMES = 40;
export const DISPLAY_TEXT_GRAPHEMES = 300;
/** 30 KB; whether LINE counts 1000 or 1024 is not published, so the smaller. */
export const BUBBLE_BYTES = 30_000;
export const URI_UNITS = 1_000;
export const SENDER_NAME_UNITS = 20;
