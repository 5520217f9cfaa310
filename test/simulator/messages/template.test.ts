import { describe, expect, it } from 'vitest';
import { faultsOf, postback } from '../support/messages.ts';

const url = 'https://example.com/a.png';
const at = 'messages[0].template';
const template = (inner: object) => ({ type: 'template', altText: 'a template', template: inner });
const column = { text: 'Column', actions: [postback] };
const area = { x: 0, y: 0, width: 100, height: 100 };
const imagemap = {
  type: 'imagemap',
  baseUrl: 'https://example.com/map',
  altText: 'a map',
  baseSize: { width: 1040, height: 700 },
  actions: [{ type: 'uri', linkUri: 'https://example.com/', area }],
};

describe('templateMessage', () => {
  it.each([
    { type: 'buttons', text: 'ที่'.repeat(160), actions: Array(4).fill(postback) },
    { type: 'buttons', title: 'Menu', text: 'x'.repeat(60), thumbnailImageUrl: url, actions: [postback] },
    { type: 'confirm', text: 'Sure?', actions: [postback, postback] },
    { type: 'carousel', columns: Array(10).fill(column), imageSize: 'contain' },
    { type: 'image_carousel', columns: [{ imageUrl: url, action: { ...postback, label: undefined } }] },
  ])('accepts %j', (inner) => {
    expect(faultsOf(template(inner))).toEqual([]);
  });

  it.each([
    [{ type: 'list' }, expect.stringContaining(`${at}.type: Must be one of`)],
    [{ type: 'buttons', text: 'x'.repeat(161), actions: [postback] }, `${at}.text: Length must be between 1 and 160`],
    [
      { type: 'buttons', title: 'Menu', text: 'x'.repeat(61), actions: [postback] },
      `${at}.text: Length must be between 1 and 60`,
    ],
    [
      { type: 'buttons', title: 'x'.repeat(41), text: 'a', actions: [postback] },
      `${at}.title: Length must be between 1 and 40`,
    ],
    [{ type: 'buttons', text: 'a', actions: Array(5).fill(postback) }, `${at}.actions: Size must be between 1 and 4`],
    [{ type: 'confirm', text: 'a', actions: [postback] }, `${at}.actions: Size must be between 2 and 2`],
    [
      { type: 'confirm', text: 'x'.repeat(241), actions: [postback, postback] },
      `${at}.text: Length must be between 1 and 240`,
    ],
    [{ type: 'carousel', columns: Array(11).fill(column) }, `${at}.columns: Size must be between 1 and 10`],
    [
      { type: 'carousel', columns: [column, { ...column, actions: [postback, postback] }] },
      `${at}.columns: all columns must have the same number of actions, image and title`,
    ],
    [
      { type: 'carousel', columns: [column, { ...column, title: 'One' }] },
      `${at}.columns: all columns must have the same number of actions, image and title`,
    ],
    [
      { type: 'image_carousel', columns: [{ imageUrl: url, action: { ...postback, label: 'x'.repeat(13) } }] },
      `${at}.columns[0].action.label: Length must be between 0 and 12`,
    ],
  ])('refuses %j', (inner, fault) => {
    expect(faultsOf(template(inner))).toEqual([fault]);
  });
});

describe('imagemapMessage', () => {
  it('accepts a map with a tappable area', () => {
    expect(faultsOf(imagemap)).toEqual([]);
  });

  it.each([
    [{ ...imagemap, baseSize: { width: 1000, height: 700 } }, expect.stringContaining('messages[0].baseSize.width: ')],
    [{ ...imagemap, actions: [] }, 'messages[0].actions: Size must be between 1 and 50'],
    [{ ...imagemap, altText: '' }, 'messages[0].altText: May not be empty'],
    [
      { ...imagemap, actions: [{ type: 'message', text: 'x'.repeat(401), area }] },
      'messages[0].actions[0].text: Length must be between 1 and 400',
    ],
  ])('refuses %j', (message, fault) => {
    expect(faultsOf(message)).toEqual([fault]);
  });
});
