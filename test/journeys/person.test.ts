import { describe, expect, test } from 'vitest';
import type { DeskEvent, TicketChange } from '../../src/desk/index.ts';
import type { Turned } from '../../src/dialogue/index.ts';
import { SUNDAY_NIGHT, WORKING_HOURS } from '../support/library.ts';
import { answersOf, startTalk, wordsOf } from '../support/talk.ts';

const changesOf = (turned: Turned): TicketChange[] =>
  turned.effects.flatMap((effect) => (effect.kind === 'ticket' ? [effect.change] : []));
const kindsOf = (turned: Turned): string[] => changesOf(turned).map(({ kind }) => kind);

type Subject = 'Japanese classes' | 'Tax';

/** A talk with an open ticket, about classes (in the chat) or tax (in a room). */
function waitingTalk(subject: Subject = 'Japanese classes', now = WORKING_HOURS) {
  const talk = startTalk({ profile: 'en', now });
  talk.say('i want to talk to a person');
  const opened = talk.tap(subject);
  return { talk, opened };
}

/** The same, taken by Tanaka; `desk` is what staff do. */
function takenTalk(subject: Subject = 'Japanese classes') {
  const { talk } = waitingTalk(subject);
  const { ticket } = talk.state();
  if (!ticket) throw new Error('no ticket');
  let version = 10;
  const desk = (event: DeskEvent, silent = false): Turned =>
    talk.hear({ kind: 'deskDid', word: { event, silent }, version: ++version, ticket });
  const taken = desk({ kind: 'taken', member: 'Tanaka' });
  return { talk, desk, taken, ticket };
}

describe('asking for a person', () => {
  test('what it is about, then a receipt with a number and when the desk opens', () => {
    const talk = startTalk({ profile: 'zh-Hans', now: SUNDAY_NIGHT });
    expect(talk.say('想找人说中文').reading.intent).toBe('handoff');
    const opened = talk.hear({ kind: 'tapped', action: { do: 'intake', step: 'category', answer: 'classes' } });
    expect(kindsOf(opened)).toEqual(['opened']);
    expect(answersOf(opened)[0]?.title).toMatch(/[A-Z]{3}-\d{3}/);
    expect(answersOf(opened)[0]?.private).toBe(true);
    expect(wordsOf(opened)).toMatch(/9:00/);
  });

  test('the number on the receipt is the number staff see', () => {
    const { talk, opened } = waitingTalk();
    expect(changesOf(opened)[0]).toMatchObject({ kind: 'opened', category: 'classes', place: 'line', sensitive: false });
    expect(wordsOf(opened)).toContain(talk.state().ticket?.number);
  });

  test('a personal matter gets a room: the link holds a secret, and the desk the same', () => {
    const { opened } = waitingTalk('Tax');
    const linked = changesOf(opened).find((change) => change.kind === 'linked');
    expect(answersOf(opened)[0]?.links[0]?.url).toBe(`/r/${linked?.secret}`);
  });

  test('every question can be skipped, and the ticket is open from the first answer on', () => {
    const { talk } = waitingTalk();
    for (let step = 0; step < 3; step++) talk.tap('Skip');
    expect(wordsOf(talk.tap('Skip'))).toMatch(/that is all we ask/);
    expect(talk.state().ticket).toMatchObject({ state: 'waiting', intake: null });
  });

  test('words are shared only with consent, and the resident sees which', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('my landlord keeps my deposit');
    talk.say('i want to talk to a person');
    expect(wordsOf(talk.tap('Housing'))).toContain('“my landlord keeps my deposit”');
    const [shared] = changesOf(talk.tap('Yes, show them'));
    expect(shared).toMatchObject({ kind: 'shared', messages: [{ text: 'my landlord keeps my deposit' }, {}] });
  });

  test('violence: first of all whether this phone is safe; if not, nothing more is written there', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('my husband hits me i am afraid to go home');
    const opened = talk.tap(/person/i);
    expect(changesOf(opened)[0]).toMatchObject({ sensitive: true, place: 'room', danger: 'violence' });
    expect(wordsOf(opened)).toMatch(/on this phone/);
    expect(answersOf(opened).every((answer) => answer.private)).toBe(true);
    const unsafe = talk.tap('Somebody reads it');
    expect(answersOf(unsafe).every((answer) => answer.private)).toBe(true);
    expect(answersOf(unsafe).flatMap(({ contacts }) => contacts.map(({ id }) => id))).toContain('one-stop-center');
    expect(talk.state().ticket).toMatchObject({ quiet: true, intake: null });
  });

  test('typed words instead of a tap on a category open the ticket with them', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('i want to talk to a person');
    const opened = talk.say('my boss did not pay me for two months');
    expect(changesOf(opened)).toMatchObject([{ kind: 'opened', category: 'work' }, { kind: 'said' }, { kind: 'linked' }]);
  });

  test('a group gets no ticket', () => {
    const talk = startTalk({ place: 'group', profile: 'en' });
    talk.say('i want to talk to a person');
    const turned = talk.hear({ kind: 'tapped', action: { do: 'intake', step: 'category', answer: 'tax' } });
    expect(changesOf(turned)).toEqual([]);
    expect(talk.state().ticket).toBeNull();
  });
});

describe('waiting for a person', () => {
  test('the bot answers, and both sides go to the desk', () => {
    const turned = waitingTalk().talk.say('where do i throw my trash');
    expect(turned.reading.intent).toBe('answered');
    expect(changesOf(turned)).toMatchObject([
      { kind: 'said', by: 'resident' },
      { kind: 'said', by: 'bot' },
    ]);
  });

  test('outside opening hours it is said once that the desk is closed', () => {
    const { talk } = waitingTalk('Japanese classes', SUNDAY_NIGHT);
    for (let step = 0; step < 4; step++) talk.tap('Skip');
    expect(wordsOf(talk.say('where do i throw my trash'))).toMatch(/passed that on/);
    expect(wordsOf(talk.say('and bulky waste?'))).not.toMatch(/passed that on/);
  });

  test('asking again opens no second ticket', () => {
    const { talk } = waitingTalk();
    const again = talk.say('i want to talk to a person');
    expect(kindsOf(again)).toEqual(['said']);
    expect(wordsOf(again)).toContain(talk.state().ticket?.number);
  });

  test('"no longer needed" closes it', () => {
    const { talk } = waitingTalk();
    for (let step = 0; step < 4; step++) talk.tap('Skip');
    expect(kindsOf(talk.tap('No longer needed'))).toEqual(['cancelled']);
    expect(talk.state().ticket?.state).toBe('closed');
  });

  test('deleting the data erases the talk and asks the desk about the ticket', () => {
    const { talk } = waitingTalk();
    talk.say('delete my data');
    const turned = talk.hear({ kind: 'tapped', action: { do: 'forget', sure: true } });
    expect(kindsOf(turned)).toEqual(['deletionAsked']);
    expect(wordsOf(turned)).toMatch(/they have your wish/);
  });

  test('an unsent message goes from the desk, too', () => {
    const { talk } = waitingTalk();
    talk.say('my address is secret');
    expect(changesOf(talk.hear({ kind: 'unsent', messageId: 'message-3' }))).toEqual([
      { kind: 'withdrawn', messageId: 'message-3' },
    ]);
  });

  test('a talk that has lost its memory learns of its ticket from the desk', () => {
    const talk = startTalk({ profile: 'en' });
    const ticket = { id: 't1', number: 'KMR-274', category: 'tax', place: 'room', sensitive: false } as const;
    const places = {} as never;
    talk.know({ places, hours: null, ticket: { ...ticket, state: 'active', version: 4 } });
    expect(kindsOf(talk.say('hello? are you still there'))).toContain('said');
    expect(talk.state().ticket).toMatchObject({ id: 't1', state: 'active' });
  });
});

describe('when a person has taken over', () => {
  test('the resident learns who reads, for free', () => {
    const { taken } = takenTalk();
    expect(wordsOf(taken)).toContain('Tanaka');
    expect(taken.effects[0]).toMatchObject({ kind: 'say', urgency: 'free' });
  });

  test('the bot is silent, and the words go to the person', () => {
    const turned = takenTalk().talk.say('where do i throw my trash');
    expect(answersOf(turned)).toEqual([]);
    expect(kindsOf(turned)).toEqual(['said']);
  });

  test('danger is answered all the same, and the person sees it', () => {
    const turned = takenTalk().talk.say('my house is on fire help');
    expect(answersOf(turned)[0]?.danger).toBe('fire');
    expect(changesOf(turned)).toMatchObject([{ kind: 'said', danger: 'fire' }]);
  });

  test('thanks is for the person, not for the bot', () => {
    expect(answersOf(takenTalk().talk.say('thank you'))).toEqual([]);
  });

  test('staff words come with who speaks, and nothing of them on the lock screen', () => {
    const { desk } = takenTalk();
    const turned = desk({ kind: 'message', messageId: 'm1', member: 'Tanaka', text: 'Please bring the letter.' });
    expect(turned.effects[0]).toMatchObject({ kind: 'say', urgency: 'staff', staffMessage: 'm1' });
    expect(answersOf(turned)[0]).toMatchObject({ private: true, paragraphs: ['Please bring the letter.'] });
    expect(answersOf(turned)[0]?.title).toContain('Tanaka');
  });

  test('the resident takes the bot back, and keeps the place in line', () => {
    const { talk, desk } = takenTalk();
    desk({ kind: 'message', messageId: 'm1', member: 'Tanaka', text: 'Hello' });
    expect(kindsOf(talk.tap('Back to the bot'))).toEqual(['backToBot']);
    expect(talk.say('where do i throw my trash').reading.intent).toBe('answered');
  });

  test('a room: words typed in LINE reach the person, and the answer leads back to the room', () => {
    const turned = takenTalk('Tax').talk.say('and the second letter?');
    expect(kindsOf(turned)).toEqual(['said']);
    expect(wordsOf(turned)).toMatch(/keep it private/);
  });

  test('pictures go to the person without a word of the bot', () => {
    const turned = takenTalk().talk.hear({ kind: 'sentPicture', messageId: 'p1' });
    expect(answersOf(turned)).toEqual([]);
    expect(changesOf(turned)).toMatchObject([{ kind: 'said', media: 'picture', messageId: 'p1' }]);
  });

  test('a flood of messages reaches the person without gaps', () => {
    const { talk } = takenTalk();
    const kinds = Array.from({ length: 40 }, (_, index) => kindsOf(talk.say(`line ${index}`)).length);
    expect(new Set(kinds)).toEqual(new Set([1]));
  });

  test('closed: "solved?" is asked for free, and "not yet" opens it again', () => {
    const { talk, desk } = takenTalk();
    expect(desk({ kind: 'closed', outcome: 'answered' }).effects[0]).toMatchObject({ urgency: 'free' });
    expect(changesOf(talk.tap('No, not yet'))).toEqual([{ kind: 'solved', solved: false }]);
    expect(talk.state().ticket?.state).toBe('waiting');
  });

  test('writing what the bot cannot answer within a week opens it again, with the words; later it does not', () => {
    const { talk, desk } = takenTalk();
    desk({ kind: 'closed', outcome: 'answered' });
    expect(kindsOf(talk.say('qwxz brrrt hmpf'))).toEqual(['reopened', 'said']);
    desk({ kind: 'closed', outcome: 'answered' });
    talk.pass(8 * 86_400_000);
    expect(kindsOf(talk.say('qwxz brrrt hmpf'))).toEqual([]);
  });

  test('a clear question after closing is answered, with the way back to the person beside it', () => {
    const { talk, desk } = takenTalk();
    desk({ kind: 'closed', outcome: 'answered' });
    const turned = talk.say('where do i throw my trash');
    expect(turned.reading.intent).toBe('answered');
    expect(kindsOf(talk.tap('To the person again'))).toEqual(['reopened']);
  });

  test('what comes late from the desk changes nothing newer', () => {
    const { talk, desk, ticket } = takenTalk();
    desk({ kind: 'closed', outcome: 'answered' });
    const word = { event: { kind: 'taken', member: 'Old' }, silent: false } as const;
    talk.hear({ kind: 'deskDid', word, version: 1, ticket });
    expect(talk.state().ticket?.state).toBe('closed');
  });

  test('a silent event changes the talk and says nothing', () => {
    const { talk, desk } = takenTalk();
    expect(answersOf(desk({ kind: 'closed', outcome: 'answered' }, true))).toEqual([]);
    expect(talk.state().ticket?.state).toBe('closed');
  });
});
