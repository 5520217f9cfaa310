import { describe, expect, test } from 'vitest';
import type { TopicId } from '../../src/topics/index.ts';
import { SUNDAY_NIGHT, WORKING_HOURS } from '../support/library.ts';
import { answersOf, startTalk, wordsOf } from '../support/talk.ts';

describe('a talk that goes well', () => {
  test('1. newly arrived, LINE in Portuguese: what to do at city hall, in Portuguese, with the next steps', () => {
    const talk = startTalk({ profile: 'pt-BR' });
    const turned = talk.say('cheguei agora em ueda o q preciso fazer na prefeitura');
    expect(turned.reading).toMatchObject({ language: 'pt-BR', intent: 'answered' });
    expect(turned.reading.topics[0]?.id).toBe('living/moving-in');
    expect(wordsOf(turned)).toContain('14');
    expect(answersOf(turned)[0]?.choices.some((choice) => 'action' in choice && choice.action.do === 'topic')).toBe(
      true,
    );
  });

  test('2. a trainee without Vietnamese keyboard lost the residence card', () => {
    const turned = startTalk().say('mat the ngoai kieu');
    expect(turned.reading.language).toBe('vi');
    expect(turned.reading.topics[0]?.id).toBe('living/residence-card');
    expect(wordsOf(turned)).toMatch(/cảnh sát/);
  });

  test('3. two words, one of them Japanese, stay Indonesian', () => {
    const turned = startTalk({ profile: 'id' }).say('hoken mahal');
    expect(turned.reading.language).toBe('id');
    expect(turned.reading.topics.slice(0, 3).map(({ id }) => id)).toContain('living/health-insurance');
  });

  test('4. kanji copied from a letter do not change a talk in Nepali', () => {
    const talk = startTalk({ profile: 'ne' });
    talk.say('नमस्ते, मलाई स्वास्थ्य बीमाको बारेमा जान्नु छ');
    const turned = talk.say('国民健康保険税 納税通知書');
    expect(turned.reading.language).toBe('ne');
    expect(turned.reading.topics.slice(0, 3).map(({ id }) => id)).toContain('living/health-insurance');
  });

  test('5. a learner writing kana gets easy Japanese', () => {
    const turned = startTalk().say('びょういん いきたい えいごの せんせい');
    expect(turned.reading.language).toBe('ja-easy');
    expect(turned.reading.topics.slice(0, 3).map(({ id }) => id)).toEqual(
      expect.arrayContaining([expect.stringMatching(/seeing-a-doctor|medical-interpreting/)]),
    );
  });

  test('6. panic gets the danger card first, with the Japanese to say', () => {
    const turned = startTalk({ profile: 'tl' }).say('tulong po hindi humihinga ang anak ko');
    expect(turned.reading).toMatchObject({ intent: 'emergency', language: 'tl' });
    expect(answersOf(turned)[0]?.danger).toBeDefined();
    expect(wordsOf(turned)).toMatch(/119/);
    expect(wordsOf(turned)).toMatch(/きゅうきゅう|こども/);
  });

  test('7. fire insurance is no fire', () => {
    const turned = startTalk().say('fire insurance for apartment');
    expect(turned.reading.intent).not.toBe('emergency');
    expect(turned.reading.topics[0]?.id).toBe('living/renting');
  });

  test('8. violence: a private card that names nothing on a lock screen', () => {
    const turned = startTalk({ profile: 'pt-BR' }).say('meu marido me bate, tenho medo de voltar pra casa');
    expect(turned.reading).toMatchObject({ intent: 'emergency', danger: 'violence' });
    expect(answersOf(turned)[0]?.private).toBe(true);
    expect(wordsOf(turned)).toMatch(/0120-279-889/);
  });

  test('9. a person is wanted on Sunday night: when the desk opens after the holiday, and what answers until then', () => {
    const talk = startTalk({ profile: 'zh-CN', now: SUNDAY_NIGHT });
    const turned = talk.say('想找人说中文');
    expect(turned.reading).toMatchObject({ intent: 'handoff', language: 'zh-Hans' });
    expect(wordsOf(turned)).toContain('0268-75-2245');
    expect(wordsOf(turned)).toMatch(/11月24日.*9:00/);
    expect(talk.say('垃圾怎么分类').reading.topics[0]?.id).toBe('living/garbage');
  });

  test('a grave question keeps the emergency numbers one tap away; an everyday one does not', () => {
    const labelsOf = (topic: TopicId): string[] =>
      answersOf(startTalk({ profile: 'en' }).hear({ kind: 'tapped', action: { do: 'topic', topic } })).flatMap(
        ({ choices }) => choices.map(({ label }) => label),
      );
    expect(labelsOf('consultation/trainee-help')).toContain('119 · 110');
    expect(labelsOf('living/garbage')).not.toContain('119 · 110');
  });

  test('11. "gomi" is garbage first', () =>
    expect(startTalk({ profile: 'pt' }).say('gomi').reading.topics[0]?.id).toBe('living/garbage'));

  test('12. renting a horse is not guessed at, and the question is recorded', () => {
    const turned = startTalk().say('where can i rent a horse');
    expect(turned.reading.intent).not.toBe('answered');
    const second = startTalk().say('best recipe for lasagna bolognese');
    expect(second.reading.intent).toBe('notFound');
    expect(second.effects).toContainEqual({ kind: 'record', entry: expect.objectContaining({ kind: 'unanswered' }) });
  });

  test('14. a location asks for the hazard and gives only places marked for it', () => {
    const talk = startTalk({ profile: 'en' });
    talk.hear({ kind: 'sentLocation', lat: 36.3976, lon: 138.2521 });
    const turned = talk.tap(/Flood/);
    expect(answersOf(turned)[0]?.contacts).toHaveLength(3);
    expect(wordsOf(turned)).toMatch(/道を教えてください|in a straight line/);
  });

  test('16. a language chosen by hand stays, and the last answer is shown again in it', () => {
    const talk = startTalk({ profile: 'ja' });
    talk.say('ごみの日はいつですか');
    talk.say('language');
    const turned = talk.tap('Tiếng Việt');
    expect(wordsOf(turned)).toMatch(/rác/);
    expect(talk.say('OK').reading.language).toBe('vi');
    expect(talk.say('where do I throw my trash away please').reading.language).toBe('vi');
  });

  test('17. a number in a message is warned about', () => {
    const talk = startTalk({ profile: 'en' });
    const turned = talk.hear({
      kind: 'wrote',
      text: 'my number is [my-number]',
      messageId: '1',
      masked: ['my-number'],
    });
    expect(wordsOf(turned)).toContain('removed it');
    talk.hear({ kind: 'unsent', messageId: '1' });
    expect(JSON.stringify(talk.state())).not.toContain('my number is');
  });

  test('18. "delete my data" asks once and then forgets', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('delete my data');
    expect(talk.tap('Delete my data').effects).toContainEqual({ kind: 'forget' });
  });

  test('19. in a group: short, public, and personal help only in private', () => {
    const talk = startTalk({ place: 'group' });
    const turned = talk.say('給食費はいくらですか');
    expect(answersOf(turned).every((answer) => answer.sections.length === 0 && answer.choices.length === 0)).toBe(true);
    expect(wordsOf(talk.say('I want to talk to a person'))).toMatch(/private|個別|ひとりで|こっそり|トーク/);
  });

  test('20a. thinking of dying: listening lines first', () => {
    const turned = startTalk().say('死にたい。もう疲れた');
    expect(turned.reading).toMatchObject({ intent: 'emergency', danger: 'self-harm' });
    expect(answersOf(turned)[0]?.contacts[0]?.id).toBe('yorisoi');
  });

  test('20b. passport taken, dormitory locked', () => {
    const turned = startTalk().say('cty giữ hộ chiếu không cho ra ngoài');
    expect(turned.reading).toMatchObject({ intent: 'emergency', danger: 'exploitation', language: 'vi' });
    expect(wordsOf(turned)).toContain('110');
  });

  test('20c. a photo of a letter: who sent it, then what it is', () => {
    const talk = startTalk({ profile: 'es' });
    talk.hear({ kind: 'sentPicture', messageId: '1' });
    expect(talk.tap(/mpuesto/).reading.intent).toBe('answered');
  });

  test('20. a language we do not write: recognised, and the line that really serves it', () => {
    const turned = startTalk().say('නමස්කාර, ගෙවල් කුලිය');
    expect(turned.reading.language).toBe('si');
    expect(wordsOf(turned)).toContain('0570-013904');
  });

  test('"not an emergency" answers the same message as a question', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('my house is on fire, do I have insurance');
    const turned = talk.tap('Not an emergency');
    expect(turned.reading.intent).not.toBe('emergency');
    expect(wordsOf(turned)).toContain('what I found');
  });

  test('one OK does not switch a Vietnamese talk; a whole sentence in English does, and says so', () => {
    const talk = startTalk();
    talk.say('tôi muốn gia hạn visa thì làm thế nào');
    expect(talk.say('OK').reading.language).toBe('vi');
    const turned = talk.say('how can I enroll my children in the elementary school here');
    expect(turned.reading.language).toBe('en');
    expect(wordsOf(turned)).toContain('You wrote in English');
  });

  test('any topic is within three taps', () => {
    const talk = startTalk({ profile: 'en', now: WORKING_HOURS });
    talk.say('menu');
    talk.tap('Daily life');
    const reachable = new Set<string>();
    const look = (turned: ReturnType<typeof talk.say>): void => {
      for (const answer of answersOf(turned))
        for (const choice of [...answer.options, ...answer.choices])
          if ('action' in choice && choice.action.do === 'topic') reachable.add(choice.action.topic);
    };
    for (let page = 0; page < 8; page++)
      look(talk.hear({ kind: 'tapped', action: { do: 'collection', collection: 'living', page } }));
    expect(reachable.size).toBe(57);
  });

  test('two misses in a row offer a person without being asked', () => {
    const talk = startTalk({ profile: 'en' });
    talk.say('best recipe for lasagna bolognese');
    expect(wordsOf(talk.say('who won the champions league final'))).toContain('0268-75-2245');
  });

  test('a stale or forged button gets a kind "please choose again"', () => {
    const talk = startTalk({ profile: 'en' });
    for (const action of [null, { do: 'topic', topic: 'living/no-such-topic' } as const])
      expect(wordsOf(talk.hear({ kind: 'tapped', action }))).toContain('Please choose again');
  });
});
