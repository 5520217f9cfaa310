import { act } from './api.js';
import { field, h } from './dom.js';
import { face } from './icons.js';
import { PICTURES, readBase64, toBase64 } from './pictures.js';
import { openSheet, sheetChoices, sheetForm } from './sheet.js';
import { STICKERS } from './stickers.js';
import { state } from './store.js';

/** Sends a location: a known place or typed coordinates. */
export function openLocationSheet() {
  openSheet('Send location', (close) => {
    const places = state.offers.places.map(({ name, ...point }) => [
      `${name} (${point.latitude}, ${point.longitude})`,
      () => act(state.open, 'location', point),
    ]);
    const typed = h('input', {
      name: 'point',
      required: true,
      placeholder: '36.4, 138.25',
      pattern: '\\s*-?[\\d.]+\\s*,\\s*-?[\\d.]+\\s*',
      autocomplete: 'off',
    });
    const form = sheetForm([field('Latitude, longitude', typed)], 'Send', (values) => {
      const [latitude, longitude] = values.get('point').split(',').map(Number);
      close();
      act(state.open, 'location', { latitude, longitude });
    });
    return [sheetChoices(close, places), form];
  });
}

/** Sends a picture: one of the drawn samples, or a file. */
export function openPictureSheet(title) {
  openSheet(title, (close) => {
    const samples = PICTURES.map(([name, draw]) => [
      name,
      async () => act(state.open, 'image', await toBase64(draw())),
    ]);
    const three = [
      'Three pictures at once',
      async () => act(state.open, 'image', { ...(await toBase64(PICTURES[0][1]())), total: 3 }),
    ];
    const input = h('input', { type: 'file', name: 'file', accept: 'image/*', required: true });
    const form = sheetForm([field('Own picture', input)], 'Send', async () => {
      const [file] = input.files;
      close();
      await act(state.open, 'image', { base64: await readBase64(file), contentType: file.type });
    });
    return [sheetChoices(close, [...samples, three]), form];
  });
}

export function openStickerSheet() {
  openSheet('Send sticker', (close) => {
    const buttons = STICKERS.map(({ look, ...sticker }) =>
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            close();
            act(state.open, 'sticker', sticker);
          },
        },
        face(look),
        sticker.keywords[0],
      ),
    );
    return h('div', { className: 'sticker-grid' }, ...buttons);
  });
}

export function openVoiceSheet() {
  openTimed('Send voice message', 'audio', 5);
}

export function openVideoSheet() {
  openTimed('Send video', 'video', 12);
}

function openTimed(title, name, seconds) {
  openSheet(title, (close) => {
    const input = h('input', { type: 'number', name: 'seconds', min: 1, max: 600, value: seconds, required: true });
    return sheetForm([field('Seconds', input)], 'Send', (form) => {
      close();
      act(state.open, name, { duration: Number(form.get('seconds')) * 1000 });
    });
  });
}

export function openFileSheet() {
  openSheet('Send file', (close) => {
    const sample = ['A sample letter.pdf', () => act(state.open, 'file', { fileName: 'letter.pdf' })];
    const input = h('input', { type: 'file', name: 'file', required: true });
    const form = sheetForm([field('Own file', input)], 'Send', async () => {
      const [file] = input.files;
      close();
      await act(state.open, 'file', {
        fileName: file.name,
        base64: await readBase64(file),
        contentType: file.type || undefined,
      });
    });
    return [sheetChoices(close, [sample]), form];
  });
}
