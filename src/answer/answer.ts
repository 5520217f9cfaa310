import type { IntakeStep } from '../desk/index.ts';
import type { Language } from '../language/index.ts';
import type { Danger, Hazard, TopicId } from '../topics/index.ts';

/** What a button asks for. The wire form is the edge's business; the dialogue checks that what it names exists. */
export type Action =
  | { do: 'topic'; topic: TopicId }
  /** The same topic in Japanese, to show someone. */
  | { do: 'japanese'; topic: TopicId }
  | { do: 'menu' }
  | { do: 'collection'; collection: string; page: number }
  | { do: 'languages'; page: number }
  | { do: 'speak'; language: Language }
  /** `danger`: asked for from the card of that danger. */
  | { do: 'person'; danger?: Danger }
  | { do: 'useful'; topic: TopicId; useful: boolean }
  | { do: 'notEmergency' }
  | { do: 'none' }
  | { do: 'shelters'; hazard: Hazard; lat: number; lon: number }
  | { do: 'letter'; about: string }
  | { do: 'forget'; sure: boolean }
  /** An answer to a question of the intake. */
  | { do: 'intake'; step: IntakeStep; answer: string }
  /** A fresh link into the room. */
  | { do: 'room' }
  | { do: 'backToBot' }
  | { do: 'cancelTicket' }
  | { do: 'reopenTicket' }
  | { do: 'solved'; solved: boolean };

/** A button. `shareLocation` opens the phone's map; the others come back as an action, a call or a page. */
export type Choice = { label: string; action: Action; said?: string } | { label: string; shareLocation: true };

/** A contact as a reader of one language needs it at one moment. */
export type ContactCard = {
  id: string;
  name: string;
  phones: readonly { number: string; note?: string | undefined }[];
  /** Open now or next opening, hours, languages: one line each. */
  lines: readonly string[];
  address?: string | undefined;
  map?: string | undefined;
  website?: string | undefined;
};

export type Section = { title: string; lines: readonly string[] };

/**
 * What we say, in one language; it has never heard of LINE. An answer without title is plain speech, one with a title a card.
 */
export type Answer = {
  language: Language;
  title?: string;
  /** A danger card: shown so that nobody overlooks it. */
  danger?: Danger;
  paragraphs: readonly string[];
  sections: readonly Section[];
  contacts: readonly ContactCard[];
  /** A `url` that begins with a slash is a page of ours. */
  links: readonly { label: string; url: string }[];
  /** Choices that belong to the text itself (the topics of a menu). */
  options: readonly Choice[];
  /** Small print: draft, age, source. */
  notes: readonly string[];
  /** Choices offered under the last message. */
  choices: readonly Choice[];
  /** Nothing of it may show on a locked screen. */
  private: boolean;
  /** The whole answer as a page of its own, as a path. */
  page?: string;
};

const EMPTY = {
  paragraphs: [],
  sections: [],
  contacts: [],
  links: [],
  options: [],
  notes: [],
  choices: [],
  private: false,
} as const;

/** An answer with everything left out that is not given. */
export const toAnswer = (parts: Partial<Answer> & { language: Language }): Answer => ({ ...EMPTY, ...parts });
