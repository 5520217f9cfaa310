/** Helps to write: ready texts, the preview, who is writing, Ctrl+Enter. */
(() => {
  const words = () => document.getElementById('words');
  const STILL_MS = 5_000;
  /** A ready text with something to fill in has been put into the message. */
  let hasBlanks = false;

  /** Puts a text where the cursor is, and selects what is still to be filled in. */
  function insert(text) {
    const field = words();
    if (!field) return;
    if (text.includes('…')) hasBlanks = true;
    const { selectionStart: start, selectionEnd: end, value } = field;
    const before = value.slice(0, start);
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    field.focus();
    field.setRangeText(gap + text, start, end, 'end');
    const blank = field.value.indexOf('…', start);
    if (blank >= 0 && blank < start + gap.length + text.length) field.setSelectionRange(blank, blank + 1);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-insert]');
    if (!button) return;
    const { insert: text, bridge } = button.dataset;
    const withBridge = button.closest('details')?.querySelector('[id$="-bridge"]')?.checked;
    insert(withBridge && bridge && bridge !== text ? `${text}\n${bridge}` : text);
  });

  // `toggle` does not bubble.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!target.open) return;
      if (target.dataset.asks) htmx.trigger(`#${target.dataset.asks}`, 'opened');
      if (target.id === 'preview') htmx.trigger('#preview-body', 'preview');
      target.querySelector('textarea, select')?.focus({ preventScroll: true });
    },
    true,
  );

  let soon;
  let still;
  let isWriting = false;
  const tell = (now) => {
    if (isWriting === now) return;
    isWriting = now;
    document.dispatchEvent(new CustomEvent('console:writing', { detail: now }));
  };
  document.addEventListener('input', ({ target }) => {
    if (target.id !== 'words' && target.id !== 'translation') return;
    clearTimeout(soon);
    if (document.getElementById('preview')?.open)
      soon = setTimeout(() => htmx.trigger('#preview-body', 'preview'), 400);
    clearTimeout(still);
    tell(target.value !== '');
    still = setTimeout(() => tell(false), STILL_MS);
  });

  document.addEventListener('console:still', () => tell(false));

  // Nobody is told to come on "…".
  document.addEventListener(
    'submit',
    (event) => {
      const field = words();
      if (event.target.id !== 'form-say' || !field) return;
      const blank = hasBlanks ? field.value.indexOf('…') : -1;
      if (blank >= 0 && !confirm(globalThis.deskConsole.words['write.blank'])) {
        event.preventDefault();
        event.stopImmediatePropagation();
        field.focus();
        field.setSelectionRange(blank, blank + 1);
        return;
      }
      hasBlanks = false;
    },
    true,
  );

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    if (event.target.id === 'words') event.target.form.requestSubmit();
  });
})();
