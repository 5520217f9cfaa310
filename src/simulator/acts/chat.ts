import type { WebhookCall } from '../platform/journal.ts';
import type { Group, Resident } from '../platform/people.ts';
import type { Platform, WireEvent } from '../platform/platform.ts';
import { record } from '../platform/platform.ts';
import { toPreview } from '../platform/preview.ts';
import type { Message } from '../platform/transcript.ts';
import { deliver } from '../webhook/deliver.ts';
import type { EventBody } from '../webhook/events.ts';
import { createEvent } from '../webhook/events.ts';
import type { Asked } from './asked.ts';
import { maybeTextOf } from './asked.ts';
import { Refusal } from './refusal.ts';

/** Who does something, and where. */
export interface Chat {
  chatId: string;
  writer: Resident;
  group?: Group;
}

/** What an act led to. */
export interface Acted {
  events: WireEvent[];
  messageId?: string;
  webhook?: WebhookCall;
}

/** Finds the chat and who acts in it: the person, or in a group the member named by `userId`. */
export function openChat(platform: Platform, chatId: string, asked: Asked): Chat {
  const { residents, groups } = platform.people;
  const resident = residents.get(chatId);
  if (resident !== undefined) return { chatId, writer: resident };
  const group = groups.get(chatId);
  if (group === undefined) throw new Refusal(404, `there is no chat ${chatId}`);
  const writerId = maybeTextOf(asked, 'userId') ?? group.members[0];
  const writer = writerId === undefined ? undefined : residents.get(writerId);
  if (writer === undefined || !group.members.includes(writer.userId)) {
    throw new Refusal(400, '"userId" must name a member of the group');
  }
  return { chatId, writer, group };
}

/** LINE's app does not let a person write to an account they have blocked. */
export function refuseIfBlocked(chat: Chat): void {
  if (chat.group === undefined && chat.writer.hasBlocked) {
    throw new Refusal(409, `${chat.writer.name} has blocked the account: follow first`);
  }
}

/** Whether the account hears what happens in this chat. */
export function isHeard(chat: Chat): boolean {
  return chat.group === undefined || chat.group.hasAccount;
}

/** Makes the event and sends it, unless the account is not in the group. */
export async function happen(platform: Platform, chat: Chat, body: EventBody): Promise<Acted> {
  if (!isHeard(chat)) return { events: [] };
  const event = createEvent(platform, body, chat.chatId, namesWriter(body.type) ? chat.writer.userId : undefined);
  return { events: [event], webhook: await deliver(platform, [event]) };
}

/** LINE reference: source-group. `userId` comes with messages (and what became of them) only. */
export function namesWriter(type: EventBody['type']): boolean {
  return type === 'message' || type === 'messageEdited' || type === 'unsend';
}

/** Writes a resident's message into the chat. */
export function showOwn(platform: Platform, chat: Chat, id: string, message: Message, eventId?: string): void {
  const { writer, chatId } = chat;
  if (chat.group === undefined) writer.lastWroteAt = platform.now();
  record(platform, {
    chatId,
    id,
    at: platform.now(),
    from: 'resident',
    userId: writer.userId,
    message,
    preview: toPreview(message, writer.name),
    ...(eventId === undefined ? {} : { eventId }),
    ...(platform.settings.chatMode === 'bot' && isHeard(chat) ? { isRead: true } : {}),
  });
}

/** Writes a grey line into the chat, such as "Ana joined". */
export function showNotice(platform: Platform, chatId: string, id: string, text: string): void {
  const message = { type: 'notice', text };
  record(platform, { chatId, id, at: platform.now(), from: 'system', message, preview: text });
}
