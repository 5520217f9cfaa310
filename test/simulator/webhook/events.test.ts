import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../src/simulator/index.ts';
import { type Bot, messageOf, startBot, startLine } from '../support/bot.ts';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

let bot: Bot;
let line: Simulator;
let ana: string;
let ben: string;
let group: string;

beforeEach(async () => {
  bot = await startBot();
  line = await startLine({ webhookUrl: bot.url });
  ana = line.addResident({ name: 'Ana' }).userId;
  ben = line.addResident({ name: 'Ben' }).userId;
  group = line.addGroup({ name: 'Parents', members: [ana, ben] }).id;
});

afterEach(async () => {
  await line.close();
  bot.close();
});

/** Does something and gives the event the bot received. */
async function event(chatId: string, name: string, asked: Record<string, unknown> = {}) {
  await line.act(chatId, name, asked);
  return bot.received.at(-1)?.body.events[0] as Record<string, unknown>;
}

const inGroup = () => ({ type: 'group', groupId: group });

describe('events', () => {
  it('all have the common properties', async () => {
    expect(await event(ana, 'say', { text: 'oi' })).toEqual({
      type: 'message',
      mode: 'active',
      timestamp: expect.any(Number),
      source: { type: 'user', userId: ana },
      webhookEventId: expect.stringMatching(ULID),
      deliveryContext: { isRedelivery: false },
      replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      message: {
        type: 'text',
        id: expect.stringMatching(/^\d{18}$/),
        quoteToken: expect.any(String),
        markAsReadToken: expect.any(String),
        text: 'oi',
      },
    });
  });

  it.each([
    [
      'sticker',
      {},
      { packageId: '446', stickerId: '1988', stickerResourceType: 'STATIC', quoteToken: expect.any(String) },
    ],
    ['image', {}, { contentProvider: { type: 'line' }, quoteToken: expect.any(String) }],
    [
      'video',
      { duration: 9000 },
      { contentProvider: { type: 'line' }, duration: 9000, quoteToken: expect.any(String) },
    ],
    ['audio', { duration: 900 }, { contentProvider: { type: 'line' }, duration: 900 }],
    ['file', { fileName: 'tax.pdf', base64: 'AAAA' }, { fileName: 'tax.pdf', fileSize: 3 }],
    ['location', { latitude: 36.4, longitude: 138.2 }, { latitude: 36.4, longitude: 138.2 }],
    [
      'location',
      { latitude: 1, longitude: 2, title: 'T', address: 'A' },
      { title: 'T', address: 'A', latitude: 1, longitude: 2 },
    ],
  ])('message of type %s', async (type, asked, fields) => {
    const { message, replyToken } = await event(ana, type, asked);
    expect(message).toEqual({ type, id: expect.any(String), markAsReadToken: expect.any(String), ...fields });
    expect(replyToken).toBeDefined();
  });

  it('pictures sent together are separate events of one set', async () => {
    await line.act(ana, 'image', { total: 3 });
    const sets = bot.received.map(({ body }) => messageOf(body.events[0]).imageSet);
    expect(sets).toHaveLength(3);
    expect(sets).toContainEqual({ id: expect.any(String), index: 3, total: 3 });
  });

  it('texts carry LINE emoji, quotes and, in groups, mentions', async () => {
    const emojis = [{ index: 0, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }];
    const said = await event(ana, 'say', { text: '(love)', emojis, quotedMessageId: '1' });
    expect(said.message).toMatchObject({ emojis, quotedMessageId: '1' });
    const mentioned = await event(group, 'say', { text: '@Madoguchi @All @Ben 給食費', userId: ana });
    expect(mentioned.source).toEqual({ ...inGroup(), userId: ana });
    expect(mentioned.message).toMatchObject({
      mention: {
        mentionees: [
          { index: 0, length: 10, type: 'user', userId: line.platform.account.userId, isSelf: true },
          { index: 11, length: 4, type: 'all' },
          { index: 16, length: 4, type: 'user', userId: ben, isSelf: false },
        ],
      },
    });
    expect((await event(ana, 'say', { text: '@Madoguchi' })).message).not.toHaveProperty('mention');
  });

  it('follow and unfollow', async () => {
    expect(await event(ana, 'follow')).toMatchObject({ type: 'follow', follow: { isUnblocked: false } });
    const unfollowed = await event(ana, 'unfollow');
    expect(unfollowed).toMatchObject({ type: 'unfollow', source: { userId: ana } });
    expect(unfollowed).not.toHaveProperty('replyToken');
    await expect(line.act(ana, 'say', { text: 'hi' })).rejects.toThrow('blocked');
    expect(await event(ana, 'follow')).toMatchObject({ follow: { isUnblocked: true }, replyToken: expect.any(String) });
  });

  it('postback, with what a date picker picked', async () => {
    expect((await event(ana, 'postback', { data: 'a=1', displayText: 'More' })).postback).toEqual({ data: 'a=1' });
    expect((await line.messages(ana)).at(-1)).toMatchObject({ from: 'resident', preview: 'More' });
    const picked = await event(ana, 'postback', { data: 'when', params: { datetime: '2026-12-25T01:00' } });
    expect(picked).toMatchObject({ type: 'postback', replyToken: expect.any(String) });
    expect(picked.postback).toEqual({ data: 'when', params: { datetime: '2026-12-25T01:00' } });
  });

  it('unsend names the message, has no reply token, and clears the screen', async () => {
    const { messageId } = await line.act(ana, 'say', { text: 'my number is 1234' });
    const unsent = await event(ana, 'unsend');
    expect(unsent).toMatchObject({ type: 'unsend', unsend: { messageId } });
    expect(unsent).not.toHaveProperty('replyToken');
    expect(JSON.stringify(await line.messages(ana))).not.toContain('1234');
  });

  it('messageEdited: in groups, same message, own tokens, no read token', async () => {
    const said = await event(group, 'say', { text: 'helo', userId: ana });
    const edited = await event(group, 'edit', { text: 'hello', userId: ana });
    const [before, after] = [said, edited].map((one) => one.message as Record<string, unknown>);
    expect(edited).toMatchObject({ type: 'messageEdited', source: { ...inGroup(), userId: ana } });
    expect(after).toEqual({ type: 'text', id: before?.id, quoteToken: expect.any(String), text: 'hello' });
    expect(after?.quoteToken).not.toBe(before?.quoteToken);
    expect(edited.replyToken).not.toBe(said.replyToken);
    await line.act(ana, 'say', { text: 'helo' });
    await expect(line.act(ana, 'edit', { text: 'hello' })).rejects.toThrow('group');
  });

  it('join and leave; after leaving nothing is heard', async () => {
    expect(await event(group, 'join')).toMatchObject({
      type: 'join',
      source: inGroup(),
      replyToken: expect.any(String),
    });
    const left = await event(group, 'leave');
    expect(left).toMatchObject({ type: 'leave', source: inGroup() });
    expect(left).not.toHaveProperty('replyToken');
    const count = bot.received.length;
    await line.act(group, 'say', { text: 'anyone?' });
    expect(bot.received).toHaveLength(count);
  });

  it('memberJoined and memberLeft', async () => {
    const cai = line.addResident({ name: 'Cai' }).userId;
    const members = [{ type: 'user', userId: cai }];
    expect(await event(group, 'member-joined', { members: [cai] })).toMatchObject({
      joined: { members },
      replyToken: expect.any(String),
    });
    const left = await event(group, 'member-left', { members: [cai] });
    expect(left).toMatchObject({ type: 'memberLeft', left: { members } });
    expect(left).not.toHaveProperty('replyToken');
  });

  it('rooms have a room as source', async () => {
    const room = line.addGroup({ name: 'Old', kind: 'room', members: [ana] }).id;
    expect((await event(room, 'say', { text: 'hi' })).source).toEqual({ type: 'room', roomId: room, userId: ana });
  });

  it('are redelivered with the same id, and unmarked where asked', async () => {
    const said = await event(ana, 'say', { text: 'oi' });
    expect(await event(ana, 'redeliver')).toEqual({ ...said, deliveryContext: { isRedelivery: true } });
    expect(await event(ana, 'redeliver', { isRedelivery: false })).toEqual(said);
  });
});
