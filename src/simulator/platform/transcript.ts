/** How a message of the account arrived. */
export type How = 'reply' | 'push' | 'multicast' | 'broadcast';

/** A message as the chat shows it: LINE's own object, kept as it was sent. */
export type Message = { type: string; [property: string]: unknown };

/** One line of a chat, as the resident sees it. */
export interface Entry {
  /** Grows over all chats; `after` of the control API refers to it. */
  seq: number;
  chatId: string;
  /** Message id; for lines that are no message, the event's id. */
  id: string;
  at: number;
  from: 'resident' | 'account' | 'system';
  message: Message;
  /** What a notification or the chat list would show. */
  preview: string;
  how?: How;
  /** Who wrote it, where a resident did. */
  userId?: string;
  eventId?: string;
  requestId?: string;
  quoteToken?: string;
  isUnsent?: boolean;
  isEdited?: boolean;
  isRead?: boolean;
  isSilent?: boolean;
}

export type NewEntry = Omit<Entry, 'seq'>;

export interface Transcript {
  add(entry: NewEntry): Entry;
  ofChat(chatId: string): Entry[];
  find(messageId: string): Entry | undefined;
  clear(): void;
}

const MAX_ENTRIES_PER_CHAT = 2000;

/** Keeps what each chat shows, in order; the oldest lines of a very long chat fall off. */
export function createTranscript(): Transcript {
  const chats = new Map<string, Entry[]>();
  const byId = new Map<string, Entry>();
  let seq = 0;

  function add(entry: NewEntry): Entry {
    seq += 1;
    const kept: Entry = { seq, ...entry };
    const chat = chats.get(entry.chatId) ?? [];
    chats.set(entry.chatId, chat);
    chat.push(kept);
    byId.set(kept.id, kept);
    const dropped = chat.length > MAX_ENTRIES_PER_CHAT ? chat.shift() : undefined;
    if (dropped !== undefined) byId.delete(dropped.id);
    return kept;
  }

  return {
    add,
    ofChat: (chatId) => chats.get(chatId) ?? [],
    find: (messageId) => byId.get(messageId),
    clear: () => {
      chats.clear();
      byId.clear();
    },
  };
}
