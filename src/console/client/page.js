/** Draws parts of a page anew, says what went wrong with a form, and keeps the keyboard where the member works. */
(() => {
  const { words, fill, notice, clearNotice, announce, ticket } = globalThis.deskConsole;
  const byId = (id) => document.getElementById(id);

  document.addEventListener('console:changed', ({ detail: { tickets } }) => {
    if (byId('inbox')) htmx.trigger('#inbox', 'refresh');
    if (ticket && (tickets === null || tickets.includes(ticket))) htmx.trigger('#ticket', 'refresh');
  });

  document.addEventListener('console:present', ({ detail: { ticketId, members } }) => {
    const place = byId('presence');
    if (!place || ticketId !== ticket) return;
    const say = (key, some) =>
      some.length === 0 ? [] : [fill(words[key], { names: some.map(({ name }) => name).join('、') })];
    const writing = members.filter(({ isWriting }) => isWriting);
    const looking = members.filter(({ isWriting }) => !isWriting);
    const text = [...say('live.writing', writing), ...say('live.looking', looking)].join(' ');
    if (place.textContent !== text) place.textContent = text;
  });

  const REFUSALS = { 403: 'live.notPermitted', 404: 'live.notFound', 429: 'live.tooMany' };
  document.addEventListener('htmx:response:error', ({ detail: { ctx } }) => {
    const { status } = ctx.response;
    if (status === 409 || status === 422) return;
    if (status === 401) notice(words['live.signedOut'], { signIn: true });
    else notice(words[REFUSALS[status] ?? 'live.failed']);
  });
  // No answer at all: the line is down, or Access has sent the request to its sign-in page, which a script may not follow.
  document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
    if (ctx?.response) return;
    notice(words['live.failed']);
    document.dispatchEvent(new CustomEvent('console:ask'));
  });

  /** The talk follows its newest message unless somebody has scrolled up to read. */
  const isAtEnd = (place) => place.scrollHeight - place.scrollTop - place.clientHeight < 80;
  const toEnd = () => byId('talk')?.scrollTo(0, byId('talk').scrollHeight);
  let follows = true;
  let focused;
  let draft = '';
  document.addEventListener('htmx:before:swap', ({ detail: { ctx } }) => {
    refusal = ctx?.request.method === 'POST' ? undefined : findRefusal();
    draft = byId('words')?.value || draft;
    const talk = byId('talk');
    follows = !talk || isAtEnd(talk);
    focused = document.activeElement?.id;
  });

  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    const isForm = ctx.request.method === 'POST' && ctx.target?.id === 'ticket';
    if (isForm && ctx.response.status < 400) {
      clearNotice();
      if (ctx.request.form?.dataset.clears) clear(ctx.request.form);
    }
    keepDraft();
    keepRefusal();
    if (isForm || follows) toEnd();
    if (isForm) {
      const next = document.querySelector('#ticket [data-focus]:not(:disabled)') ?? byId('ticket-title');
      next?.focus({ preventScroll: next.id !== 'summary' });
    } else if (focused && document.activeElement === document.body) {
      // What had the focus was drawn away.
      (byId(focused) ?? byId('ticket-title'))?.focus({ preventScroll: true });
    }
  });

  /** What somebody was writing when another member took the ticket is shown, and is there again once they take it over. */
  function keepDraft() {
    const field = byId('words');
    if (field && field.value === '' && draft !== '') field.value = draft;
    if (field) draft = '';
    const place = byId('compose');
    if (field || draft === '' || !place) return;
    const label = document.createElement('p');
    const kept = document.createElement('p');
    label.textContent = words['composer.kept'];
    kept.className = 'words card';
    kept.textContent = draft;
    place.append(label, kept);
  }

  /** Why something did not go through stands beside its form until the member tries again, whatever else changes on the page meanwhile. */
  let refusal;
  function findRefusal() {
    const sentence = document.querySelector('#ticket form .wrong');
    return sentence && { sentence, form: sentence.closest('form').id };
  }
  function keepRefusal() {
    const form = refusal && byId(refusal.form);
    if (form && !form.querySelector('.wrong'))
      form.querySelector('[type=submit]').before(refusal.sentence.cloneNode(true));
    refusal = undefined;
  }

  function clear(form) {
    draft = '';
    for (const field of form.querySelectorAll('textarea')) field.value = '';
    for (const id of ['outbound', 'preview-body']) if (form.contains(byId(id))) byId(id).replaceChildren();
    if (form.id === 'form-say') {
      announce(words['live.sent']);
      document.dispatchEvent(new CustomEvent('console:still'));
    }
    if (form.id === 'form-note' && byId('note')) byId('note').open = false;
  }

  // A picture that is kept no longer says so instead of looking broken.
  document.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      const text = document.createElement('span');
      text.className = 'quiet';
      text.textContent = words['media.gone'];
      target.replaceWith(text);
    },
    true,
  );
  // Pictures come after the page has been drawn and push its end down.
  document.addEventListener('load', ({ target }) => target instanceof HTMLImageElement && follows && toEnd(), true);

  toEnd();
  document.querySelector('main > [data-focus], section [data-focus][tabindex]')?.focus();
})();
