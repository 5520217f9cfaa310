import type { messagingApi } from '@line/bot-sdk';
import type { Answer } from '../answer/index.ts';
import type { Words } from '../language/index.ts';
import { toQuickReply } from './actions.ts';
import { toBubble } from './card.ts';
import { ALT_TEXT_UNITS, MESSAGES_A_CALL, SENDER_NAME_UNITS, TEXT_UNITS } from './limits.ts';
import { shortenUnits } from './shorten.ts';

/**
 * Answers as LINE messages, within every limit. Only the quick replies of the last message are shown by LINE, so those of the last answer that has
 * some are put there. `origin` is where our pages are reachable.
 */
export function toLineMessages(answers: readonly Answer[], words: Words, origin: string): messagingApi.Message[] {
  const shown = answers.slice(0, MESSAGES_A_CALL);
  const messages = shown.map((answer) => withSender(toMessage(answer, words, origin), answer, words));
  const quickReply = toQuickReply(shown.findLast((answer) => answer.choices.length > 0)?.choices ?? []);
  const last = messages.at(-1);
  if (last && quickReply) last.quickReply = quickReply;
  return messages;
}

/** LINE reference: icon-nickname-switch. A private answer comes from "the city" and from nothing more telling. */
function withSender(message: messagingApi.Message, answer: Answer, words: Words): messagingApi.Message {
  const name = words.say(answer.language, 'answer.private');
  return answer.private && name.length <= SENDER_NAME_UNITS ? { ...message, sender: { name } } : message;
}

function toMessage(answer: Answer, words: Words, origin: string): messagingApi.Message {
  // A private answer is always a card: the words of a plain message stand on the lock screen.
  const isCard =
    answer.private ||
    answer.title !== undefined ||
    answer.contacts.length > 0 ||
    answer.sections.length > 0 ||
    answer.links.length > 0 ||
    answer.options.length > 0;
  if (!isCard) return { type: 'text', text: shortenUnits(answer.paragraphs.join('\n\n'), TEXT_UNITS) };
  return { type: 'flex', altText: toAltText(answer, words), contents: toBubble(answer, words, origin) };
}

/**
 * What notifications, the chat list and screen readers get: the answer itself. A lock screen may be read by the wrong person, so a private answer says only
 * who writes (design: A person).
 */
export function toAltText(answer: Answer, words: Words): string {
  if (answer.private) return words.say(answer.language, 'answer.private');
  const contacts = answer.contacts.map(({ name, phones, address }) =>
    [name, ...phones.map((phone) => phone.number), ...(phones.length === 0 && address ? [address] : [])].join(' '),
  );
  const sections = answer.sections.map(({ title, lines }) => `${title}: ${lines.join(' ')}`);
  const danger = answer.danger !== undefined;
  const parts = [
    answer.title,
    ...answer.paragraphs,
    ...(danger ? contacts : []),
    ...answer.options.map(({ label }) => `・${label}`),
    ...sections,
    ...(danger ? [] : contacts),
  ];
  return shortenUnits(parts.filter(Boolean).join('\n'), ALT_TEXT_UNITS);
}
