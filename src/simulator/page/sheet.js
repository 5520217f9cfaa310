import { h } from './dom.js';

/**
 * A sheet that slides up, as a phone does it; Escape and Close end it. `build` gets a function that
 * closes it and gives what is inside.
 */
export function openSheet(title, build) {
  const opener = document.activeElement;
  const dialog = h('dialog', { className: 'sheet', 'aria-labelledby': 'sheet-title' });
  const close = () => dialog.close();
  dialog.append(
    h('header', {}, h('h2', { id: 'sheet-title' }, title), h('button', { type: 'button', onclick: close }, 'Close')),
    h('div', { className: 'sheet-body' }, build(close)),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
    const next = isThere ? opener : document.querySelector('[role=tab][aria-selected=true]');
    next?.focus();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return close;
}

/** A form inside a sheet: `fields`, one button, `onSubmit` with the form's values. */
export function sheetForm(fields, buttonText, onSubmit) {
  const form = h(
    'form',
    {
      className: 'sheet-form',
      onsubmit: (event) => {
        event.preventDefault();
        onSubmit(new FormData(form));
      },
    },
    ...fields,
    h('button', { type: 'submit', className: 'main-button' }, buttonText),
  );
  return form;
}

/** A list of choices; each closes the sheet and does its thing. */
export function sheetChoices(close, choices) {
  return h(
    'ul',
    { className: 'choices' },
    ...choices.map(([text, run]) =>
      h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            onclick: () => {
              close();
              run();
            },
          },
          text,
        ),
      ),
    ),
  );
}
