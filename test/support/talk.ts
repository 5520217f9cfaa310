import type { Answer } from '../../src/answer/index.ts';
import { type DeskFacts, type Heard, type State, startState, type Turned, takeTurn } from '../../src/dialogue/index.ts';
import { library, WORKING_HOURS } from './library.ts';

export type Talk = {
  /** One thing the person does; what came of it. */
  hear: (heard: Heard) => Turned;
  say: (text: string) => Turned;
  /** Taps the button with this label among those last shown. */
  tap: (label: string | RegExp) => Turned;
  state: () => State;
  pass: (ms: number) => void;
  /** What the desk tells from now on. */
  know: (facts: DeskFacts) => void;
};

/** A whole talk as a script, without anything around it: the same function the Worker runs. */
export function startTalk({
  profile = null,
  now = WORKING_HOURS,
  place = 'private' as const,
}: {
  profile?: string | null;
  now?: number;
  place?: 'private' | 'group';
} = {}): Talk {
  let state = startState(now);
  let clock = now;
  let last: Turned | undefined;
  let count = 0;
  let desk: DeskFacts | null = null;
  const hear = (heard: Heard): Turned => {
    clock += 5_000;
    const turned = takeTurn(
      { id: `event-${++count}`, now: clock, place, profileLanguage: profile, heard, desk, secret: `secret-${count}` },
      state,
      library(),
    );
    state = turned.state;
    last = turned;
    return turned;
  };
  return {
    hear,
    say: (text) => hear({ kind: 'wrote', text, messageId: `message-${count + 1}`, masked: [] }),
    tap: (label) => {
      const choices = answersOf(last).flatMap((answer) => [...answer.options, ...answer.choices]);
      const choice = choices.find((one) => (typeof label === 'string' ? one.label === label : label.test(one.label)));
      if (!choice || !('action' in choice))
        throw new Error(`no button ${label} among ${choices.map((one) => one.label).join(' | ')}`);
      return hear({ kind: 'tapped', action: choice.action });
    },
    state: () => state,
    know: (facts) => {
      desk = facts;
    },
    pass: (ms) => {
      clock += ms;
    },
  };
}

/** Everything said in a turn. */
export const answersOf = (turned: Turned | undefined): Answer[] =>
  turned?.effects.flatMap((effect) => (effect.kind === 'say' ? effect.answers : [])) ?? [];

/** All words of a turn as one text. */
export const wordsOf = (turned: Turned | undefined): string =>
  answersOf(turned)
    .flatMap((answer) => [
      answer.title ?? '',
      ...answer.paragraphs,
      ...answer.sections.flatMap(({ title, lines }) => [title, ...lines]),
      ...answer.contacts.flatMap(({ name, phones, lines }) => [name, ...phones.map(({ number }) => number), ...lines]),
      ...answer.notes,
    ])
    .join('\n');
