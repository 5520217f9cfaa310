import { describe, expect, test } from 'vitest';
import { parseWebhook } from '../../src/line/parse-webhook.ts';

const user = `U${'a'.repeat(32)}`;
const group = `C${'b'.repeat(32)}`;
const base = {
  mode: 'active',
  timestamp: 1,
  webhookEventId: '01E',
  deliveryContext: { isRedelivery: false },
  replyToken: 'r',
  source: { type: 'user', userId: user },
};
const parse = (...events: unknown[]) => {
  const parsed = parseWebhook(JSON.stringify({ destination: 'x', events }));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};
const heard = (event: object) => parse({ ...base, ...event }).deliveries[0]?.heard;

describe('parseWebhook', () => {
  test.each([
    [
      'text',
      { type: 'message', message: { type: 'text', id: '1', text: 'oi' } },
      { kind: 'wrote', text: 'oi', messageId: '1', masked: [] },
    ],
    ['sticker', { type: 'message', message: { type: 'sticker', id: '1' } }, { kind: 'sentSticker' }],
    ['image', { type: 'message', message: { type: 'image', id: '1' } }, { kind: 'sentPicture', messageId: '1' }],
    ['video', { type: 'message', message: { type: 'video', id: '1' } }, { kind: 'sentVoice', messageId: '1' }],
    ['audio', { type: 'message', message: { type: 'audio', id: '1' } }, { kind: 'sentVoice', messageId: '1' }],
    ['file', { type: 'message', message: { type: 'file', id: '1' } }, { kind: 'sentFile', messageId: '1' }],
    [
      'location',
      { type: 'message', message: { type: 'location', id: '1', latitude: 36.4, longitude: 138.2 } },
      { kind: 'sentLocation', lat: 36.4, lon: 138.2, messageId: '1' },
    ],
    ['follow', { type: 'follow', follow: { isUnblocked: false } }, { kind: 'followed', again: false }],
    ['unblock', { type: 'follow', follow: { isUnblocked: true } }, { kind: 'followed', again: true }],
    ['unfollow', { type: 'unfollow' }, { kind: 'unfollowed' }],
    ['unsend', { type: 'unsend', unsend: { messageId: '7' } }, { kind: 'unsent', messageId: '7' }],
    ['postback', { type: 'postback', postback: { data: 'do=menu' } }, { kind: 'tapped', action: { do: 'menu' } }],
    ['stale postback', { type: 'postback', postback: { data: 'old' } }, { kind: 'tapped', action: null }],
    ['join', { type: 'join', source: { type: 'group', groupId: group } }, { kind: 'joinedGroup' }],
    ['leave', { type: 'leave', source: { type: 'group', groupId: group } }, { kind: 'leftGroup' }],
  ])('%s', (_, event, expected) => expect(heard(event)).toEqual(expected));

  test('of pictures sent together only the first is answered, and none is lost', () => {
    const picture = (index: number) => ({
      ...base,
      webhookEventId: `01${index}`,
      type: 'message',
      message: { type: 'image', id: String(index), imageSet: { id: 's', index, total: 3 } },
    });
    const further = parse(picture(2), picture(1), picture(3)).deliveries.map(
      ({ heard }) => heard.kind === 'sentPicture' && heard.isFurther === true,
    );
    expect(further).toEqual([true, false, true]);
  });

  test('words in a group that do not mention the bot go no further', () => {
    const source = { type: 'group', groupId: group, userId: user };
    const words = { type: 'message', source, message: { type: 'text', id: '1', text: 'shall we meet?' } };
    expect(parse({ ...base, ...words })).toEqual({ deliveries: [], ignored: { message: 1 } });
    const others = { mentionees: [{ index: 0, length: 4, type: 'user', userId: user, isSelf: false }] };
    expect(parse({ ...base, ...words, message: { ...words.message, mention: others } }).deliveries).toHaveLength(0);
    const us = { mentionees: [{ index: 0, length: 4, type: 'user', userId: user, isSelf: true }] };
    expect(
      parse({ ...base, ...words, message: { ...words.message, text: '@bot 給食費', mention: us } }).deliveries,
    ).toMatchObject([{ talk: `group:${group}`, place: 'group', heard: { text: '給食費' } }]);
  });

  test.each([
    'memberJoined',
    'memberLeft',
    'videoPlayComplete',
    'beacon',
    'accountLink',
    'membership',
    'module',
    'messageEdited',
    'somethingNew',
  ])('%s is counted and left alone', (type) => {
    expect(parse({ ...base, type, source: { type: 'group', groupId: group } })).toEqual({
      deliveries: [],
      ignored: { [type]: 1 },
    });
  });

  test.each([
    [undefined],
    [{ type: 'user' }],
    [{ type: 'user', userId: 'Uxyz' }],
    [{ type: 'user', userId: `${user}'; DROP` }],
  ])('a source that is not LINE’s (%j) is left alone', (source) => {
    expect(parse({ ...base, type: 'follow', source }).deliveries).toHaveLength(0);
  });
});
