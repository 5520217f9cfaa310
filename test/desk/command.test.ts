import { describe, expect, test } from 'vitest';
import { type Command, decideCommand, mayAnswer, ROLES } from '../../src/desk/index.ts';
import { member, ticket } from '../support/desk.ts';

const NOW = 1_000_000;
const COMMANDS: readonly Command[] = [
  { do: 'take' },
  { do: 'say', messageId: 'm', text: 'Hello' },
  { do: 'note', messageId: 'm', text: 'Called her' },
  { do: 'handOver', to: member({ mail: 'mori@city.example' }) },
  { do: 'handBack' },
  { do: 'close', outcome: 'answered', summary: 'Asked about classes' },
  { do: 'reopen' },
  { do: 'hold', hold: true },
  { do: 'markSensitive' },
];
const decide = (command: Command, on = ticket(), by = member()) => decideCommand(on, command, by, NOW);
const codeOf = (result: ReturnType<typeof decide>): string => (result.ok ? 'ok' : result.error.code);
const eventsOf = (result: ReturnType<typeof decide>) => (result.ok ? result.value.events : []);

describe('decideCommand', () => {
  test('taking makes the ticket active, mine, and tells the resident who reads', () => {
    const taken = decide({ do: 'take' });
    expect(taken.ok && taken.value.fields).toMatchObject({ state: 'active', assignee: 'tanaka@city.example' });
    expect(eventsOf(taken)).toEqual([{ event: { kind: 'taken', member: 'Tanaka' }, silent: false }]);
  });

  test('the first words take the ticket; further ones do not say so again', () => {
    const kinds = (on = ticket()) =>
      eventsOf(decide({ do: 'say', messageId: 'm', text: 'x' }, on)).map(({ event }) => event.kind);
    expect(kinds()).toEqual(['taken', 'message']);
    expect(kinds(ticket({ state: 'active', assignee: 'tanaka@city.example' }))).toEqual(['message']);
  });

  test('in a room the words stay in the room: the talk learns only that there is something', () => {
    const said = decide({ do: 'say', messageId: 'm', text: 'secret' }, ticket({ place: 'room' }));
    expect(JSON.stringify(eventsOf(said))).not.toContain('secret');
    expect(eventsOf(said).map(({ event }) => event.kind)).toEqual(['taken', 'notice']);
  });

  test('whoever is not the assignee cannot answer, but can take over in the open', () => {
    const others = ticket({ state: 'active', assignee: 'mori@city.example' });
    expect(codeOf(decide({ do: 'say', messageId: 'm', text: 'x' }, others))).toBe('desk.taken_by_other');
    expect(codeOf(decide({ do: 'take' }, others))).toBe('ok');
  });

  test.each([
    ['waiting', null, true],
    ['waiting', 'mori@city.example', true],
    ['active', 'tanaka@city.example', true],
    ['active', 'mori@city.example', false],
    ['closed', 'tanaka@city.example', false],
  ] as const)(
    'who may answer a ticket that is %s and has %s: what the page offers is what is taken',
    (state, assignee, may) => {
      const on = ticket({ state, assignee, ...(state === 'closed' ? { closedAt: 1 } : {}) });
      expect(mayAnswer(on, member())).toBe(may);
      expect(decide({ do: 'say', messageId: 'm', text: 'x' }, on).ok).toBe(may);
      expect(mayAnswer(on, member({ role: 'viewer' }))).toBe(false);
    },
  );

  test('closing asks for a summary, and for one without numbers', () => {
    expect(codeOf(decide({ do: 'close', outcome: 'answered', summary: ' ' }))).toBe('desk.summary_missing');
    expect(codeOf(decide({ do: 'close', outcome: 'answered', summary: 'call 0268-22-4100' }))).toBe(
      'desk.summary_has_numbers',
    );
    expect(codeOf(decide({ do: 'close', outcome: 'answered', summary: '2 questions about tax 2026' }))).toBe('ok');
  });

  test('a closed ticket takes no words until it is opened again', () => {
    const closed = ticket({ state: 'closed', closedAt: 1 });
    expect(codeOf(decide({ do: 'say', messageId: 'm', text: 'x' }, closed))).toBe('desk.closed');
    expect(codeOf(decide({ do: 'reopen' }, closed))).toBe('ok');
    expect(codeOf(decide({ do: 'reopen' }))).toBe('desk.not_closed');
  });

  test('it goes to nobody who may not see it or may not answer', () => {
    const sensitive = ticket({ sensitive: true });
    const own = member({ sensitive: true });
    expect(codeOf(decide({ do: 'handOver', to: member() }, sensitive, own))).toBe('desk.cannot_take');
    expect(codeOf(decide({ do: 'handOver', to: member({ role: 'viewer' }) }))).toBe('desk.cannot_take');
    expect(codeOf(decide({ do: 'handOver', to: member({ active: false }) }))).toBe('desk.cannot_take');
  });

  test.each(COMMANDS)('a sensitive ticket does not exist for a member without the right ($do)', (command) => {
    expect(codeOf(decide(command, ticket({ sensitive: true }), member({ role: 'admin' })))).toBe('desk.not_found');
  });

  test.each(COMMANDS)('viewers and editors change nothing ($do)', (command) => {
    expect(codeOf(decide(command, ticket(), member({ role: 'viewer' })))).toBe('desk.not_permitted');
    expect(codeOf(decide(command, ticket(), member({ role: 'editor' })))).toBe('desk.not_found');
  });

  test.each(ROLES)('an inactive member does nothing, whatever the role (%s)', (role) => {
    expect(COMMANDS.map((command) => codeOf(decide(command, ticket(), member({ role, active: false }))))).toEqual(
      COMMANDS.map(() => 'desk.not_found'),
    );
  });

  test('of a sensitive ticket only what staff send goes out; where somebody else reads the phone nothing does', () => {
    const own = member({ sensitive: true });
    const say: Command = { do: 'say', messageId: 'm', text: 'x' };
    const loud = (on = ticket()) =>
      eventsOf(decide(say, on, own))
        .filter(({ silent }) => !silent)
        .map(({ event }) => event.kind);
    expect(loud(ticket({ sensitive: true, place: 'room' }))).toEqual(['notice']);
    expect(loud(ticket({ sensitive: true, place: 'room', safePhone: 'no' }))).toEqual([]);
  });
});
