import { describe, expect, it } from 'vitest';
import { refuseMessages } from '../../../src/simulator/index.ts';
import { bubble, faultsOf, flex, postback, words } from '../support/messages.ts';

const url = 'https://example.com/a.png';
const box = (contents: unknown[], more: object = {}) => ({ type: 'box', layout: 'vertical', contents, ...more });
const image = { type: 'image', url };
const button = { type: 'button', action: postback };
const video = {
  type: 'video',
  url: 'https://example.com/a.mp4',
  previewUrl: url,
  altContent: image,
  aspectRatio: '20:13',
};
const uriAction = { type: 'uri', uri: 'https://example.com' };

/** A full card with one of everything. */
const card = {
  type: 'bubble',
  size: 'giga',
  direction: 'ltr',
  styles: { header: { backgroundColor: '#00C300' }, footer: { separator: true, separatorColor: '#00000080' } },
  header: box([{ ...words, weight: 'bold', size: 'xl', color: '#FFFFFF' }], { paddingAll: '12px' }),
  hero: { ...image, size: 'full', aspectRatio: '20:13', aspectMode: 'cover', action: uriAction },
  body: box(
    [
      {
        type: 'text',
        contents: [
          { type: 'span', text: 'a', weight: 'bold' },
          { type: 'span', text: 'b' },
        ],
        wrap: true,
      },
      { type: 'separator', margin: 'md', color: '#DDDDDD' },
      { ...box([{ type: 'icon', url, size: 'sm' }, words]), layout: 'baseline', spacing: 'sm' },
      box([], {
        width: '30px',
        height: '50%',
        background: { type: 'linearGradient', angle: '90deg', startColor: '#FFFF00', endColor: '#0080ff' },
      }),
      { ...words, position: 'absolute', offsetTop: '10px', offsetEnd: '5%' },
      { ...words, flex: 0, maxLines: 2, lineSpacing: '4.5px', decoration: 'underline', style: 'italic', scaling: true },
    ],
    {
      justifyContent: 'space-evenly',
      alignItems: 'center',
      cornerRadius: 'md',
      borderWidth: 'semi-bold',
      borderColor: '#123456',
    },
  ),
  footer: box([{ ...button, style: 'primary', height: 'sm', color: '#00C300', adjustMode: 'shrink-to-fit' }]),
};

describe('checkContainer: what is accepted', () => {
  it.each([
    ['a full card', card],
    ['twelve bubbles', { type: 'carousel', contents: Array(12).fill(bubble(words)) }],
    ['a video as hero', { ...bubble(words), hero: video }],
    ['an empty box', bubble(box([]))],
    ['a filler', bubble({ type: 'filler' })],
  ])('%s', (_name, contents) => {
    expect(faultsOf(flex(contents))).toEqual([]);
  });
});

describe('checkContainer: what is refused', () => {
  it('says which message and where in its container, as LINE does', () => {
    expect(refuseMessages([words, flex(bubble(words, { type: 'spacer' }))])).toEqual({
      message: 'A message (messages[1]) in the request body is invalid',
      details: [{ message: 'invalid property', property: '/body/contents/1' }],
    });
  });

  it.each([
    [{}, '/type: must be specified'],
    [{ type: 'balloon' }, '/type: invalid property'],
    [{ type: 'bubble' }, '/: at least one block must be specified'],
    [{ ...card, size: 'huge' }, expect.stringContaining('/size: Must be one of')],
    [{ ...card, colour: '#000000' }, '/colour: invalid property'],
    [{ ...card, direction: 'up' }, expect.stringContaining('/direction: Must be one of')],
    [{ ...card, styles: { body: { color: '#000000' } } }, '/styles/body/color: invalid property'],
    [{ ...card, body: words }, '/body: invalid property'],
    [{ ...card, hero: button }, '/hero: invalid property'],
    [{ ...card, hero: { type: 'image' } }, '/hero/url: must be specified'],
    [{ ...card, hero: { ...image, url: 'http://example.com/a.png' } }, '/hero/url: invalid uri scheme'],
    [{ ...card, hero: { ...image, aspectRatio: '1:4' } }, '/hero/aspectRatio: invalid aspectRatio'],
    [{ ...card, hero: { ...image, size: 'huge' } }, '/hero/size: invalid size'],
    [{ ...card, size: 'nano', hero: video }, '/hero: invalid property'],
    [{ ...card, hero: { ...video, altContent: words } }, '/hero/altContent: invalid property'],
    [{ ...card, hero: { ...video, action: postback } }, expect.stringContaining('/hero/action/type: Must be one of')],
    [{ type: 'carousel', contents: [{ ...card, hero: video }] }, '/contents/0/hero: invalid property'],
    [{ type: 'carousel', contents: [] }, '/contents: Size must be between 1 and 12'],
    [{ type: 'carousel', contents: Array(13).fill(bubble(words)) }, '/contents: Size must be between 1 and 12'],
    [
      { type: 'carousel', contents: [bubble(words), { ...bubble(words), size: 'kilo' }] },
      '/contents: all bubbles must have the same size',
    ],
  ])('container %j', (contents, fault) => {
    expect(faultsOf(flex(contents))).toEqual([fault]);
  });

  const at = '/body/contents/0';
  it.each([
    [{ type: 'text' }, `${at}/text: must be specified`],
    [{ type: 'text', text: '' }, `${at}/text: May not be empty`],
    [{ ...words, size: '50%' }, `${at}/size: invalid size`],
    [{ ...words, size: 'full' }, `${at}/size: invalid size`],
    [{ ...words, color: 'red' }, `${at}/color: invalid color`],
    [{ ...words, color: '#FFF' }, `${at}/color: invalid color`],
    [{ ...words, weight: 'heavy' }, expect.stringContaining(`${at}/weight: Must be one of`)],
    [{ ...words, wrap: 'true' }, `${at}/wrap: Must be a boolean`],
    [{ ...words, maxLines: -1 }, expect.stringContaining(`${at}/maxLines: `)],
    [{ ...words, lineSpacing: 'md' }, `${at}/lineSpacing: invalid size`],
    [{ ...words, margin: '5%' }, `${at}/margin: invalid size`],
    [{ ...words, flex: 1.5 }, expect.stringContaining(`${at}/flex: `)],
    [{ ...words, fontSize: 'md' }, `${at}/fontSize: invalid property`],
    [{ type: 'text', contents: [words] }, `${at}/contents/0: invalid property`],
    [{ type: 'text', contents: [{ type: 'span', text: 'a', wrap: true }] }, `${at}/contents/0/wrap: invalid property`],
    [{ type: 'button' }, `${at}/action: must be specified`],
    [{ ...button, height: 'lg' }, expect.stringContaining(`${at}/height: Must be one of`)],
    [{ ...button, style: 'danger' }, expect.stringContaining(`${at}/style: Must be one of`)],
    [{ ...button, text: 'a' }, `${at}/text: invalid property`],
    [{ type: 'icon', url }, `${at}: invalid property`],
    [{ type: 'span', text: 'a' }, `${at}: invalid property`],
    [video, `${at}: invalid property`],
    [{ type: 'separator', flex: 1 }, `${at}/flex: invalid property`],
    [{ ...image, size: '10em' }, `${at}/size: invalid size`],
    [{ ...image, animated: 1 }, `${at}/animated: Must be a boolean`],
    [{ type: 'box', contents: [] }, `${at}/layout: must be specified`],
    [{ type: 'box', layout: 'vertical' }, `${at}/contents: must be specified`],
    [box([], { layout: 'grid' }), expect.stringContaining(`${at}/layout: Must be one of`)],
    [box([], { width: 'md' }), `${at}/width: invalid size`],
    [box([], { spacing: 'small' }), `${at}/spacing: invalid size`],
    [box([], { backgroundColor: '#12345' }), `${at}/backgroundColor: invalid color`],
    [
      box([], { background: { type: 'linearGradient', startColor: '#000000', endColor: '#000000' } }),
      `${at}/background/angle: must be specified`,
    ],
    [box([button], { layout: 'baseline' }), `${at}/contents/0: invalid property`],
    [box([{ ...words, gravity: 'top' }], { layout: 'baseline' }), `${at}/contents/0/gravity: invalid property`],
    [{ ...words, position: 'absolute' }, `${at}/position: invalid property`],
  ])('component %j', (component, fault) => {
    expect(faultsOf(flex(bubble(component)))).toEqual([fault]);
  });

  it('a bubble above 30 KB and a carousel above 50 KB', () => {
    const long = (length: number) =>
      bubble(
        { type: 'text', text: 'x'.repeat(5000), wrap: true },
        ...Array(Math.ceil(length / 5000) - 1).fill({ type: 'text', text: 'x'.repeat(4900) }),
      );
    expect(faultsOf(flex(long(25_000)))).toEqual([]);
    expect(faultsOf(flex(long(31_000)))).toEqual(['/: bubble is larger than 30 KB']);
    expect(faultsOf(flex({ type: 'carousel', contents: [long(25_000), long(25_000), long(5000)] }))).toEqual([
      '/: carousel is larger than 50 KB',
    ]);
  });

  it('counts bytes, not letters: Burmese weighs three times', () => {
    const burmese = Array(3).fill({ type: 'text', text: 'မ'.repeat(4000) });
    expect(faultsOf(flex(bubble(...burmese)))).toEqual(['/: bubble is larger than 30 KB']);
  });

  it('more than ten animated images', () => {
    const animated = { ...image, animated: true };
    expect(faultsOf(flex(bubble(...Array(10).fill(animated))))).toEqual([]);
    expect(faultsOf(flex(bubble(...Array(11).fill(animated))))).toEqual(['/: more than 10 animated images']);
  });
});
