import type { Rule } from '../rules.ts';
import { form, oneOf } from '../rules.ts';

const NUMBER = String.raw`\d+(\.\d+)?`;

/** Pixels, a percentage where allowed, or a word. */
function size(words: readonly string[], allowsPercent: boolean): Rule {
  const units = allowsPercent ? '(px|%)' : 'px';
  const named = words.length === 0 ? '' : `|${words.join('|')}`;
  return form(new RegExp(`^(${NUMBER}${units}${named})$`), 'invalid size');
}

const SPACES = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'];
const FONTS = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'];

/** LINE docs: flex-message-layout. One rule per kind of size. */
export const space = size(SPACES, false);
export const padding = size(SPACES, true);
export const offset = size(SPACES, true);
export const cornerRadius = size(SPACES, false);
export const borderWidth = size(['none', 'light', 'normal', 'medium', 'semi-bold', 'bold'], false);
export const boxSize = size([], true);
export const imageSize = size([...FONTS, 'full'], true);
export const fontSize = size(FONTS, false);
export const lineSpacing = form(new RegExp(`^${NUMBER}px$`), 'invalid size');
export const bubbleSize = oneOf(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']);

/** LINE reference: box. `#RRGGBB` or `#RRGGBBAA`, nothing else. */
export const color = form(/^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/, 'invalid color');

/** LINE reference: f-image. `{width}:{height}`, each 1 to 100000, height at most three times the width. */
export const aspectRatio: Rule = (value, path, report) => {
  const sides = typeof value === 'string' ? /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value) : null;
  const width = Number(sides?.[1]);
  const height = Number(sides?.[2]);
  const isWithin = width >= 1 && width <= 100_000 && height >= 1 && height <= 100_000;
  if (!isWithin || height > width * 3) report.add(path, 'invalid aspectRatio');
};
