/** What LINE's words for sizes come to in pixels, as its own simulator draws them. */
const SPACES = { none: '0', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px', xxl: '20px' };
const BORDERS = { none: '0', light: '0.5px', normal: '1px', medium: '2px', 'semi-bold': '3px', bold: '4px' };
const FONTS = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };
const IMAGES = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, '3xl': 180, '4xl': 200, '5xl': 220 };

export const toSpace = (size) => SPACES[size] ?? size;
export const toBorder = (size) => BORDERS[size] ?? size;

/** A font size; `scaling` follows the reader's own text size. */
export function toFont(size = 'md', scaling = false) {
  const pixels = FONTS[size] ?? Number.parseFloat(size);
  return scaling ? `calc(${pixels}px * var(--line-scale, 1))` : `${pixels}px`;
}

/** An image's width. */
export function toImageWidth(size = 'md') {
  if (size === 'full') return '100%';
  return IMAGES[size] === undefined ? size : `${IMAGES[size]}px`;
}

/** `20:13` as CSS writes it. */
export function toAspect(ratio = '1:1') {
  return ratio.replace(':', ' / ');
}
