import { describe, expect, it } from 'vitest';
import { refuseMessages } from '../../../src/simulator/index.ts';
import { faultsOf, faultsOfAll, postback, quick, words } from '../support/messages.ts';

const url = 'https://example.com/a.png';
const place = { type: 'location', title: 'Hall', address: '1-1', latitude: 36.4, longitude: 138.2 };
const thai = 'ที่';

describe('refuseMessages: the list', () => {
  it.each([
    [undefined, 'messages: May not be empty'],
    [[], 'messages: Size must be between 1 and 5'],
    [Array(6).fill(words), 'messages: Size must be between 1 and 5'],
    [[{ text: 'no type' }], 'messages[0].type: May not be empty'],
    [[null], 'messages[0].type: May not be empty'],
  ])('refuses %j', (messages, fault) => {
    expect(faultsOfAll(messages)).toEqual([fault]);
  });

  it('names the place of each fault and counts them, as LINE does', () => {
    expect(refuseMessages([{ type: 'text', text: '' }, { type: 'poem' }])).toMatchObject({
      message: 'The request body has 2 error(s)',
      details: [
        { property: 'messages[0].text', message: 'May not be empty' },
        {
          property: 'messages[1].type',
          message: expect.stringContaining('Must be one of the following values: [text'),
        },
      ],
    });
  });

  it('accepts five messages', () => {
    expect(faultsOfAll(Array(5).fill(words))).toEqual([]);
  });
});

describe('refuseMessages: what is accepted', () => {
  it.each([
    ['text of 5,000 units', { type: 'text', text: 'あ'.repeat(5000) }],
    ['text with LINE emoji', { type: 'text', text: 'a $', emojis: [{ index: 2, productId: 'p', emojiId: '001' }] }],
    ['a quote', { type: 'text', text: 'yes', quoteToken: 'q' }],
    ['a sender, even one with "line" inside a word', { ...words, sender: { name: 'Online school', iconUrl: url } }],
    [
      'textV2',
      { type: 'textV2', text: '{a} {{b}}', substitution: { a: { type: 'mention', mentionee: { type: 'all' } } } },
    ],
    [
      'textV2 emoji',
      { type: 'textV2', text: '{e}', substitution: { e: { type: 'emoji', productId: 'p', emojiId: '1' } } },
    ],
    ['sticker', { type: 'sticker', packageId: '446', stickerId: '1988' }],
    ['image', { type: 'image', originalContentUrl: url, previewImageUrl: url }],
    ['video', { type: 'video', originalContentUrl: url, previewImageUrl: url, trackingId: 'track-1' }],
    ['audio', { type: 'audio', originalContentUrl: url, duration: 6000 }],
    ['location', place],
    ['coupon', { type: 'coupon', couponId: '01JYNW8JMQVFBNWF1APF8Z3FS7', deliveryTag: 'a_1' }],
    ['a label of 20 clusters, more in units', quick({ ...postback, label: thai.repeat(20) })],
    ['13 quick replies', { ...words, quickReply: { items: Array(13).fill({ type: 'action', action: postback }) } }],
  ])('%s', (_name, message) => {
    expect(faultsOf(message)).toEqual([]);
  });
});

describe('refuseMessages: what is refused', () => {
  it.each([
    [{ type: 'text' }, 'messages[0].text: May not be empty'],
    [{ type: 'text', text: null }, 'messages[0].text: May not be empty'],
    [{ type: 'text', text: 5 }, 'messages[0].text: Must be a string'],
    [{ type: 'text', text: 'あ'.repeat(5001) }, 'messages[0].text: Length must be between 1 and 5000'],
    [{ type: 'text', text: thai.repeat(1700) }, 'messages[0].text: Length must be between 1 and 5000'],
    [{ type: 'text', text: 'a', color: '#fff' }, 'messages[0].color: invalid property'],
    [
      { type: 'text', text: 'a', emojis: [{ index: 0, productId: 'p', emojiId: '1' }] },
      'messages[0].emojis[0].index: must be the position of "$"',
    ],
    [{ ...words, sender: { name: 'x'.repeat(21) } }, 'messages[0].sender.name: Length must be between 1 and 20'],
    [{ ...words, sender: { name: 'LINE' } }, 'messages[0].sender.name: Must not contain prohibited words'],
    [
      { ...words, sender: { name: 'a', iconUrl: 'http://a.example/i.png' } },
      'messages[0].sender.iconUrl: invalid uri scheme',
    ],
    [{ ...words, quickReply: { items: [] } }, 'messages[0].quickReply.items: Size must be between 1 and 13'],
    [
      { ...words, quickReply: { items: Array(14).fill({ type: 'action', action: postback }) } },
      'messages[0].quickReply.items: Size must be between 1 and 13',
    ],
    [
      { ...words, quickReply: { items: [{ action: postback }] } },
      'messages[0].quickReply.items[0].type: May not be empty',
    ],
    [{ type: 'textV2', text: '{a}' }, 'messages[0].text: no substitution for {a}'],
    [{ type: 'textV2', text: 'a } b' }, 'messages[0].text: { and } must be used in pairs'],
    [
      { type: 'textV2', text: '{a b}', substitution: { 'a b': { type: 'emoji', productId: 'p', emojiId: '1' } } },
      'messages[0].substitution.a b: invalid key',
    ],
    [
      {
        type: 'textV2',
        text: '{a}',
        substitution: { a: { type: 'mention', mentionee: { type: 'user', userId: 'x' } } },
      },
      'messages[0].substitution.a.mentionee.userId: invalid user id',
    ],
    [{ type: 'sticker', packageId: '1', stickerId: '1' }, 'messages[0].packageId: not a sendable sticker package'],
    [{ type: 'sticker', packageId: '446', stickerId: '1' }, 'messages[0].stickerId: not a sendable sticker'],
    [
      { type: 'image', originalContentUrl: 'http://example.com/a.png', previewImageUrl: url },
      'messages[0].originalContentUrl: invalid uri scheme',
    ],
    [
      { type: 'image', originalContentUrl: `${url}?${'x'.repeat(2000)}`, previewImageUrl: url },
      'messages[0].originalContentUrl: Length must be between 1 and 2000',
    ],
    [
      { type: 'image', originalContentUrl: 'https://example.com/絵.png', previewImageUrl: url },
      'messages[0].originalContentUrl: invalid uri: must be percent-encoded using UTF-8',
    ],
    [{ type: 'image', originalContentUrl: url }, 'messages[0].previewImageUrl: May not be empty'],
    [
      { type: 'video', originalContentUrl: url, previewImageUrl: url, trackingId: 'あ' },
      'messages[0].trackingId: invalid trackingId',
    ],
    [{ type: 'audio', originalContentUrl: url, duration: '6' }, expect.stringContaining('messages[0].duration: ')],
    [{ ...place, title: 'x'.repeat(101) }, 'messages[0].title: Length must be between 1 and 100'],
    [{ ...place, address: undefined }, 'messages[0].address: May not be empty'],
    [{ ...place, latitude: 91 }, 'messages[0].latitude: Must be between -90 and 90'],
    [{ type: 'coupon', couponId: 'a', deliveryTag: 'a b' }, 'messages[0].deliveryTag: invalid deliveryTag'],
    [{ type: 'flex', contents: {} }, 'messages[0].altText: May not be empty'],
    [
      { type: 'flex', altText: 'x'.repeat(1501), contents: {} },
      'messages[0].altText: Length must be between 1 and 1500',
    ],
  ])('%j', (message, fault) => {
    expect(faultsOf(message)).toEqual([fault]);
  });
});
