import type { Action } from '../answer/index.ts';
import { type IntakeStep, isIntakeAnswer } from '../desk/index.ts';
import { isLanguage } from '../language/index.ts';
import { DANGERS, HAZARDS, type TopicId } from '../topics/index.ts';

/** LINE reference: postback data holds at most 300 characters. */
export const POSTBACK_DATA_LIMIT = 300;

/** A button's action as postback data: readable, short, and checked again when it comes back. */
export function toPostbackData(action: Action): string {
  const data = Object.entries(action)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
  if (data.length > POSTBACK_DATA_LIMIT) throw new Error(`postback data of ${action.do} has ${data.length} characters`);
  return data;
}

/** The action in postback data, or null for anything we did not write: the dialogue then asks to choose again. */
export function parsePostbackData(data: string): Action | null {
  const fields = new URLSearchParams(data);
  const field = (name: string): string => fields.get(name) ?? '';
  const topic = field('topic') as TopicId;
  const page = Number(field('page'));
  const validPage = /^\d{1,2}$/.test(field('page'));
  switch (field('do')) {
    case 'topic':
      return isTopicId(topic) ? { do: 'topic', topic } : null;
    case 'japanese':
      return isTopicId(topic) ? { do: 'japanese', topic } : null;
    case 'menu':
      return { do: 'menu' };
    case 'collection':
      return validPage ? { do: 'collection', collection: field('collection'), page } : null;
    case 'languages':
      return validPage ? { do: 'languages', page } : null;
    case 'speak':
      return isLanguage(field('language')) ? { do: 'speak', language: field('language') as never } : null;
    case 'person':
      return toPerson(field('danger'));
    case 'useful':
      return isTopicId(topic) && isBoolean(field('useful'))
        ? { do: 'useful', topic, useful: field('useful') === 'true' }
        : null;
    case 'notEmergency':
      return { do: 'notEmergency' };
    case 'none':
      return { do: 'none' };
    case 'shelters':
      return parseShelters(field('hazard'), field('lat'), field('lon'));
    case 'letter':
      return { do: 'letter', about: field('about') };
    case 'forget':
      return isBoolean(field('sure')) ? { do: 'forget', sure: field('sure') === 'true' } : null;
    case 'intake':
      return isIntakeAnswer(field('step'), field('answer'))
        ? { do: 'intake', step: field('step') as IntakeStep, answer: field('answer') }
        : null;
    case 'room':
      return { do: 'room' };
    case 'backToBot':
      return { do: 'backToBot' };
    case 'cancelTicket':
      return { do: 'cancelTicket' };
    case 'reopenTicket':
      return { do: 'reopenTicket' };
    case 'solved':
      return isBoolean(field('solved')) ? { do: 'solved', solved: field('solved') === 'true' } : null;
    default:
      return null;
  }
}

function parseShelters(hazard: string, lat: string, lon: string): Action | null {
  const known = HAZARDS.find((one) => one === hazard);
  const position = { lat: Number(lat), lon: Number(lon) };
  const onEarth = lat !== '' && lon !== '' && Math.abs(position.lat) <= 90 && Math.abs(position.lon) <= 180;
  return known && onEarth ? { do: 'shelters', hazard: known, ...position } : null;
}

function toPerson(asked: string): Action | null {
  const danger = DANGERS.find((one) => one === asked);
  if (danger) return { do: 'person', danger };
  return asked === '' ? { do: 'person' } : null;
}

const isTopicId = (id: string): id is TopicId => /^[a-z]+\/[a-z0-9-]{1,60}$/.test(id);
const isBoolean = (text: string): boolean => text === 'true' || text === 'false';
