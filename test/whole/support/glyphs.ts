import type { Page } from 'playwright-core';

/** A character that a page shows and that nobody can read there. */
export type UnreadableGlyph = {
  character: string;
  codePoint: string;
  /** The language the page says the character is in, as BCP 47. */
  language: string;
  why: 'no font has it' | 'drawn blank';
};

/**
 * Draws every character of the page's text (and of its placeholders), one by one, in the font, weight and language it has there, and compares the drawing with
 * that of a code point no font may have (U+10FFFF is a noncharacter: Unicode 23.7) and with an empty one. `more` is drawn as the page's main text would be.
 */
export const findUnreadableGlyphs = (page: Page, more = ''): Promise<UnreadableGlyph[]> =>
  page.evaluate((extra) => {
    const SIZE = 48;
    const canvas = Object.assign(document.createElement('canvas'), { width: 2 * SIZE, height: 2 * SIZE });
    document.body.append(canvas);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser draws no canvas.');

    const draw = (character: string): Uint32Array => {
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.fillText(character, SIZE / 2, 1.25 * SIZE);
      return new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    };
    const equal = (a: Uint32Array, b: Uint32Array): boolean => a.every((pixel, at) => pixel === b[at]);

    /** Characters by the way they are drawn: weight, family and language. */
    const styles = new Map<string, { font: string; language: string; characters: Set<string> }>();
    const note = (element: Element, text: string): void => {
      const { fontWeight, fontFamily } = getComputedStyle(element);
      const font = `${fontWeight} ${SIZE}px ${fontFamily}`;
      const language = element.closest('[lang]')?.getAttribute('lang') ?? '';
      const key = `${font} ${language}`;
      const style = styles.get(key) ?? { font, language, characters: new Set() };
      styles.set(key, style);
      for (const character of text) style.characters.add(character);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (element?.checkVisibility()) note(element, texts.currentNode.nodeValue ?? '');
    }
    for (const field of document.querySelectorAll('[placeholder]'))
      note(field, field.getAttribute('placeholder') ?? '');
    note(document.querySelector('main p') ?? document.body, extra);

    const unreadable: UnreadableGlyph[] = [];
    for (const { font, language, characters } of styles.values()) {
      canvas.lang = language;
      context.font = font;
      const missing = draw('\u{10FFFF}');
      for (const character of characters) {
        // Spaces, line ends, and what only steers shaping (joiners, variation selectors) have nothing to show.
        if (/[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) continue;
        const drawing = draw(character);
        const why = equal(drawing, missing)
          ? 'no font has it'
          : drawing.every((pixel) => pixel === 0)
            ? 'drawn blank'
            : '';
        const codePoint = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
        if (why) unreadable.push({ character, codePoint, language, why });
      }
    }
    canvas.remove();
    return unreadable;
  }, more);
