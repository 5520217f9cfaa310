import { composeWords, toAnswer, type Voice } from '../answer/index.ts';
import type { TicketChange } from '../desk/index.ts';
import { toAnonymous } from './anonymous.ts';
import { toBrief } from './brief.ts';
import type { Decision } from './decision.ts';
import type { Effect, Reading } from './effect.ts';
import type { Incoming } from './incoming.ts';
import { takePace } from './pace.ts';
import type { State } from './state.ts';

export type Turned = { state: State; effects: readonly Effect[]; reading: Reading };

/** From what was decided to what is stored and done. A flood of messages gets no answer each, and what the desk must learn is never held back by it. */
export function finish(
  incoming: Incoming,
  state: State,
  decided: Decision,
  voice: Voice,
  notices: readonly string[],
  reading: Reading,
): Turned {
  const inGroup = incoming.place === 'group';
  // A group has no ticket: others read along.
  const before = inGroup ? { ...state, ticket: null, asking: null } : { ...state, ...keepTicket(decided) };
  const changes = inGroup
    ? []
    : (decided.changes ?? []).map(({ ticketId, change }) => ({ kind: 'ticket' as const, ticketId, change }));
  const counts = decided.urgency !== 'danger' && decided.answers.length > 0 && incoming.heard.kind !== 'deskDid';
  const { pace, allowed, askPatience } = counts
    ? takePace(state.pace, incoming.now)
    : { pace: state.pace, allowed: true, askPatience: false };
  if (!allowed) {
    const patience: Effect[] = askPatience
      ? [{ kind: 'say', answers: [composeWords(voice, ['flood.slow'], [])], urgency: 'answer' }]
      : [];
    const standing = changes.filter(({ change }) => !isOfAnswer(change));
    return { state: { ...before, pace }, effects: [...patience, ...standing], reading };
  }
  const answers = listAnswers(decided, voice, notices, inGroup);
  const say: Effect[] =
    answers.length === 0
      ? []
      : [
          {
            kind: 'say',
            answers,
            urgency: decided.urgency,
            ...(decided.staffMessage ? { staffMessage: decided.staffMessage } : {}),
          },
        ];
  const next: State = { ...before, ...decided.remember, pace, ...(inGroup ? { ticket: null, asking: null } : {}) };
  return {
    state: next,
    effects: [
      ...say,
      ...decided.entries.map(toRecord),
      ...changes,
      ...(decided.forget ? [{ kind: 'forget' } as const] : []),
    ],
    reading,
  };
}

/** What is not said has answered nobody, and a link nobody gets must not end the one they have. */
const isOfAnswer = (change: TicketChange): boolean =>
  change.kind === 'linked' || (change.kind === 'said' && change.by === 'bot');

const keepTicket = ({ remember: { ticket, asking } }: Decision): Partial<State> => ({
  ...(ticket === undefined ? {} : { ticket }),
  ...(asking === undefined ? {} : { asking }),
});

/** What the person must know first stands behind the danger card and before everything else. While a person answers, the bot only warns. */
function listAnswers(decided: Decision, voice: Voice, notices: readonly string[], inGroup: boolean) {
  const spoken = inGroup ? decided.answers.map((answer) => toBrief(answer, voice, decided)) : decided.answers;
  const keys = spoken.length > 0 ? notices : notices.filter((key) => key === 'masked.warning');
  if (keys.length === 0) return spoken;
  const notice = toAnswer({
    language: voice.language,
    paragraphs: keys.map((key) => voice.words.say(voice.language, key)),
  });
  return decided.urgency === 'danger' ? [...spoken, notice] : [notice, ...spoken];
}

const toRecord = (entry: Decision['entries'][number]): Effect => ({
  kind: 'record',
  entry: entry.kind === 'unanswered' ? { ...entry, question: toAnonymous(entry.question) } : entry,
});
