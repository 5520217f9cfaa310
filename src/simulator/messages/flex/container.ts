import type { Report } from '../report.ts';
import { oneOf } from '../rules.ts';
import { anything, checkShape, must } from '../shape.ts';
import { isPart } from './box.ts';
import { checkBubble, sizeOf } from './bubble.ts';
import { MUST_BE_SPECIFIED } from './components.ts';

/** LINE reference: f-carousel. */
const MAX_BUBBLES = 12;
const MAX_CAROUSEL_BYTES = 50_000;

/** LINE reference: f-image. At most ten animated images in a message. */
const MAX_ANIMATED = 10;

/** LINE reference: container. A bubble, or a carousel of bubbles; paths start inside the container. */
export function checkContainer(contents: unknown, report: Report): void {
  const type = isPart(contents) ? contents.type : undefined;
  if (type === 'bubble') checkBubble(contents, [], report, false);
  else if (type === 'carousel') checkCarousel(contents, report);
  else report.add(['type'], type === undefined ? MUST_BE_SPECIFIED : 'invalid property');
  if (countAnimated(contents) > MAX_ANIMATED) report.add([], `more than ${MAX_ANIMATED} animated images`);
}

function checkCarousel(value: unknown, report: Report): void {
  const shape = { type: must(oneOf(['carousel'])), contents: must(anything) };
  if (!checkShape(value, [], report, shape, MUST_BE_SPECIFIED)) return;
  const bubbles = value.contents;
  if (!Array.isArray(bubbles)) {
    report.add(['contents'], 'must be an array');
    return;
  }
  if (bubbles.length < 1 || bubbles.length > MAX_BUBBLES) {
    report.add(['contents'], `Size must be between 1 and ${MAX_BUBBLES}`);
  }
  bubbles.forEach((bubble, index) => {
    checkBubble(bubble, ['contents', index], report, true);
  });
  const widths = new Set(bubbles.map((bubble: unknown) => (isPart(bubble) ? (bubble.size ?? 'mega') : 'mega')));
  if (widths.size > 1) report.add(['contents'], 'all bubbles must have the same size');
  if (sizeOf(value) > MAX_CAROUSEL_BYTES) report.add([], 'carousel is larger than 50 KB');
}

function countAnimated(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, item) => sum + countAnimated(item), 0);
  if (!isPart(part)) return 0;
  const own = part.type === 'image' && part.animated === true ? 1 : 0;
  return own + Object.values(part).reduce<number>((sum, item) => sum + countAnimated(item), 0);
}
