import { Buffer } from 'node:buffer';
import { actionAt } from '../action.ts';
import type { Path, Report } from '../report.ts';
import { oneOf, UNKNOWN_PROPERTY, yesOrNo } from '../rules.ts';
import type { Shape } from '../shape.ts';
import { anything, checkShape, may, must, shaped } from '../shape.ts';
import { checkComponent, isPart } from './box.ts';
import { MUST_BE_SPECIFIED } from './components.ts';
import { bubbleSize, color } from './sizes.ts';

/** LINE reference: bubble. "30 KB"; whether of 1,000 or 1,024 bytes is unconfirmed, so the smaller. */
const MAX_BUBBLE_BYTES = 30_000;

const BLOCKS = ['header', 'hero', 'body', 'footer'];
const VIDEO_SIZES = ['kilo', 'mega', 'giga'];

const blockStyle = shaped(
  { backgroundColor: may(color), separator: may(yesOrNo), separatorColor: may(color) },
  MUST_BE_SPECIFIED,
);

const SHAPE: Shape = {
  type: must(oneOf(['bubble'])),
  size: may(bubbleSize),
  direction: may(oneOf(['ltr', 'rtl'])),
  header: may(anything),
  hero: may(anything),
  body: may(anything),
  footer: may(anything),
  styles: may(
    shaped({ header: may(blockStyle), hero: may(blockStyle), body: may(blockStyle), footer: may(blockStyle) }),
  ),
  action: may(actionAt('flex', MUST_BE_SPECIFIED)),
};

/** LINE reference: bubble. Blocks, their components, and the size of its JSON. */
export function checkBubble(value: unknown, path: Path, report: Report, isInCarousel: boolean): void {
  if (!checkShape(value, path, report, SHAPE, MUST_BE_SPECIFIED)) return;
  for (const block of BLOCKS) {
    if (value[block] !== undefined) checkBlock(value, block, [...path, block], report, isInCarousel);
  }
  if (!BLOCKS.some((block) => value[block] !== undefined)) report.add(path, 'at least one block must be specified');
  if (sizeOf(value) > MAX_BUBBLE_BYTES) report.add(path, 'bubble is larger than 30 KB');
}

/** The size of a JSON value as LINE would receive it. */
export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function checkBlock(
  bubble: Record<string, unknown>,
  block: string,
  path: Path,
  report: Report,
  isInCarousel: boolean,
): void {
  const root = bubble[block];
  checkComponent(root, path, report, block === 'hero' ? ['box', 'image', 'video'] : ['box']);
  if (!isPart(root)) return;
  checkFirstIsRelative(root, path, report);
  if (root.type === 'video') checkVideo(bubble, path, report, isInCarousel);
}

/** LINE docs: flex-message-layout, component-offset. The first child of a block cannot be absolute. */
function checkFirstIsRelative(root: Record<string, unknown>, path: Path, report: Report): void {
  if (root.position === 'absolute') report.add([...path, 'position'], UNKNOWN_PROPERTY);
  const first: unknown = Array.isArray(root.contents) ? root.contents[0] : undefined;
  if (isPart(first) && first.position === 'absolute')
    report.add([...path, 'contents', 0, 'position'], UNKNOWN_PROPERTY);
}

/** LINE reference: f-video, use conditions. */
function checkVideo(bubble: Record<string, unknown>, path: Path, report: Report, isInCarousel: boolean): void {
  const size = bubble.size ?? 'mega';
  if (isInCarousel || !VIDEO_SIZES.includes(String(size))) report.add(path, UNKNOWN_PROPERTY);
}
