import { isLanguage, type Language } from '../language/index.ts';
import type { Contact, Phone, SpokenLanguage } from '../topics/index.ts';
import type { ContactCard } from './answer.ts';
import { sayAsOf } from './freshness.ts';
import { sayHours, sayOpenState } from './say-hours.ts';
import { say, type Voice } from './voice.ts';

/**
 * A contact as the voice's reader needs it now: their number first, open or not, which languages are really spoken there. Notes and lines are put into words when
 * they are read: a card shows two contacts of four.
 */
export function composeContact(voice: Voice, contact: Contact): ContactCard {
  const place = contact.place;
  return {
    id: contact.id,
    name: contact.name[voice.language],
    phones: listPhones(contact, voice.language).map((phone) => ({
      number: phone.number,
      get note() {
        return sayPhoneNote(voice, phone);
      },
    })),
    get lines() {
      return [...sayPhoneGap(voice, contact), ...sayOpening(voice, contact), ...saySpoken(voice, contact)];
    },
    address: place?.address,
    map: place?.lat !== undefined && place.lon !== undefined ? toMapUrl(place.lat, place.lon) : undefined,
    website: contact.website,
  };
}

/** The numbers that serve a reader of `language`, the best first. */
export function listPhones(contact: Contact, language: Language): readonly Phone[] {
  const fits = (phone: Phone): boolean => phone.languages?.some((tag) => speaks(tag, language)) ?? false;
  const own = contact.phones.filter(fits);
  const general = contact.phones.filter((phone) => !phone.languages);
  return [...own, ...general, ...(own.length + general.length === 0 ? contact.phones.slice(0, 1) : [])].slice(0, 3);
}

/** The number itself, or undefined when none is known. */
export const findPhone = (contact: Contact, language: Language): string | undefined =>
  listPhones(contact, language)[0]?.number;

/** Whether people who speak `language` are served at the contact. やさしい日本語 is Japanese. */
export const speaks = (tag: string, language: string): boolean =>
  tag === language || (tag === 'ja' && language === 'ja-easy');

/** https://developers.google.com/maps/documentation/urls/get-started: opens the map app without a key. */
export const toMapUrl = (lat: number, lon: number): string =>
  `https://www.google.com/maps/search/?api=1&query=${lat},${lon}`;

function sayPhoneNote(voice: Voice, phone: Phone): string | undefined {
  const notes = [
    phone.free ? say(voice, 'contact.free') : undefined,
    phone.ipPhones === false ? say(voice, 'contact.noIpPhone') : undefined,
    sayAsOf(voice, phone.date),
  ];
  return notes.filter(Boolean).join(say(voice, 'list.separator')) || undefined;
}

/** A contact without a known number says who can be asked instead. */
function sayPhoneGap(voice: Voice, contact: Contact): string[] {
  if (contact.phones.length > 0 || contact.website) return [];
  const desk = voice.content.readContact(voice.content.city.desk);
  return desk.id === contact.id
    ? []
    : [
        say(voice, 'contact.phoneUnknown', {
          name: desk.name[voice.language],
          phone: findPhone(desk, voice.language) ?? '',
        }),
      ];
}

function sayOpening(voice: Voice, contact: Contact): string[] {
  if (!contact.hours)
    return contact.phones.length > 0 && contact.phones[0]?.number.length !== 3
      ? [say(voice, 'contact.hoursUnknown')]
      : [];
  const state = sayOpenState(voice, contact.hours.open);
  const asOf = sayAsOf(voice, contact.hours.date);
  const hours = sayHours(voice, contact.hours.open);
  return [
    ...(state ? [state] : []),
    ...(state === hours || contact.hours.open === '24/7' ? [] : [asOf ? `${hours} (${asOf})` : hours]),
  ];
}

function saySpoken(voice: Voice, contact: Contact): string[] {
  const { language } = voice;
  if (contact.languages.length === 0) return [];
  if (contact.languages.every(({ tag }) => tag === 'ja'))
    return language === 'ja' || language === 'ja-easy' ? [] : [say(voice, 'contact.japaneseOnly')];
  const own = contact.languages.find(({ tag }) => speaks(tag, language));
  if (own && language !== 'ja' && language !== 'ja-easy')
    return [say(voice, 'contact.speaksYours') + (own.open ? ` (${sayHours(voice, own.open)})` : '')];
  return [say(voice, 'contact.speaks', { languages: nameLanguages(voice, contact.languages) })];
}

function nameLanguages(voice: Voice, spoken: readonly SpokenLanguage[]): string {
  const names = spoken.flatMap(({ tag }) => (isLanguage(tag) ? [voice.words.say(tag, 'language.name')] : []));
  return [...new Set(names)].join(say(voice, 'list.separator'));
}
