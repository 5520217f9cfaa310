/** A picture that may be kept: its type is what its bytes say, and nothing in it tells where or when it was taken. */
export type Picture = { type: 'image/jpeg' | 'image/png' | 'image/webp'; bytes: Uint8Array };

/**
 * Reads a picture and takes out what is not the picture: camera, place and time (Exif, XMP, comments). Undefined for anything that is not a whole JPEG, PNG or WebP, whatever
 * its sender calls it.
 */
export function cleanPicture(bytes: Uint8Array): Picture | undefined {
  const parts = isJpeg(bytes)
    ? cutJpeg(bytes)
    : isPng(bytes)
      ? cutPng(bytes)
      : isWebp(bytes)
        ? cutWebp(bytes)
        : undefined;
  if (!parts) return undefined;
  const type = isJpeg(bytes) ? 'image/jpeg' : isPng(bytes) ? 'image/png' : 'image/webp';
  const cleaned = join(parts);
  if (type === 'image/webp') new DataView(cleaned.buffer).setUint32(4, cleaned.length - 8, true);
  return { type, bytes: cleaned };
}

type Parts = Uint8Array[] | undefined;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
const isPng = (bytes: Uint8Array): boolean => PNG.every((byte, at) => bytes[at] === byte);
const isWebp = (bytes: Uint8Array): boolean => nameAt(bytes, 0) === 'RIFF' && nameAt(bytes, 8) === 'WEBP';

const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Segments that a decoder needs besides the picture's own: JFIF, colour profile, Adobe's colour transform (ITU-T T.81, B.1.1.3). */
const JPEG_KEPT = [0xe0, 0xe2, 0xee];

/** The segments of a JPEG, then its scans as they stand; application data and comments go, and whatever telephones put behind the end. */
function cutJpeg(bytes: Uint8Array): Parts {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const length = view.getUint16(at + 2);
    const end = marker === 0xda ? findMarker(bytes, at + 2 + length) : at + 2 + length;
    const isMeta = (marker >= 0xe0 && marker <= 0xef && !JPEG_KEPT.includes(marker)) || marker === 0xfe;
    if (end > bytes.length || length < 2) return undefined;
    if (!isMeta) kept.push(bytes.subarray(at, end));
    if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) return [...kept, bytes.subarray(end, end + 2)];
    at = end;
  }
  return undefined;
}

/** Where the data of a scan end: at the next marker that is neither a stuffed byte nor a restart (ITU-T T.81, B.1.1.5). */
function findMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length + 1;
}

/** What a PNG is drawn from, its transparency, colours and movement; texts, times and Exif go. */
const PNG_KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs'];

function cutPng(bytes: Uint8Array): Parts {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    const name = nameAt(bytes, at + 4);
    if (end > bytes.length) return undefined;
    if (PNG_KEPT.includes(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return kept;
    at = end;
  }
  return undefined;
}

/** Bits of the VP8X header that promise Exif and XMP (https://developers.google.com/speed/webp/docs/riff_container). */
const WEBP_PROMISES = 0b0000_1100;

function cutWebp(bytes: Uint8Array): Parts {
  const view = viewOf(bytes);
  const kept = [bytes.slice(0, 12)];
  let at = 12;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    const name = nameAt(bytes, at);
    if (at + 8 + size > bytes.length) return undefined;
    const chunk = bytes.slice(at, end);
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_PROMISES;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = end;
  }
  return kept.length > 1 ? kept : undefined;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
