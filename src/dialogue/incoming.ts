import type { Action } from '../answer/index.ts';
import type { DeskHours, DeskWord, Places, Ticket, TicketBrief } from '../desk/index.ts';

/** Personal numbers that are taken out of a message before anything is stored. */
export type Masked = 'my-number' | 'residence-card' | 'passport' | 'bank-card';

/** What reached us, in plain words; no trace of LINE's wire left. */
export type Heard =
  | { kind: 'wrote'; text: string; messageId: string; masked: readonly Masked[] }
  /** A button; null when its data is not one of ours (stale, forged). */
  | { kind: 'tapped'; action: Action | null }
  | { kind: 'sentSticker' }
  /** `isFurther`: one of several sent at once, not the first; it needs no answer of its own. */
  | { kind: 'sentPicture'; messageId: string; isFurther?: boolean }
  | { kind: 'sentVoice'; messageId: string }
  | { kind: 'sentFile'; messageId: string }
  | { kind: 'sentLocation'; lat: number; lon: number; messageId?: string }
  | { kind: 'followed'; again: boolean }
  | { kind: 'unfollowed' }
  | { kind: 'joinedGroup' }
  | { kind: 'leftGroup' }
  | { kind: 'unsent'; messageId: string }
  /** Something staff did with the ticket of this talk. */
  | { kind: 'deskDid'; word: DeskWord; ticket: TicketBrief; version: number };

/** What the desk has set, and what it knows of this person; looked up only for turns that may need it. */
export type DeskFacts = {
  places: Places;
  hours: DeskHours | null;
  /** This person's open ticket, else the one closed last whose words are still kept: for a talk that has lost its memory. */
  ticket: (TicketBrief & Pick<Ticket, 'state' | 'version' | 'safePhone' | 'createdAt'>) | null;
};

/** One event of a talk, with the moment and everything else from outside that a turn may depend on. */
export type Incoming = {
  /** LINE's webhookEventId: the same for every delivery of the same event. */
  id: string;
  /** When it was answered, epoch milliseconds: the turn's clock. */
  now: number;
  /** A talk between two, or a group where others read along. */
  place: 'private' | 'group';
  /** The language of the person's LINE app as LINE names it; null when LINE does not tell. */
  profileLanguage: string | null;
  /** Null when it was not looked up, or could not be: then the shipped settings count. */
  desk?: DeskFacts | null;
  /** Chance from outside, for a link nobody can guess. */
  secret?: string;
  heard: Heard;
};

/** What opening a ticket and asking about it depend on besides the talk itself. */
export type Moment = Pick<Incoming, 'id' | 'now' | 'desk' | 'secret'>;
