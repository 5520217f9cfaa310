import {
  type Age,
  countWaitingMinutes,
  type Desk,
  type Member,
  openMinutesADay,
  type Ticket,
  toAge,
} from '../../desk/index.ts';

/** One line of the inbox, ready to be drawn. */
export type Row = {
  ticket: Ticket;
  /** How long somebody has waited, in minutes the desk was open; null while nobody waits. */
  minutes: number | null;
  age: Age | null;
  /** Who has it; a member who was taken out keeps their mail address. */
  assignee: string | null;
  isMine: boolean;
};

/** Tickets as lines of the inbox, in the order they came. */
export function toRows(
  tickets: readonly Ticket[],
  desk: Desk,
  members: readonly Pick<Member, 'mail' | 'name'>[],
  self: string,
  now: number,
): Row[] {
  const names = new Map(members.map(({ mail, name }) => [mail, name]));
  const minutesADay = openMinutesADay(desk);
  return tickets.map((ticket) => {
    const minutes = ticket.waitingSince === null ? null : countWaitingMinutes(desk, ticket.waitingSince, now);
    return {
      ticket,
      minutes,
      age: minutes === null ? null : toAge(minutes, minutesADay),
      assignee: ticket.assignee === null ? null : (names.get(ticket.assignee) ?? ticket.assignee),
      isMine: ticket.assignee === self,
    };
  });
}
