/** Without a socket the talk is asked for this often at first, and ever more seldom while nothing happens; with one, now and then, for what a socket has missed. */
const SOONEST_MS = 3000;
const LATEST_MS = 60000;
const WITH_SOCKET_MS = 45000;

/**
 * The messages on the page and how new ones come: told by a socket, asked for by themselves where there is none. `show` is told about everything else
 * that an answer of the server holds; `lost` whether the line is broken; `expired` that the door has closed.
 */
export function createTalk(list, firstSeq, { show, lost, expired }) {
  let seq = firstSeq;
  let pause = SOONEST_MS;
  let timer = 0;
  let socket = null;
  let asking = null;
  let isOver = false;

  /** Asks the server; every answer brings what is new. Failing gives an error with the status, 0 when nobody answered. */
  function ask(path, options) {
    return fetch(`/r/api/${path}${path.indexOf('?') < 0 ? '?' : '&'}after=${seq}`, {
      credentials: 'same-origin',
      ...options,
    })
      .catch(() => {
        lost(true);
        throw Object.assign(new Error('no answer'), { status: 0 });
      })
      .then((response) => {
        lost(false);
        if (response.status === 401) stop();
        if (!response.ok) throw Object.assign(new Error('refused'), { status: response.status });
        return response.json();
      })
      .then((view) => {
        take(view);
        return view;
      });
  }

  function take(view) {
    const wasAtEnd = isAtEnd();
    const isNew = view.seq > seq;
    const fresh = view.messages.map(put).filter((item) => item);
    seq = Math.max(seq, view.seq);
    if (isNew) pause = SOONEST_MS;
    // Whom to call stands at the top of a danger card, and the card is long.
    const danger = fresh.find((item) => item.classList.contains('danger'));
    if (danger) danger.scrollIntoView(true);
    else if (isNew && wasAtEnd) toEnd();
    show(view);
  }

  /** Once each: a message that stands there stays; our own takes the place of the one that was on its way. Gives what is new on the page. */
  function put({ seq: at, key, isTaken, html }) {
    const known = list.querySelector(`[data-key="${key}"]`);
    if (known && known.dataset.seq && !(isTaken && !known.querySelector('.gone'))) return null;
    const holder = document.createElement('ol');
    holder.innerHTML = html;
    const item = holder.firstElementChild;
    if (known && known.dataset.seq) {
      known.replaceWith(item);
      return null;
    }
    if (known) known.remove();
    const next = Array.prototype.find.call(list.children, (one) => !one.dataset.seq || Number(one.dataset.seq) > at);
    list.insertBefore(item, next || null);
    return item;
  }

  function refresh() {
    if (asking || isOver) return;
    clearTimeout(timer);
    asking = ask('messages')
      .catch(() => undefined)
      .then(() => {
        asking = null;
        plan();
      });
  }

  /** Nobody looks: nothing is asked, and the session grows old. */
  function plan() {
    clearTimeout(timer);
    if (isOver || document.hidden) return;
    const isLive = socket && socket.readyState === 1;
    timer = setTimeout(
      () => {
        if (!socket) listen();
        refresh();
      },
      isLive ? WITH_SOCKET_MS : pause,
    );
    if (!isLive) pause = Math.min(LATEST_MS, pause * 1.5);
  }

  function listen() {
    if (!('WebSocket' in window) || isOver) return;
    try {
      socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/r/live`);
    } catch (_error) {
      return;
    }
    socket.onopen = refresh;
    socket.onmessage = () => {
      // What comes in while an answer is on its way is asked for right after it.
      if (asking) asking.then(refresh);
      else refresh();
    };
    socket.onclose = () => {
      socket = null;
      plan();
    };
  }

  function stop() {
    isOver = true;
    clearTimeout(timer);
    if (socket) socket.close();
    expired();
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) clearTimeout(timer);
    else {
      pause = SOONEST_MS;
      refresh();
    }
  });
  window.addEventListener('online', refresh);
  listen();
  plan();
  return { ask };
}

const writing = document.getElementById('writing');

/** Whether the place to write can be seen: whoever has scrolled up to read is left there. */
const isAtEnd = () => writing.getBoundingClientRect().top < window.innerHeight;

/** The newest words, and the place to answer them. */
export function toEnd() {
  writing.firstElementChild.scrollIntoView(false);
}
