import { mediaUrl } from './address.ts';
import { COMMON } from './common.ts';
import type { Rule } from './rules.ts';
import { decimal, form, text, whole } from './rules.ts';
import { checkShape, may, must, shaped } from './shape.ts';

/** LINE reference: image-message. */
export const imageMessage: Rule = shaped({
  ...COMMON,
  originalContentUrl: must(mediaUrl),
  previewImageUrl: must(mediaUrl),
});

/** LINE reference: video-message. */
export const videoMessage: Rule = shaped({
  ...COMMON,
  originalContentUrl: must(mediaUrl),
  previewImageUrl: must(mediaUrl),
  trackingId: may(form(/^[a-zA-Z0-9\-.=,+*()%$&;:@{}!?<>[\]]{1,100}$/, 'invalid trackingId')),
});

/** LINE reference: audio-message. */
export const audioMessage: Rule = shaped({ ...COMMON, originalContentUrl: must(mediaUrl), duration: must(whole(1)) });

/** LINE reference: location-message. */
export const locationMessage: Rule = shaped({
  ...COMMON,
  title: must(text(1, 100)),
  address: must(text(1, 100)),
  latitude: must(decimal(-90, 90)),
  longitude: must(decimal(-180, 180)),
});

/** LINE reference: coupon-message. Whether the coupon exists is not asked. */
export const couponMessage: Rule = shaped({
  ...COMMON,
  couponId: must(text(1, 100)),
  deliveryTag: may(form(/^[a-zA-Z0-9_]{1,30}$/, 'invalid deliveryTag')),
});

/** LINE docs: sticker-list. First and last id of each package that bots may send. */
const SENDABLE_STICKERS: { readonly [packageId: string]: readonly [number, number] } = {
  446: [1988, 2027],
  789: [10855, 10894],
  1070: [17839, 17878],
  6136: [10551376, 10551399],
  6325: [10979904, 10979927],
  6359: [11069848, 11069871],
  6362: [11087920, 11087943],
  6370: [11088016, 11088039],
  6632: [11825374, 11825397],
  8515: [16581242, 16581265],
  8522: [16581266, 16581289],
  8525: [16581290, 16581313],
  11537: [52002734, 52002779],
  11538: [51626494, 51626533],
  11539: [52114110, 52114149],
};

/** LINE reference: sticker-message. Only stickers of LINE's list can be sent. */
export const stickerMessage: Rule = (value, path, report) => {
  const shape = {
    ...COMMON,
    packageId: must(text(1, 20)),
    stickerId: must(text(1, 20)),
    quoteToken: may(text(1, 500)),
  };
  if (!checkShape(value, path, report, shape)) return;
  const range = SENDABLE_STICKERS[String(value.packageId)];
  const id = Number(value.stickerId);
  if (range === undefined) report.add([...path, 'packageId'], 'not a sendable sticker package');
  else if (!(id >= range[0] && id <= range[1])) report.add([...path, 'stickerId'], 'not a sendable sticker');
};
