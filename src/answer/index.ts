/**
 * Topic + language + moment → an answer in words, which has never heard of LINE.
 * Knows contacts, hours and freshness; does not decide what to say.
 */
export { type Action, type Answer, type Choice, type ContactCard, toAnswer } from './answer.ts';
export {
  composeChoice,
  composeCollection,
  composeLanguages,
  composeMenu,
  composeNotFound,
  menuChoice,
} from './compose-choices.ts';
export { composeDanger, type JapaneseToSay } from './compose-danger.ts';
export { composeNotServed, composePerson, composeTrouble } from './compose-person.ts';
export { composeHazardQuestion, composeShelters } from './compose-shelters.ts';
export {
  composeForgetQuestion,
  composeLetterQuestion,
  composeUnknownLetter,
  composeWelcome,
  composeWords,
  STATE_KEPT_DAYS,
  WORDS_KEPT_DAYS,
} from './compose-small-talk.ts';
export {
  backToBotChoice,
  cancelChoice,
  composeCategoryQuestion,
  composeIntakeQuestion,
  composeReceipt,
  composeStaffWords,
  composeTicketWords,
  listCategoryChoices,
  listIntakeChoices,
  reopenChoice,
  sayDeskOpening,
  solvedChoices,
  toPlainText,
} from './compose-ticket.ts';
export { composeTopic } from './compose-topic.ts';
export { sayHours } from './say-hours.ts';
export { inLanguage, say, type Voice } from './voice.ts';
