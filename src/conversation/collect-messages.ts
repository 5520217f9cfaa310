import type { messagingApi } from '@line/bot-sdk';
import type { Language, Words } from '../language/index.ts';
import { QUICK_REPLIES } from '../line/index.ts';
import type { Letter } from './outbox.ts';

/** LINE reference: at most five message objects a call. */
const MESSAGES_A_CALL = 5;

/**
 * What waited for a free reply, and then the new answers. Only an answer of the bot is late and says so; a word of staff or a notice waited on purpose.
 * What does not fit into one call is left out from the oldest on. LINE shows the buttons of the last message alone, so those of what waited move there.
 */
export function collectMessages(
  late: readonly Pick<Letter, 'body' | 'urgency'>[],
  fresh: readonly messagingApi.Message[],
  language: Language,
  words: Words,
): messagingApi.Message[] {
  const isLate = late.some(({ urgency }) => urgency !== 'free' && urgency !== 'staff');
  const notice: messagingApi.Message[] = isLate ? [{ type: 'text', text: words.say(language, 'answer.late') }] : [];
  const room = MESSAGES_A_CALL - fresh.length - notice.length;
  const earlier = late.flatMap(({ body }) => JSON.parse(body) as messagingApi.Message[]);
  if (earlier.length === 0 || room < 1) return [...fresh];
  const shown = earlier.slice(-room);
  const buttons = [...shown, ...fresh].map(({ quickReply }) => quickReply?.items ?? []);
  // A card that answers for itself knows best what comes next; buttons that waited come before those of a new answer.
  const items = (fresh.length > 0 && isLate ? buttons.slice(-1) : buttons.slice(-2)).flat().slice(0, QUICK_REPLIES);
  const messages = [...notice, ...shown, ...fresh].map(
    ({ quickReply: _, ...message }) => message as messagingApi.Message,
  );
  const last = messages.at(-1);
  if (last && items.length > 0) last.quickReply = { items };
  return messages;
}
