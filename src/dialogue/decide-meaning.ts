import {
  composeChoice,
  composeDanger,
  composeForgetQuestion,
  composeNotFound,
  composeNotServed,
  composeWords,
  inLanguage,
  type Voice,
} from '../answer/index.ts';
import { unreachable } from '../result.ts';
import type { Command } from './compile-phrases.ts';
import { decideAction } from './decide-action.ts';
import { askForPerson } from './decide-intake.ts';
import { type Decision, decision, showTopic } from './decision.ts';
import { openTicketOf } from './find-ticket.ts';
import type { Moment } from './incoming.ts';
import type { Library } from './library.ts';
import { nameUnserved } from './name-unserved.ts';
import type { State } from './state.ts';
import { listOffered, type Meaning } from './understand.ts';

/** Misses in a row after which a person is offered without being asked for. */
const PATIENCE = 2;

/** What to do about a message that was understood as `meaning`. */
export function decideMeaning(
  voice: Voice,
  meaning: Meaning,
  text: string,
  state: State,
  library: Library,
  moment: Moment,
): Decision {
  switch (meaning.kind) {
    case 'inDanger':
      return decision([composeDanger(voice, meaning.danger, library.japanese)], 'emergency', { urgency: 'danger' });
    case 'wantsPerson':
      return askForPerson(voice, state);
    case 'commanded':
      return decideCommand(voice, meaning.command, state, moment);
    case 'notServed':
      // Both bridges, because nothing tells us which one this reader has.
      return decision(
        [
          composeNotServed(inLanguage(voice, 'ja-easy'), meaning.tag, nameUnserved),
          composeNotServed(inLanguage(voice, 'en'), meaning.tag, nameUnserved),
        ],
        'notFound',
        {
          entries: [{ kind: 'unanswered', language: meaning.tag, question: text }],
        },
      );
    case 'asked':
      return decideAsked(voice, meaning, text, state);
  }
}

function decideAsked(voice: Voice, meaning: Meaning & { kind: 'asked' }, text: string, state: State): Decision {
  const topics = listOffered(meaning.found).flatMap(({ id }) => voice.content.findTopic(id) ?? []);
  const [best] = topics;
  if (meaning.outcome === 'answered' && best) return showTopic(voice, best.id, { misses: 0 });
  if (meaning.outcome === 'choose' && topics.length > 1)
    return decision([composeChoice(voice, topics)], 'choose', { remember: { lastShown: null } });
  const misses = state.misses + 1;
  const person = misses >= PATIENCE && !openTicketOf(state) ? askForPerson(voice, state, true) : undefined;
  return decision([composeNotFound(voice), ...(person?.answers ?? [])], 'notFound', {
    remember: { ...person?.remember, misses, lastShown: null },
    entries: [{ kind: 'unanswered', language: voice.language, question: text }],
  });
}

function decideCommand(voice: Voice, command: Command, state: State, moment: Moment): Decision {
  switch (command) {
    case 'greeting':
      return decision([composeWords(voice, ['greeting.short'])], 'greeting');
    case 'thanks':
      return decision([composeWords(voice, ['thanks.reply'])], 'thanks');
    case 'menu':
      return decideAction(voice, { do: 'menu' }, state, moment);
    case 'language':
      return decideAction(voice, { do: 'languages', page: 0 }, state, moment);
    case 'back':
      return decideAction(voice, state.lastShown ?? { do: 'menu' }, state, moment);
    case 'forget':
      return decision([composeForgetQuestion(voice)], 'command');
    default:
      return unreachable(command);
  }
}
