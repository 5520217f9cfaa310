/** The vocabulary of what we know: topics, their words, and the contacts they point at. Facts once, words per language. */
import type { Language } from '../language/index.ts';

export const COLLECTIONS = ['consultation', 'classes', 'disaster', 'living', 'community'] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** `collection/slug`; never changes once published. */
export type TopicId = `${Collection}/${string}`;

/** confirmed: an official source was read. secondary: another source. unconfirmed: general knowledge, nobody has checked. */
export const STATUSES = ['confirmed', 'secondary', 'unconfirmed'] as const;
export type Status = (typeof STATUSES)[number];

/** Where a fact comes from. `date` is that of the source: YYYY, YYYY-MM, YYYY-MM-DD or `undated`. */
export type Evidence = { status: Status; date: string; source: string };
export type Fact = Evidence & { value: string };

/** What a mistake in this topic would cost a resident; the launch gate reads it. */
export const STAKES = ['safety', 'residence', 'insurance', 'evacuation', 'none'] as const;
export type Stakes = (typeof STAKES)[number];

export type Link = { id: string; url: string; language?: string | undefined; status: Status };

export type Topic = {
  id: TopicId;
  stakes: Stakes;
  /** Violence, status, mental health …: neutral notification and sender, nothing on a lock screen. */
  private: boolean;
  /** How often residents ask, 0 (seldom) to 3 (every day): a weak prior for search. */
  weight: number;
  contacts: readonly string[];
  facts: Readonly<Record<string, Fact>>;
  claims: readonly (Evidence & { about: string })[];
  links: readonly Link[];
  missing: readonly string[];
  related: readonly TopicId[];
  checked: string;
};

/** The sections a text may have, in the order they are shown. */
export const SECTIONS = ['steps', 'bring', 'deadline', 'cost', 'where', 'ask', 'note'] as const;
export type Section = (typeof SECTIONS)[number];

/** What volunteers wrote about one topic in one language; references (`{{phone:…}}`) still unfilled. */
export type TopicText = {
  status: 'draft' | 'reviewed';
  title: string;
  /** At most 20 characters: the text of a button. */
  label: string;
  examples: readonly string[];
  keywords: readonly string[];
  answer: string;
  sections: Partial<Record<Section, readonly string[]>>;
  /** The language the words are really in, when the wished one does not exist (decided at build). */
  writtenIn?: Language | undefined;
};

export type Phone = Evidence & {
  number: string;
  free?: boolean | undefined;
  ipPhones?: boolean | undefined;
  /** Only for these languages; absent: for everyone. */
  languages?: readonly string[] | undefined;
  /** `ip`: the number for internet phones and calls from abroad. */
  label?: 'ip' | undefined;
};

export type SpokenLanguage = { [Key in keyof Evidence]?: Evidence[Key] | undefined } & {
  tag: string;
  open?: string | undefined;
  by?: 'staff' | 'interpreter' | 'chat' | undefined;
};

/** An organisation a person can call or visit. */
export type Contact = {
  id: string;
  name: Readonly<Record<Language, string>>;
  phones: readonly Phone[];
  hours?: (Evidence & { open: string }) | undefined;
  languages: readonly SpokenLanguage[];
  place?: (Evidence & { address: string; lat?: number | undefined; lon?: number | undefined }) | undefined;
  website?: string | undefined;
  missing: readonly string[];
};

/** The kinds of danger a message can speak of; each has its card. */
export const DANGERS = [
  'medical',
  'fire',
  'police',
  'disaster',
  'violence',
  'self-harm',
  'child',
  'exploitation',
] as const;
export type Danger = (typeof DANGERS)[number];

export const HAZARDS = ['flood', 'landslide', 'earthquake', 'fire', 'volcano'] as const;
export type Hazard = (typeof HAZARDS)[number];

export type Shelter = {
  name: string;
  address: string;
  lat: number;
  lon: number;
  hazards: readonly Hazard[];
  /** Also a 指定避難所, where people can live for days; false: an open ground for the emergency only. */
  isShelter: boolean;
};

/** The city this installation serves; everything that would be different in another city. */
export type City = {
  id: string;
  name: Readonly<Record<Language, string>>;
  timeZone: string;
  utcOffsetMinutes: number;
  /** Languages in the order of need; the picker shows them so. */
  languages: readonly Language[];
  operator: Readonly<Record<Language, string>>;
  /** The contact where people help in person, and the second number to fall back on. */
  desk: string;
  secondDesk: string;
  danger: Readonly<Record<Danger, readonly string[]>>;
  /** Lines that help when the desk is closed. */
  meanwhile: readonly string[];
  /** Who serves languages the bot does not write, best first; the last may find an interpreter for any. */
  interpreters: readonly string[];
  letters: Readonly<Record<string, TopicId | null>>;
  /** What a question to the desk is about, by the topic it comes nearest to; a topic that is not named is about something else. */
  categories: Readonly<Record<string, readonly TopicId[]>>;
  fallbacks: Readonly<Record<Language, readonly Language[]>>;
  /** Within this many kilometres of the centre the city's own shelters are offered. */
  centre: { lat: number; lon: number; radiusKm: number };
  shelters: { credit: string; date: string };
};
