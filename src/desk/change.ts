import type { Language } from '../language/index.ts';
import type { Danger } from '../topics/index.ts';
import type { Category, Place, TicketOutcome } from './ticket.ts';

/** A picture or a file that LINE keeps for us until staff fetch it, by the message's id. */
export type Media = 'picture' | 'voice' | 'file' | 'sticker' | 'location';

/** What a talk or a room does to a ticket. Each is written exactly once, by the id of the event it comes from. */
export type TicketChange =
  | {
      kind: 'opened';
      number: string;
      language: Language;
      category: Category;
      place: Place;
      sensitive: boolean;
      danger: Danger | null;
    }
  | { kind: 'intake'; field: 'safePhone' | 'forWhom' | 'reach' | 'interpreter'; answer: string }
  /** What the resident agreed to share of what was said before. */
  | { kind: 'shared'; messages: readonly { id: string; at: number; text: string }[] }
  | {
      kind: 'said';
      by: 'resident' | 'bot';
      text: string;
      /** The id LINE or the room gives the message: an unsend names it. */
      messageId: string | null;
      /** The language the talk is in now. */
      language?: Language;
      /** `attachment`: a picture sent in a room, kept by us. */
      media?: Media | 'attachment';
      danger?: Danger;
    }
  /** A new link into the room; older links end. So do sessions, except where the link only says that there is something new: whoever reads it stays. */
  | { kind: 'linked'; secret: string; sessionsStay?: boolean }
  | { kind: 'withdrawn'; messageId: string }
  | { kind: 'backToBot' }
  | { kind: 'reopened' }
  | { kind: 'cancelled' }
  | { kind: 'solved'; solved: boolean }
  | { kind: 'deletionAsked' }
  /** What became of words of staff on their way through LINE. */
  | { kind: 'delivery'; messageId: string; status: DeliveryStatus; reason: string | null };

/** waiting: it goes out, free of charge, with the resident's next word or tap. */
export const DELIVERY_STATUSES = ['sending', 'delivered', 'waiting', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/**
 * What happens at the desk or in a room that the talk must learn of. `member` is the name residents see. `ticketVersion` orders them: one that comes late changes nothing that is
 * newer.
 */
export type DeskEvent =
  | { kind: 'taken'; member: string }
  /** Words of staff, for a ticket in the chat. */
  | { kind: 'message'; messageId: string; member: string; text: string }
  /** There is something new in the room; what it is stays there. */
  | { kind: 'notice' }
  | { kind: 'handedBack' }
  | { kind: 'closed'; outcome: TicketOutcome }
  | { kind: 'reopened' }
  /** The resident has written in a closed room: they wait again, and nobody has taken it yet. */
  | { kind: 'waitingAgain' }
  | { kind: 'overdue' };
