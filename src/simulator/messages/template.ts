import { actionAt } from './action.ts';
import { mediaUrl } from './address.ts';
import { COMMON } from './common.ts';
import type { Path, Report } from './report.ts';
import type { Rule } from './rules.ts';
import { form, listOf, oneOf, text } from './rules.ts';
import type { Shape } from './shape.ts';
import { anything, checkShape, may, must, shaped } from './shape.ts';

const MAX_COLUMNS = 10;
const SHORT_TEXT = 60;

const rgb = form(/^#[0-9A-Fa-f]{6}$/, 'invalid color');
const action = actionAt('template');
const image: Shape = {
  imageAspectRatio: may(oneOf(['rectangle', 'square'])),
  imageSize: may(oneOf(['cover', 'contain'])),
};

/** Text under a title or image is short, alone it may be longer (LINE reference: buttons, carousel). */
function card(longText: number, maxActions: number): Shape {
  return {
    thumbnailImageUrl: may(mediaUrl),
    imageBackgroundColor: may(rgb),
    title: may(text(1, 40, 'clusters')),
    text: must(text(1, longText, 'clusters')),
    defaultAction: may(action),
    actions: must(listOf(action, 1, maxActions)),
  };
}

function checkCardText(value: unknown, path: Path, report: Report): void {
  const { title, thumbnailImageUrl, text: words } = value as Record<string, unknown>;
  if (title !== undefined || thumbnailImageUrl !== undefined) {
    text(1, SHORT_TEXT, 'clusters')(words, [...path, 'text'], report);
  }
}

const column: Rule = (value, path, report) => {
  if (checkShape(value, path, report, card(120, 3))) checkCardText(value, path, report);
};

/** LINE reference: column-object-for-carousel. Equal numbers of actions; image and title in all or none. */
const columns: Rule = (value, path, report) => {
  listOf(column, 1, MAX_COLUMNS)(value, path, report);
  if (!Array.isArray(value)) return;
  const traits = value.map((item: Record<string, unknown>) => {
    const actions = Array.isArray(item?.actions) ? item.actions.length : 0;
    return `${actions} ${item?.thumbnailImageUrl !== undefined} ${item?.title !== undefined}`;
  });
  if (new Set(traits).size > 1) report.add(path, 'all columns must have the same number of actions, image and title');
};

const imageColumn = shaped({ imageUrl: must(mediaUrl), action: must(actionAt('imageCarousel')) });

const KINDS: { readonly [kind: string]: Shape } = {
  buttons: { ...card(160, 4), ...image },
  confirm: { text: must(text(1, 240, 'clusters')), actions: must(listOf(action, 2, 2)) },
  carousel: { columns: must(columns), ...image },
  image_carousel: { columns: must(listOf(imageColumn, 1, MAX_COLUMNS)) },
};

const template: Rule = (value, path, report) => {
  const kind = (value as { type?: unknown } | null)?.type;
  const shape = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (shape === undefined) return oneOf(Object.keys(KINDS))(kind, [...path, 'type'], report);
  if (!checkShape(value, path, report, { type: must(anything), ...shape })) return;
  if (kind === 'buttons') checkCardText(value, path, report);
};

/** LINE reference: template-messages. */
export const templateMessage: Rule = shaped({
  ...COMMON,
  altText: must(text(1, 1500)),
  template: must(template),
});
