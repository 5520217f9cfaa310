import type { messagingApi } from '@line/bot-sdk';
import type { Language, Words } from '../language/index.ts';
import type { Letter } from './outbox.ts';

/** LINE reference: at most five message objects a call. */
const MESSAGES_A_CALL = 5;

/** The answers that may not have arrived, marked as late, and then the new ones; what does not fit into one call is left out from the oldest on. */
export function collectMessages(
  late: readonly Pick<Letter, 'body'>[],
  fresh: readonly messagingApi.Message[],
  language: Language,
  words: Words,
): messagingApi.Message[] {
  const earlier = late
    .flatMap(({ body }) => JSON.parse(body) as messagingApi.Message[])
    .map(({ quickReply: _, ...message }) => message as messagingApi.Message);
  const room = MESSAGES_A_CALL - fresh.length - 1;
  if (earlier.length === 0 || room < 1) return [...fresh];
  return [{ type: 'text', text: words.say(language, 'answer.late') }, ...earlier.slice(-room), ...fresh];
}
