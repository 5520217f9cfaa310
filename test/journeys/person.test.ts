import { describe, expect, test } from 'vitest';
import type { DeskEvent, TicketChange } from '../../src/desk/index.ts';
import type { DeskFacts, Turned } from '../../src/dialogue/index.ts';
import { ticket } from '../support/desk.ts';
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
    talk.hear({ kind: 'deskDid', word: { event, silent }, version: ++version, ticket: { ...ticket, language: 'en' } });
  const taken = desk({ kind: 'taken', member: 'Tanaka' });
  return { talk, desk, taken, ticket };
}

/** A ticket as the desk tells of it to a talk that has lost its memory. */
const LOST: NonNullable<DeskFacts['ticket']> = {
  ...ticket({ id: 't1', category: 'tax', place: 'room', language: 'vi' }),
  version: 4,
};

/** Ordinary sentences of a talk with the desk; none is an emergency. */
const TOLD = [
  ...['he is home at night', 'i want to leave at five', 'my passport is in the drawer', 'and the second letter?'],
  ...[
    'what about my wife?',
    'it arrived yesterday',
    'i can come on tuesday',
    'my son is 7 years old',
    'i lost the letter',
  ],
  ...['he is in the second grade', 'i have two children', 'the company pays it', 'my boss gave it to me'],
  ...['i work in a factory', 'the landlord did not answer', 'she was born in march', 'we moved in april'],
  ...[
    'i am at work until 6',
    'the room is cold',
    'i am waiting outside',
    'nobody answered the phone',
    'i already paid',
  ],
  ...['i will go tomorrow', 'it hurts a little when i walk', 'i am tired today', 'my husband is working'],
  ...['he does not speak japanese', 'my contract ends in june', 'they took the form', 'it is too expensive for me'],
  ...[
    'i sent the picture',
    'the door was closed',
    'the baby sleeps now',
    'my visa is ok',
    'i need the paper for school',
  ],
];

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
    expect(changesOf(opened)[0]).toMatchObject({
      kind: 'opened',
      category: 'classes',
      place: 'line',
      sensitive: false,
    });
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
    expect(changesOf(opened)).toMatchObject([
      { kind: 'opened', category: 'work' },
      { kind: 'said' },
      { kind: 'linked' },
    ]);
  });

  test('only what was shown is shared, and nothing from after the receipt', () => {
    const talk = startTalk({ profile: 'en' });
    for (let line = 1; line <= 7; line++) talk.say(`my landlord, part ${line}`);
    talk.say('i want to talk to a person');
    const opened = talk.tap('Housing');
    expect(wordsOf(opened)).not.toContain('part 3');
    talk.say('what is a deposit?');
    const [shared] = changesOf(talk.hear({ kind: 'tapped', action: { do: 'intake', step: 'share', answer: 'yes' } }));
    const texts = shared?.kind === 'shared' ? shared.messages.map(({ text }) => text) : [];
    expect(texts).toEqual([4, 5, 6, 7].map((line) => `my landlord, part ${line}`).concat('i want to talk to a person'));
  });

  test('a second tap on a category opens no second ticket; another category corrects the first', () => {
    const { talk } = waitingTalk();
    const category = (answer: string) =>
      talk.hear({ kind: 'tapped', action: { do: 'intake', step: 'category', answer } });
    const again = category('classes');
    expect(kindsOf(again)).toEqual([]);
    expect(wordsOf(again)).toContain(talk.state().ticket?.number);
    expect(changesOf(category('tax'))).toMatchObject([
      { kind: 'concerns', category: 'tax', place: 'room', sensitive: false },
    ]);
    const violence = category('violence');
    expect(changesOf(violence)).toMatchObject([{ kind: 'concerns', category: 'violence', sensitive: true }]);
    expect(wordsOf(violence)).toMatch(/on this phone/);
  });

  test('an answer typed as its button says it counts as a tap', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('i want to talk to a person');
    expect(changesOf(talk.say('Something else'))).toMatchObject([{ kind: 'opened', category: 'other' }]);
    expect(kindsOf(talk.say('yes'))).toEqual(['shared']);
    expect(changesOf(talk.say('me'))).toEqual([{ kind: 'intake', field: 'forWhom', answer: 'me' }]);
    expect(kindsOf(talk.say('no longer needed'))).toEqual(['cancelled']);
  });

  test('words typed instead of an answer get theirs, the question comes once more, and then rests', () => {
    const { talk } = waitingTalk();
    expect(wordsOf(talk.say('where do i throw my trash'))).toMatch(/May the person read/);
    const second = talk.say('how do i pay my taxes');
    expect(wordsOf(second)).not.toMatch(/May the person read/);
    expect(talk.state().ticket).toMatchObject({ state: 'waiting', intake: null });
  });

  test('whether the phone is safe is asked until it is known, and the receipt comes whatever the answer but no', () => {
    const opened = () => {
      const talk = startTalk({ profile: 'en' });
      talk.say('my husband hits me i am afraid to go home');
      talk.tap(/person/i);
      return talk;
    };
    const talk = opened();
    for (let turn = 0; turn < 3; turn++)
      expect(wordsOf(talk.say('where do i throw my trash'))).toMatch(/on this phone/);
    for (const label of ['Only I read it', 'Safe at times', 'Skip']) {
      const received = opened().tap(label);
      expect(answersOf(received)[0]?.title).toMatch(/[A-Z]{3}-\d{3}/);
      expect(answersOf(received)[0]?.links[0]?.url).toMatch(/^\/r\//);
    }
  });

  test('a language chosen in the middle: the question is asked again in it, and staff learn which it is', () => {
    const { talk } = waitingTalk();
    const turned = talk.hear({ kind: 'tapped', action: { do: 'speak', language: 'vi' } });
    expect(answersOf(turned).at(-1)?.choices.length).toBeGreaterThan(2);
    expect(answersOf(turned).at(-1)?.language).toBe('vi');
    expect(changesOf(turned)).toEqual([{ kind: 'spoke', language: 'vi' }]);
  });

  test('asked for twice in other words, nobody is asked a second time what it is about', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('i want to talk to a person');
    expect(kindsOf(talk.say('please let me talk to a human'))).toContain('opened');
  });

  test('the desk itself is no subject: what lies behind it is', () => {
    const talk = startTalk({ profile: 'zh-Hans' });
    talk.say('想找人说中文');
    expect(changesOf(talk.say('收到税金的信，看不懂'))[0]).toMatchObject({ category: 'tax', place: 'room' });
  });

  test('a person offered after two misses is not taken for asked for: the next question is a question', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('qwxz brrrt hmpf');
    expect(wordsOf(talk.say('zzkrr plomf tchak'))).toMatch(/What is it about/);
    const turned = talk.say('where do i throw my trash');
    expect(turned.reading.intent).toBe('answered');
    expect(kindsOf(turned)).toEqual([]);
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

  test('what the bot does not know is passed on, not recorded for the volunteers, and no second person is offered', () => {
    const { talk } = waitingTalk();
    for (const words of ['qwxz brrrt hmpf', 'zzkrr plomf tchak', 'vvrrk nnggh pft']) {
      const turned = talk.say(words);
      expect(turned.effects.map(({ kind }) => kind)).not.toContain('record');
      expect(wordsOf(turned)).toMatch(/passed it on/);
      expect(wordsOf(turned)).not.toMatch(/What is it about/);
    }
    const { ticket } = talk.state();
    const unhelpful = talk.hear({ kind: 'tapped', action: { do: 'useful', topic: 'living/garbage', useful: false } });
    expect(wordsOf(unhelpful)).toContain(ticket?.number);
    expect(wordsOf(unhelpful)).not.toMatch(/What is it about/);
  });

  test('commands reach staff, too: every word is on their screen', () => {
    const { talk } = waitingTalk();
    expect(changesOf(talk.say('menu'))).toMatchObject([{ kind: 'said', text: 'menu' }]);
  });

  test('in danger: the ticket there is becomes urgent and sensitive, no second one is opened', () => {
    const { talk } = waitingTalk();
    const { ticket } = talk.state();
    expect(changesOf(talk.say('my husband hits me i am afraid to go home'))[0]).toMatchObject({ danger: 'violence' });
    const turned = talk.tap(/person/i);
    expect(turned.effects.filter(({ kind }) => kind === 'ticket')).toMatchObject([
      { ticketId: ticket?.id, change: { kind: 'concerns', danger: 'violence', sensitive: true, place: 'room' } },
    ]);
    expect(wordsOf(turned)).toMatch(/on this phone/);
    expect(talk.state().ticket).toMatchObject({ id: ticket?.id, sensitive: true, place: 'room', state: 'waiting' });
    expect(answersOf(talk.tap('Only I read it'))[0]?.links[0]?.url).toMatch(/^\/r\//);
  });

  test('a place that is sent reaches staff and gets its answer', () => {
    const turned = waitingTalk().talk.hear({ kind: 'sentLocation', lat: 36.39, lon: 138.25, messageId: 'l1' });
    expect(changesOf(turned)).toMatchObject([
      { kind: 'said', media: 'location', messageId: 'l1', text: '36.39, 138.25' },
    ]);
    expect(answersOf(turned)).toHaveLength(1);
  });

  test('whoever blocks the account is not lost: staff learn of it, and that they came back', () => {
    const { talk } = waitingTalk();
    const { ticket } = talk.state();
    expect(kindsOf(talk.hear({ kind: 'unfollowed' }))).toEqual(['left']);
    const back = startTalk({ profile: 'en' });
    const known = { ...ticket, language: 'en', safePhone: null, createdAt: 0, version: 4 } as never;
    back.know({ places: {} as never, hours: null, ticket: known });
    expect(kindsOf(back.hear({ kind: 'followed', again: true }))).toEqual(['cameBack']);
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
    talk.know({ places: {} as never, hours: null, ticket: { ...LOST, state: 'active' } });
    expect(kindsOf(talk.say('hello? are you still there'))).toContain('said');
    expect(talk.state().ticket).toMatchObject({ id: 't1', state: 'active' });
  });

  test('and in which language, and whether somebody else reads the phone', () => {
    const talk = startTalk();
    talk.know({ places: {} as never, hours: null, ticket: { ...LOST, safePhone: 'no' } });
    expect(answersOf(talk.hear({ kind: 'sentPicture', messageId: 'p1' }))[0]?.language).toBe('vi');
    expect(talk.state().ticket?.quiet).toBe(true);
    const told = startTalk();
    const word = { event: { kind: 'message', messageId: 'm', member: 'Tanaka', text: 'x' }, silent: false } as const;
    expect(answersOf(told.hear({ kind: 'deskDid', word, version: 9, ticket: LOST }))[0]?.language).toBe('vi');
  });

  test('deleting the data is also a wish about a ticket the talk has forgotten', () => {
    const talk = startTalk({ profile: 'en' });
    talk.know({ places: {} as never, hours: null, ticket: { ...LOST, state: 'closed' } });
    const turned = talk.hear({ kind: 'tapped', action: { do: 'forget', sure: true } });
    expect(turned.effects).toContainEqual({ kind: 'ticket', ticketId: 't1', change: { kind: 'deletionAsked' } });
    expect(wordsOf(turned)).toMatch(/they have your wish/);
    expect(wordsOf(turned)).toMatch(/go on asking/);
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
    expect(changesOf(turned)).toMatchObject([
      { kind: 'said', by: 'resident', danger: 'fire' },
      { kind: 'said', by: 'bot', danger: 'fire' },
    ]);
  });

  test('what people tell about their life raises a danger card rarely', () => {
    const cards = TOLD.filter((text) => answersOf(takenTalk().talk.say(text)).some(({ danger }) => danger));
    expect(cards.length).toBeLessThanOrEqual(TOLD.length / 8);
  });

  test('a word or two to a person raises none at all, however it looks; a shout does', () => {
    const { talk } = takenTalk();
    const words = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    expect(words.filter((text) => answersOf(talk.say(text)).some(({ danger }) => danger))).toEqual([]);
    expect(answersOf(talk.say('FIRE!!'))[0]?.danger).toBe('fire');
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

  test('the questions of the intake rest when a person is there, and do not come back', () => {
    const { talk, desk } = takenTalk();
    desk({ kind: 'handedBack' });
    expect(wordsOf(talk.say('where do i throw my trash'))).not.toMatch(/May the person read/);
  });

  test('"back to the bot" works in its own words and is offered whenever a command is answered; a second tap costs no place in line', () => {
    const { talk } = takenTalk();
    expect(answersOf(talk.say('menu')).at(-1)?.choices[0]).toMatchObject({ action: { do: 'backToBot' } });
    const stop = talk.say('stop');
    expect(kindsOf(stop)).toEqual(['said']);
    expect(answersOf(stop).at(-1)?.choices).toContainEqual(expect.objectContaining({ action: { do: 'backToBot' } }));
    expect(kindsOf(talk.say('back to the bot'))).toEqual(['backToBot']);
    expect(kindsOf(talk.hear({ kind: 'tapped', action: { do: 'backToBot' } }))).toEqual([]);
  });

  test('in danger the ticket goes back in line for somebody who may see it', () => {
    const { talk } = takenTalk();
    talk.say('my husband hits me i am afraid to go home');
    expect(changesOf(talk.tap(/person/i))).toMatchObject([{ kind: 'concerns', sensitive: true }]);
    expect(talk.state().ticket?.state).toBe('waiting');
  });

  test('a place goes to the person without a word of the bot, unless a danger card has just asked for it', () => {
    const { talk } = takenTalk();
    const send = () => talk.hear({ kind: 'sentLocation', lat: 36.39, lon: 138.25, messageId: 'l1' });
    expect(answersOf(send())).toEqual([]);
    talk.say('my house is on fire help');
    expect(answersOf(send())).toHaveLength(1);
  });

  test('a ticket marked sensitive goes on in a room', () => {
    const { talk, desk, ticket } = takenTalk();
    Object.assign(ticket, { place: 'room', sensitive: true });
    expect(answersOf(desk({ kind: 'markedSensitive' }, true))).toEqual([]);
    expect(talk.state().ticket).toMatchObject({ place: 'room', sensitive: true, state: 'active' });
  });

  test('a room: words typed in LINE reach the person, and the answer leads back to the room', () => {
    const turned = takenTalk('Tax').talk.say('what about the second tax letter?');
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
    const said = Array.from({ length: 40 }, (_, index) => changesOf(talk.say(`line ${index}`))[0]);
    expect(said.map((change) => change?.kind === 'said' && change.text)).toEqual(
      said.map((_, index) => `line ${index}`),
    );
  });

  test('closed: "solved?" is asked for free, and "not yet" opens it again', () => {
    const { talk, desk } = takenTalk();
    expect(desk({ kind: 'closed', outcome: 'answered' }).effects[0]).toMatchObject({ urgency: 'free' });
    expect(changesOf(talk.tap('No, not yet'))).toEqual([{ kind: 'solved', solved: false }]);
    expect(talk.state().ticket?.state).toBe('waiting');
  });

  test('"solved" is thanked for, also long after; "not yet" then asks what it is about', () => {
    const { talk, desk } = takenTalk();
    desk({ kind: 'closed', outcome: 'answered' });
    expect(changesOf(talk.tap('Yes, solved'))).toEqual([{ kind: 'solved', solved: true }]);
    talk.pass(8 * 86_400_000);
    const tap = (solved: boolean) => talk.hear({ kind: 'tapped', action: { do: 'solved', solved } });
    expect(wordsOf(tap(true))).toMatch(/Good to hear/);
    expect(wordsOf(tap(false))).toMatch(/What is it about/);
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
    const late = talk.hear({ kind: 'deskDid', word, version: 1, ticket: { ...ticket, language: 'en' } });
    expect(talk.state().ticket?.state).toBe('closed');
    expect(answersOf(late)).toEqual([]);
  });

  test('a silent event changes the talk and says nothing', () => {
    const { talk, desk } = takenTalk();
    expect(answersOf(desk({ kind: 'closed', outcome: 'answered' }, true))).toEqual([]);
    expect(talk.state().ticket?.state).toBe('closed');
  });
});
