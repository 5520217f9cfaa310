import { linkUri, mediaUrl } from './address.ts';
import { COMMON } from './common.ts';
import type { Rule } from './rules.ts';
import { listOf, oneOf, text, whole } from './rules.ts';
import type { Shape } from './shape.ts';
import { checkShape, may, must, shaped } from './shape.ts';

const MAX_ALT_TEXT = 1500;
const MAX_AREAS = 50;
const BASE_WIDTH = 1040;

/** LINE reference: imagemap-area-object. */
const area: Rule = shaped({ x: must(whole(0)), y: must(whole(0)), width: must(whole(1)), height: must(whole(1)) });

const KINDS: { readonly [kind: string]: Shape } = {
  uri: { linkUri: must(linkUri) },
  message: { text: must(text(1, 400)) },
  clipboard: { clipboardText: must(text(1, 1000)) },
};

/** LINE reference: imagemap-action-objects. */
const imagemapAction: Rule = (value, path, report) => {
  const kind = String((value as { type?: unknown } | null)?.type);
  const type = must(oneOf(Object.keys(KINDS)));
  checkShape(value, path, report, { type, label: may(text(0, 100)), area: must(area), ...KINDS[kind] });
};

/** LINE reference: imagemap-message. */
export const imagemapMessage: Rule = shaped({
  ...COMMON,
  baseUrl: must(mediaUrl),
  altText: must(text(1, MAX_ALT_TEXT)),
  baseSize: must(shaped({ width: must(whole(BASE_WIDTH, BASE_WIDTH)), height: must(whole(1)) })),
  video: may(
    shaped({
      originalContentUrl: must(mediaUrl),
      previewImageUrl: must(mediaUrl),
      area: must(area),
      externalLink: may(shaped({ linkUri: must(linkUri), label: must(text(1, 30)) })),
    }),
  ),
  actions: must(listOf(imagemapAction, 1, MAX_AREAS)),
});
