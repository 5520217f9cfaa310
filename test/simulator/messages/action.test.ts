import { describe, expect, it } from 'vitest';
import { bubble, faultsOf, flex, postback, quick, words } from '../support/messages.ts';

const at = 'messages[0].quickReply.items[0].action';
const picker = { type: 'datetimepicker', label: 'When', data: 'when', mode: 'date' };

describe('actionAt a quick reply', () => {
  it.each([
    postback,
    { ...postback, displayText: 'x'.repeat(300) },
    { ...postback, inputOption: 'openKeyboard', fillInText: 'Name:\n' },
    { type: 'message', label: 'Yes', text: 'yes' },
    { type: 'uri', label: 'Call', uri: 'tel:119' },
    { type: 'uri', label: 'Call', uri: 'tel:%237119' },
    { type: 'uri', label: 'Open', uri: 'https://line.me/R/oaMessage/%40x/?hi' },
    { type: 'uri', label: 'Open', uri: 'line://nv/location' },
    { type: 'clipboard', label: 'Copy', clipboardText: 'x'.repeat(1000) },
    { ...picker, initial: '2026-08-01', min: '2026-08-01', max: '2026-08-31' },
    { ...picker, mode: 'time', initial: '09:00' },
    { ...picker, mode: 'datetime', min: '2017-12-25t00:00' },
    { type: 'camera', label: 'Camera' },
    { type: 'cameraRoll', label: 'Photo' },
    { type: 'location', label: 'Where' },
  ])('accepts %j', (action) => {
    expect(faultsOf(quick(action))).toEqual([]);
  });

  it.each([
    [{}, `${at}.type: May not be empty`],
    [{ ...postback, label: undefined }, `${at}.label: May not be empty`],
    [{ ...postback, label: 'ที่'.repeat(21) }, `${at}.label: Length must be between 1 and 20`],
    [{ ...postback, data: 'x'.repeat(301) }, `${at}.data: Length must be between 1 and 300`],
    [{ ...postback, displayText: 'x'.repeat(301) }, `${at}.displayText: Length must be between 1 and 300`],
    [{ ...postback, text: 'a' }, `${at}.text: cannot be used with quick reply buttons`],
    [{ ...postback, inputOption: 'shout' }, expect.stringContaining(`${at}.inputOption: Must be one of`)],
    [{ ...postback, fillInText: 'a' }, `${at}.fillInText: valid only when inputOption is openKeyboard`],
    [{ ...postback, uri: 'https://a.example' }, `${at}.uri: invalid property`],
    [{ type: 'message', label: 'Yes' }, `${at}.text: May not be empty`],
    [{ type: 'message', label: 'Yes', text: 'x'.repeat(301) }, `${at}.text: Length must be between 1 and 300`],
    [{ type: 'uri', label: 'x', uri: 'javascript:alert(1)' }, `${at}.uri: invalid uri scheme`],
    [{ type: 'uri', label: 'x', uri: 'mailto:a@b.example' }, `${at}.uri: invalid uri scheme`],
    [{ type: 'uri', label: 'x', uri: 'example.com' }, `${at}.uri: invalid uri scheme`],
    [{ type: 'uri', label: 'x', uri: 'tel:0268 22' }, `${at}.uri: invalid uri: must be percent-encoded using UTF-8`],
    [
      { type: 'uri', label: 'x', uri: `https://a.example/${'x'.repeat(1000)}` },
      `${at}.uri: Length must be between 1 and 1000`,
    ],
    [
      { type: 'clipboard', label: 'x', clipboardText: 'x'.repeat(1001) },
      `${at}.clipboardText: Length must be between 1 and 1000`,
    ],
    [{ ...picker, mode: 'year' }, expect.stringContaining(`${at}.mode: Must be one of`)],
    [{ ...picker, initial: '2026-02-30' }, `${at}.initial: invalid date or time`],
    [{ ...picker, max: '2101-01-01' }, `${at}.max: invalid date or time`],
    [{ ...picker, min: '2026-08-02', max: '2026-08-01' }, `${at}.max: must be greater than min`],
    [
      { type: 'richmenuswitch', label: 'x', richMenuAliasId: 'a', data: 'a' },
      expect.stringContaining(`${at}.type: Must be one of`),
    ],
  ])('refuses %j', (action, fault) => {
    expect(faultsOf(quick(action))).toEqual([fault]);
  });
});

describe('actionAt other places', () => {
  const button = (action: unknown) => flex(bubble({ type: 'button', action }));

  it('lets a Flex button have 40 clusters', () => {
    expect(faultsOf(button({ ...postback, label: 'ที่'.repeat(40) }))).toEqual([]);
    expect(faultsOf(button({ ...postback, label: 'x'.repeat(41) }))).toEqual([
      '/body/contents/0/action/label: Length must be between 1 and 40',
    ]);
  });

  it('wants a label on a Flex button and nowhere else in Flex', () => {
    const { label: _, ...bare } = postback;
    expect(faultsOf(button(bare))).toEqual(['/body/contents/0/action/label: must be specified']);
    expect(faultsOf(flex(bubble({ ...words, action: bare })))).toEqual([]);
  });

  it.each(['camera', 'cameraRoll', 'location', 'richmenuswitch'])('keeps %s out of Flex', (type) => {
    expect(faultsOf(button({ type, label: 'x' }))).toEqual([expect.stringContaining('/body/contents/0/action/type: ')]);
  });

  it('refuses text beside displayText', () => {
    expect(faultsOf(button({ ...postback, text: 'a', displayText: 'b' }))).toEqual([
      '/body/contents/0/action/displayText: cannot be used together with text',
    ]);
  });
});
