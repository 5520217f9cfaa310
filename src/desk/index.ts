/**
 * The desk: a person waiting and the people who help. Knows tickets, what may follow what, who may do what, when the desk is open.
 * Knows no database, no LINE and no page.
 */
export * from './change.ts';
export {
  type Command,
  type Decided,
  type DeskWord,
  decideCommand,
  isSilent,
  mayAnswer,
  toShown,
} from './command.ts';
export {
  AGES,
  type Age,
  countWaitingMinutes,
  type Desk,
  type DeskHours,
  findDeskOpening,
  isDeskOpen,
  openMinutesADay,
  readDesk,
  toAge,
  toDesk,
  usualHours,
} from './desk-hours.ts';
export {
  findNextStep,
  INTAKE_ANSWERS,
  INTAKE_STEPS,
  type IntakeStep,
  isIntakeAnswer,
} from './intake.ts';
export { isPermitted, type Member, maySee, type Permission, ROLES, type Role } from './roles.ts';
export {
  decideEscalations,
  decideNotice,
  isUnopened,
  type Notice,
  type WaitingTicket,
} from './rounds.ts';
export {
  CATEGORIES,
  type Category,
  categoryOfDanger,
  isForgotten,
  isSensitive,
  OUTCOMES,
  PLACES,
  type Place,
  type Places,
  REOPEN_DAYS,
  SHIPPED_PLACES,
  TICKET_STATES,
  type Ticket,
  type TicketBrief,
  type TicketOutcome,
  type TicketState,
  toForgottenTalk,
  toTicketNumber,
} from './ticket.ts';
