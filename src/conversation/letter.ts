import type { Progress } from './decide-delivery.ts';

/** A stored outgoing thing: an answer on its way to LINE, or a record on its way to D1. */
export type Letter = Progress & {
  seq: number;
  /** `<event id>/<n>`: the retry key is derived from it. */
  id: string;
  /** Where it goes: `user:U…`, `group:C…`. */
  talk: string;
  kind: 'line' | 'record';
  /** JSON of LINE messages, or of a record. */
  body: string;
  /** The message whose words a record holds; an unsend takes both back. */
  messageId: string | null;
  nextAt: number;
  /** late: opens the next turn. parked: nobody will take it; kept for staff. */
  status: 'due' | 'late' | 'parked';
};

export type NewLetter = Pick<
  Letter,
  'id' | 'talk' | 'kind' | 'body' | 'urgency' | 'replyToken' | 'tokenAt' | 'createdAt' | 'messageId' | 'nextAt'
>;

/** A letter as its row stands in the object's SQLite. */
export type LetterRow = {
  seq: number;
  id: string;
  talk: string;
  kind: string;
  body: string;
  urgency: string;
  reply_token: string | null;
  token_at: number;
  created_at: number;
  attempts: number;
  unknown: number;
  message_id: string | null;
  next_at: number;
  status: string;
};

/** A letter from its row. */
export const toLetter = (row: LetterRow): Letter => ({
  seq: row.seq,
  id: row.id,
  talk: row.talk,
  kind: row.kind as Letter['kind'],
  body: row.body,
  urgency: row.urgency as Letter['urgency'],
  replyToken: row.reply_token,
  tokenAt: row.token_at,
  createdAt: row.created_at,
  attempts: row.attempts,
  unknown: row.unknown === 1,
  messageId: row.message_id,
  nextAt: row.next_at,
  status: row.status as Letter['status'],
});

/** Whether its moment has come: one that nobody has tried goes at once. */
export const isDue = ({ nextAt, attempts }: Letter, now: number): boolean => nextAt <= now || attempts === 0;
