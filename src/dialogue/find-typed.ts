import {
  backToBotChoice,
  type Choice,
  cancelChoice,
  listCategoryChoices,
  listIntakeChoices,
  reopenChoice,
  solvedChoices,
  type Voice,
} from '../answer/index.ts';
import type { IntakeStep } from '../desk/index.ts';
import { openRoomChoice } from './decide-intake.ts';
import type { TicketAction } from './decide-ticket.ts';
import { closedTicketOf, isAsking, openTicketOf } from './find-ticket.ts';
import type { State } from './state.ts';

/** A button of a ticket whose words were typed. */
export type Typed = { do: 'intake'; step: IntakeStep; answer: string } | { do: TicketAction };

/**
 * The button whose words somebody typed instead of tapping it: computers show no quick replies, and the buttons are gone once something else was
 * written. Of a question of the intake its answer up to the first comma is enough ("Yes").
 */
export function findTyped(voice: Voice, text: string, state: State, now: number): Typed | undefined {
  const typed = toPlain(text);
  const open = openTicketOf(state);
  if (typed === '' || typed.length > LONGEST) return undefined;
  const intake = open?.state === 'waiting' ? open.intake : isAsking(state, now) ? 'category' : null;
  const answers =
    intake === null ? [] : intake === 'category' ? listCategoryChoices(voice) : listIntakeChoices(voice, intake);
  const buttons = open
    ? [openRoomChoice(voice), backToBotChoice(voice), cancelChoice(voice)]
    : closedTicketOf(state, now)
      ? [...solvedChoices(voice), reopenChoice(voice)]
      : [];
  const whole = [...answers, ...buttons].find(({ label }) => toPlain(label) === typed);
  const short = answers.filter(({ label }) => toPlain(label.split(/[,、，،]/)[0] ?? '') === typed);
  const found = whole ?? (short.length === 1 ? short[0] : undefined);
  return found && toTyped(found);
}

/** No button's words are longer. */
const LONGEST = 60;

function toTyped(choice: Choice): Typed | undefined {
  if (!('action' in choice)) return undefined;
  const { action } = choice;
  switch (action.do) {
    case 'intake':
      return { do: 'intake', step: action.step, answer: action.answer };
    case 'solved':
      return { do: action.solved ? 'solved' : 'notSolved' };
    case 'room':
    case 'backToBot':
    case 'cancelTicket':
    case 'reopenTicket':
      return { do: action.do };
    default:
      return undefined;
  }
}

const toPlain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
