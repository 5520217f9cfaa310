/**
 * Keeps a page up to date. A socket says that something changed; what changed is always asked for, so a missed word is never lost, and where sockets are
 * blocked asking every ten seconds does the same. Tells the rest of the page by events: `console:changed` and `console:present`.
 */
(() => {
  const settings = JSON.parse(document.querySelector('meta[name="console"]').content);
  const { words } = settings;
  const POLL_MS = 10_000;
  const REDRAW_MS = 60_000;
  const LONGEST_PAUSE_MS = 30_000;
  /** What the hub closes a socket with (src/tickets/hub.ts). */
  const EXPIRED = 4001;
  const REMOVED = 4003;

  const byId = (id) => document.getElementById(id);
  const fill = (sentence, params) => sentence.replace(/\{\{(\w+)\}\}/g, (_, name) => params[name] ?? '');

  /** One sentence above the page, until something goes well again. */
  function notice(sentence, { signIn = false } = {}) {
    const place = byId('notice');
    place.replaceChildren(document.createTextNode(sentence));
    if (signIn) {
      const link = document.createElement('a');
      // A tab of its own: what is written here stays.
      Object.assign(link, { href: '/staff', target: '_blank', rel: 'noreferrer', textContent: words['live.signIn'] });
      place.append(' ', link);
    }
    place.hidden = false;
  }
  function clearNotice() {
    byId('notice').hidden = true;
    byId('notice').replaceChildren();
  }
  function announce(sentence) {
    byId('announce').textContent = sentence;
  }
  globalThis.deskConsole = { words, fill, notice, clearNotice, announce, ticket: settings.ticket };
  if (settings.seq === undefined) return;

  let { seq, waiting, mine } = settings;
  let socket;
  let isLive = false;
  let isOver = false;
  let isAsking = false;
  let asksAgain = false;
  let failures = 0;
  let view = { view: settings.ticket ?? null, isWriting: false };

  function showState(key) {
    const place = byId('live');
    if (!place || place.dataset.state === key) return;
    place.dataset.state = key;
    place.textContent = words[key];
  }

  function showWaiting(count) {
    if (count > waiting) announce(fill(words['live.newWaiting'], { count }));
    waiting = count;
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = count > 0 ? `(${count}) ${title}` : title;
    showCount('waiting', count);
  }

  /** What somebody has handed over is said as well: it stands in a list that may not be open. */
  function showMine(count) {
    if (count > mine) announce(fill(words['live.newMine'], { count }));
    mine = count;
    showCount('mine', count);
  }

  function showCount(list, count) {
    const place = byId(`count-${list}`);
    if (place) place.textContent = count;
  }

  function signedOut(sentence) {
    isOver = true;
    showState('live.off');
    notice(sentence, { signIn: true });
  }

  /** Asks what changed since the newest change this page knows. */
  async function catchUp() {
    if (isAsking) {
      asksAgain = true;
      return;
    }
    isAsking = true;
    try {
      const response = await fetch(`/staff/api/changes?after=${seq}`, { redirect: 'manual', cache: 'no-store' });
      // Access answers a sign-in that has ended by sending the browser to its own page.
      if (response.type === 'opaqueredirect' || response.status === 401) return signedOut(words['live.signedOut']);
      if (response.status === 403) return signedOut(words['live.rightsChanged']);
      if (!response.ok) throw new Error(String(response.status));
      const news = await response.json();
      if (isOver) {
        isOver = false;
        clearNotice();
        connect();
      }
      failures = 0;
      showState(isLive ? 'live.on' : 'live.polling');
      seq = news.seq;
      if (news.waiting !== waiting) showWaiting(news.waiting);
      if (news.mine !== mine) showMine(news.mine);
      if (news.tickets.length > 0)
        document.dispatchEvent(new CustomEvent('console:changed', { detail: { tickets: news.tickets } }));
    } catch {
      showState('live.off');
    } finally {
      isAsking = false;
      if (asksAgain) {
        asksAgain = false;
        catchUp();
      }
    }
  }

  let soon;
  function catchUpSoon() {
    clearTimeout(soon);
    soon = setTimeout(catchUp, 150);
  }

  function connect() {
    if (isOver) return;
    try {
      socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/staff/api/live`);
    } catch {
      return retry();
    }
    socket.addEventListener('open', () => {
      isLive = true;
      failures = 0;
      showState('live.on');
      tellView();
      catchUp();
    });
    socket.addEventListener('message', ({ data }) => {
      const news = JSON.parse(data);
      if (news.kind === 'changed') catchUpSoon();
      if (news.kind === 'present') document.dispatchEvent(new CustomEvent('console:present', { detail: news }));
    });
    socket.addEventListener('close', ({ code }) => {
      isLive = false;
      if (code === EXPIRED) return signedOut(words['live.signedOut']);
      if (code === REMOVED) return signedOut(words['live.rightsChanged']);
      showState('live.polling');
      retry();
    });
  }

  /** 1, 2, 4 … seconds and a little chance, so that a whole office does not come back at once. */
  function retry() {
    if (failures === 0) showState('live.polling');
    const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** failures++);
    setTimeout(connect, pause * (0.75 + Math.random() / 2));
  }

  function tellView() {
    if (view.view === null) return;
    if (isLive) socket.send(JSON.stringify(view));
    else beat();
  }

  /** The same without a socket: said with every poll, answered with who else looks. */
  async function beat() {
    try {
      const response = await fetch(`/staff/api/tickets/${encodeURIComponent(view.view)}/presence`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ isWriting: view.isWriting }),
        redirect: 'manual',
      });
      if (!response.ok) return;
      const { members } = await response.json();
      document.dispatchEvent(new CustomEvent('console:present', { detail: { ticketId: view.view, members } }));
    } catch {
      // The next poll tells what is wrong.
    }
  }

  document.addEventListener('console:writing', ({ detail }) => {
    view = { ...view, isWriting: detail };
    tellView();
  });
  document.addEventListener('console:ask', catchUp);
  setInterval(() => {
    if (isLive) return;
    catchUp();
    if (!isOver && view.view !== null) beat();
  }, POLL_MS);
  // Waiting times grow without anything changing.
  setInterval(() => {
    if (isOver) return;
    if (isLive) catchUp();
    document.dispatchEvent(new CustomEvent('console:changed', { detail: { tickets: null } }));
  }, REDRAW_MS);
  document.addEventListener('visibilitychange', () => document.hidden || catchUpSoon());
  addEventListener('online', catchUpSoon);
  connect();
})();
