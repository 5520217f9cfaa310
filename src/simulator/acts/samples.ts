import { Buffer } from 'node:buffer';

/** A one-pixel grey JPEG would do for a bot; this PNG of 2×2 pixels does for the page too. */
export const SAMPLE_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR42mNk+M9Qz0AEYBxVSF+FAP5QDgGqSGZyAAAAAElFTkSuQmCC',
  'base64',
);

/** Bytes that stand for a voice message or a film; nothing plays them. */
export const SAMPLE_SOUND = Buffer.from('simulated media', 'utf8');

/** LINE docs: sticker-list. "Moon: special edition", the sticker most examples use. */
export const SAMPLE_STICKER = { packageId: '446', stickerId: '1988' };
