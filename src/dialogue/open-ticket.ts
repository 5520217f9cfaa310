import { composeTicketWords, type Voice } from '../answer/index.ts';
import { type Category, categoryOfDanger, isSensitive, SHIPPED_PLACES, toTicketNumber } from '../desk/index.ts';
import type { Danger, TopicId } from '../topics/index.ts';
import { askPending, giveReceipt, goOn, wayOn } from './decide-intake.ts';
import { type Decision, decision, type TicketEffect } from './decision.ts';
import { openTicketOf } from './find-ticket.ts';
import type { Moment } from './incoming.ts';
import type { State, TalkTicket } from './state.ts';
import { startTicket } from './talk-ticket.ts';

/**
 * What a person is wanted for, as typed words tell: the category of the nearest of the `topics` (best first) that has one, and whether they come near to a private one. The desk
 * itself is no subject.
 */
export function guessSubject(voice: Voice, topics: readonly TopicId[]): { category: Category; isPrivate: boolean } {
  const toCategory = (topic: TopicId) =>
    Object.entries(voice.content.city.categories).find(([, ids]) => ids.includes(topic))?.[0] as Category | undefined;
  const subject = topics.find((topic) => toCategory(topic) !== undefined);
  const [nearest] = topics;
  const isPrivate = [nearest, subject].some((topic) => topic && voice.content.findTopic(topic)?.private === true);
  return { category: (subject && toCategory(subject)) ?? 'other', isPrivate };
}

/** Opens a ticket for a danger whose card was shown: what it is about is known. */
export const openForDanger = (voice: Voice, danger: Danger, moment: Moment, state: State): Decision =>
  openTicket(voice, { category: categoryOfDanger(danger), danger }, moment, state);

/** What a ticket is opened for. `words`: what was typed instead of a tap. */
export type Matter = {
  category: Category;
  danger?: Danger | null;
  isPrivate?: boolean;
  words?: TicketEffect['change'];
};

/**
 * Opens a ticket. It exists from the first answer on, so that nobody is lost who does not get to the end of the questions. Where writing may bring harm the
 * first question is whether this phone is safe, and the receipt comes after it.
 */
export function openTicket(
  voice: Voice,
  { category, danger = null, isPrivate = false, words }: Matter,
  moment: Moment,
  state: State,
): Decision {
  const sensitive = isSensitive(category, danger, isPrivate || state.asking?.sensitive === true);
  const place = sensitive ? 'room' : (moment.desk?.places ?? SHIPPED_PLACES)[category];
  const { id, now } = moment;
  const ticket = startTicket({ id, number: toTicketNumber(id), category, place, sensitive }, now);
  const { number } = ticket;
  const opened = { kind: 'opened', number, language: voice.language, category, place, sensitive, danger } as const;
  const changes: TicketEffect[] = [opened, ...(words ? [words] : [])].map((change) => ({ ticketId: id, change }));
  const begun = goOn(ticket, 'category', state);
  const receipt = sensitive ? undefined : giveReceipt(voice, ticket, moment);
  return decision([...(receipt?.answers ?? []), ...askPending(voice, begun, state)], 'handoff', {
    urgency: 'receipt',
    remember: { asking: null, misses: 0, lastShown: null, ticket: begun },
    changes: [...changes, ...(receipt?.changes ?? [])],
  });
}

/**
 * An open ticket turns out to be about something else, or somebody in it is in danger: the ticket there is learns of it, no second one is opened. It only ever becomes more
 * sensitive. Where it does, only members with that right see it from now on: it waits for one of them, and the first question is whether this phone is safe.
 */
export function concern(
  voice: Voice,
  { category: named, danger = null }: Pick<Matter, 'danger'> & { category?: Category },
  moment: Moment,
  state: State,
  ticket: TalkTicket,
): Decision {
  const isNowSensitive = !ticket.sensitive && isSensitive(named ?? ticket.category, danger, false);
  const category = named ?? (danger && isNowSensitive ? categoryOfDanger(danger) : ticket.category);
  const place = isNowSensitive || ticket.place === 'room' ? 'room' : (moment.desk?.places ?? SHIPPED_PLACES)[category];
  const sensitive = ticket.sensitive || isNowSensitive;
  const next: TalkTicket = {
    ...ticket,
    category,
    place,
    sensitive,
    ...(isNowSensitive ? { state: 'waiting', intake: 'safePhone', asked: ticket.intake === null } : {}),
  };
  const isNews = danger !== null || category !== ticket.category || isNowSensitive;
  const { number } = ticket;
  const choices = wayOn(voice, next);
  const key = next.state === 'active' ? 'ticket.stillActive' : 'ticket.still';
  return decision(
    [composeTicketWords(voice, [key], { params: { number }, choices }), ...askPending(voice, next, state)],
    'handoff',
    {
      urgency: 'receipt',
      remember: { asking: null, misses: 0, ticket: next },
      changes: isNews
        ? [{ ticketId: ticket.id, change: { kind: 'concerns', category, place, sensitive, danger } }]
        : [],
    },
  );
}

/** What it is about is answered by a tap or in its words: a ticket is opened, or the one there is learns of it. */
export function takeCategory(voice: Voice, answer: string, moment: Moment, state: State): Decision {
  const category = answer === 'skip' ? 'other' : (answer as Category);
  const open = openTicketOf(state);
  return open ? concern(voice, { category }, moment, state, open) : openTicket(voice, { category }, moment, state);
}
