import { describe, expect, test } from 'vitest';
import { cleanPicture } from '../../src/room/clean-picture.ts';

const bytes = (...parts: (number[] | string)[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)),
  );
const textOf = (picture: Uint8Array | undefined): string => new TextDecoder('latin1').decode(picture);

/** A segment of a JPEG: marker, length, content. */
const segment = (marker: number, content: string): (number[] | string)[] => [
  [0xff, marker, 0, content.length + 2],
  content,
];
const chunk = (name: string, content: string): (number[] | string)[] => [
  [0, 0, 0, content.length],
  name,
  content,
  [1, 2, 3, 4],
];
const riff = (name: string, content: string): (number[] | string)[] => [
  name,
  [content.length, 0, 0, 0],
  content,
  content.length % 2 ? [0] : [],
];

describe('a picture', () => {
  test('a JPEG keeps picture and colours; camera, place, preview and comment go', () => {
    const preview = '\xff\xd8\xff\xd9';
    const jpeg = bytes(
      [0xff, 0xd8],
      ...segment(0xe0, 'JFIF'),
      ...segment(0xe1, `Exif GPS ${preview}`),
      ...segment(0xe2, 'ICC_PROFILE'),
      ...segment(0xed, 'IPTC home'),
      ...segment(0xfe, 'comment'),
      ...segment(0xc0, 'frame'),
      ...segment(0xda, 'scan'),
      'data',
      [0xff, 0x00],
      'more',
      [0xff, 0xd0],
      ...segment(0xda, 'second scan'),
      'rest',
      [0xff, 0xd9],
      'a film GPS',
    );
    const picture = cleanPicture(jpeg);
    expect(picture?.type).toBe('image/jpeg');
    for (const kept of ['JFIF', 'ICC_PROFILE', 'frame', 'scan', 'data', 'more', 'second scan', 'rest'])
      expect(textOf(picture?.bytes)).toContain(kept);
    expect(textOf(picture?.bytes)).not.toMatch(/GPS|home|comment|film/);
    expect([...(picture?.bytes.slice(-2) ?? [])]).toEqual([0xff, 0xd9]);
  });

  test('a PNG keeps what it is drawn from', () => {
    const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    const png = bytes(
      signature,
      ...chunk('IHDR', 'head'),
      ...chunk('tEXt', 'GPS'),
      ...chunk('eXIf', 'GPS'),
      ...chunk('IDAT', 'pixels'),
      ...chunk('IEND', ''),
      'GPS',
    );
    const picture = cleanPicture(png);
    expect(picture?.type).toBe('image/png');
    expect(textOf(picture?.bytes)).toMatch(/IHDRhead[\s\S]*IDATpixels[\s\S]*IEND/);
    expect(textOf(picture?.bytes)).not.toContain('GPS');
  });

  test('a WebP promises no longer what was taken out of it, and tells its own length', () => {
    const body = bytes('WEBP', ...riff('VP8X', '\x2c234567890'), ...riff('EXIF', 'GPS'), ...riff('VP8 ', 'pixels'));
    const picture = cleanPicture(bytes('RIFF', [body.length, 0, 0, 0], [...body]));
    expect(picture?.type).toBe('image/webp');
    expect(textOf(picture?.bytes)).toContain('pixels');
    expect(textOf(picture?.bytes)).not.toMatch(/GPS|EXIF/);
    expect(picture?.bytes[20]).toBe(0x2c & ~0b1100);
    expect(new DataView(picture?.bytes.buffer ?? new ArrayBuffer(8)).getUint32(4, true)).toBe(
      (picture?.bytes.length ?? 0) - 8,
    );
  });

  test.each([
    ['nothing', bytes()],
    ['a page', bytes('<svg onload=alert(1)>')],
    ['a GIF', bytes('GIF89a')],
    ['a JPEG without end', bytes([0xff, 0xd8], ...segment(0xda, 'scan'), 'data')],
    ['a JPEG whose segment is longer than the file', bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff], 'x')],
    ['a JPEG with a segment of no length', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0])],
    ['a PNG cut off', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0, 0, 9, 9], 'IHDRx')],
    ['an empty WebP', bytes('RIFF', [4, 0, 0, 0], 'WEBP')],
  ])('%s is none', (_name, file) => expect(cleanPicture(file)).toBeUndefined());
});
