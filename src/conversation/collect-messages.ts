import type { messagingApi } from '@line/bot-sdk';
import type { Language, Words } from '../language/index.ts';
import { MESSAGES_A_CALL, QUICK_REPLIES } from '../line/index.ts';
import type { Letter } from './letter.ts';

type Message = messagingApi.Message;
type Waiting = Pick<Letter, 'seq' | 'body' | 'urgency' | 'messageId'>;

/** Only an answer of the bot is late and says so; a word of staff or a notice waited on purpose. */
const isLate = ({ urgency }: Pick<Letter, 'urgency'>): boolean => urgency !== 'free' && urgency !== 'staff';

/** What goes along with a call: messages of letters that waited, `done` whole; of `begun` the `rest` goes on waiting. */
export type Taken = {
  messages: readonly Message[];
  isLate: boolean;
  done: readonly Waiting[];
  begun: { letter: Waiting; rest: readonly Message[] } | null;
};

/**
 * Of what waits for a free reply, oldest first, as much as fits into one call beside `fresh` messages. The rest goes on waiting: words of staff are never left out, and never
 * overtake each other.
 */
export function takeAlong(waiting: readonly Waiting[], fresh: number): Taken {
  const done: Waiting[] = [];
  const messages: Message[] = [];
  for (const letter of waiting) {
    const own = JSON.parse(letter.body) as Message[];
    const notice = [...done, letter].some(isLate) ? 1 : 0;
    const room = MESSAGES_A_CALL - fresh - notice - messages.length;
    if (own.length > room) {
      const begins = Math.max(0, room);
      const taken = [...messages, ...own.slice(0, begins)];
      const begun = begins > 0 ? { letter, rest: own.slice(begins) } : null;
      return { messages: taken, isLate: [...done, ...(begun ? [letter] : [])].some(isLate), done, begun };
    }
    done.push(letter);
    messages.push(...own);
  }
  return { messages, isLate: done.some(isLate), done, begun: null };
}

/** What waited, and then the new answers. LINE shows the buttons of the last message alone, so those of what waited move there. */
export function collectMessages(
  { messages: earlier, isLate: comesLate }: Pick<Taken, 'messages' | 'isLate'>,
  fresh: readonly Message[],
  language: Language,
  words: Words,
): Message[] {
  if (earlier.length === 0) return [...fresh];
  const notice: Message[] = comesLate ? [{ type: 'text', text: words.say(language, 'answer.late') }] : [];
  const buttons = [...earlier, ...fresh].map(({ quickReply }) => quickReply?.items ?? []);
  // A card that answers for itself knows best what comes next; buttons that waited come before those of a new answer.
  const items = (fresh.length > 0 && comesLate ? buttons.slice(-1) : buttons.slice(-2)).flat().slice(0, QUICK_REPLIES);
  const messages = [...notice, ...earlier, ...fresh].map(({ quickReply: _, ...message }) => message as Message);
  const last = messages.at(-1);
  if (last && items.length > 0) last.quickReply = { items };
  return messages;
}
