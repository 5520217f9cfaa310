/**
 * The room with script: messages arrive by themselves, what could not be sent is sent again, pictures are made smaller. Without it every form here works by itself.
 */
import { shrink } from './picture.browser.js';
import { createTalk, toEnd } from './talk.browser.js';

const find = (id) => document.getElementById(id);
const main = find('room');
const list = find('talk');
const text = find('text');
const file = find('file');
const end = find('end');
const words = JSON.parse(main.dataset.words);

/** What is on its way, oldest first: one at a time, so that the order stays. */
const queue = [];
const RETRY_MS = [1000, 3000, 8000, 20000, 60000];
let isSending = false;
let retry = 0;

const talk = createTalk(list, Number(main.dataset.seq), {
  show: (view) => {
    if (find('status').textContent !== view.status) find('status').textContent = view.status;
    find('writing').hidden = !view.canWrite;
    end.hidden = view.state === 'closed';
    if (view.masked) notify(words.masked);
    const isIdle = queue.length === 0 && text.value === '';
    if (view.language !== document.documentElement.lang && isIdle) location.reload();
  },
  lost: (isLost) => {
    if (isLost) notify(words.offline);
    else if (find('notice').textContent === words.offline) notify('');
  },
  expired: () => {
    main.textContent = words.expired;
  },
});

function notify(sentence) {
  find('notice').textContent = sentence;
  find('notice').hidden = sentence === '';
}

/** A name nobody else gives: sent twice under it, it is one message. */
function makeKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}

/** Puts what is to be sent on the page, and sends it. `make` gives the request; `content` is what it looks like meanwhile. */
function send(make, content, giveBack) {
  const key = makeKey();
  const item = document.createElement('li');
  item.className = 'message resident pending';
  item.dataset.key = key;
  const who = document.createElement('p');
  who.className = 'who';
  who.textContent = `${words.you} · ${words.sending}`;
  item.appendChild(who);
  item.appendChild(content);
  list.appendChild(item);
  toEnd();
  queue.push({ key, make, item, who, giveBack });
  work();
}

function work() {
  const next = queue[0];
  if (!next || isSending) return;
  isSending = true;
  next.who.textContent = `${words.you} · ${words.sending}`;
  const [path, options] = next.make(next.key);
  talk.ask(path, options).then(
    () => {
      isSending = false;
      retry = 0;
      queue.shift();
      work();
    },
    ({ status }) => {
      isSending = false;
      offerAgain(next, status);
    },
  );
}

/** A broken line is tried again by itself; what the server does not want is given back. */
function offerAgain(next, status) {
  const isFinal = status >= 400 && status < 500 && status !== 429;
  if (isFinal) {
    queue.shift();
    next.item.remove();
    notify(status === 413 || status === 415 ? words.tooBig : words.notSent);
    if (next.giveBack) next.giveBack();
    return work();
  }
  next.who.textContent = '';
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = words.notSent;
  const timer = setTimeout(work, RETRY_MS[Math.min(retry, RETRY_MS.length - 1)]);
  again.onclick = () => {
    clearTimeout(timer);
    work();
  };
  next.who.appendChild(again);
  retry += 1;
}

const postJson = (path, body) => [
  path,
  { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
];

find('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const said = text.value.trim();
  if (said === '') return;
  text.value = '';
  notify('');
  const content = document.createElement('div');
  content.className = 'text';
  content.dir = 'auto';
  content.textContent = said;
  send(
    (key) => postJson('messages', { id: key, text: said }),
    content,
    () => {
      if (text.value === '') text.value = said;
    },
  );
  text.focus();
});

text.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) find('say').querySelector('button').click();
});

document.documentElement.classList.add('live');
// Chosen is sent: one tap less, and the button that a form without script needs is not in the way.
find('picture').querySelector('button').hidden = true;
file.addEventListener('change', () => {
  const chosen = file.files[0];
  if (!chosen) return;
  notify('');
  shrink(chosen).then(
    (small) => {
      const image = document.createElement('img');
      image.alt = '';
      image.src = URL.createObjectURL(small);
      image.onload = () => {
        URL.revokeObjectURL(image.src);
        toEnd();
      };
      send(
        (key) => [`pictures?id=${key}`, { method: 'POST', headers: { 'content-type': small.type }, body: small }],
        image,
      );
    },
    () => notify(words.tooBig),
  );
  file.value = '';
});

list.addEventListener('submit', (event) => {
  event.preventDefault();
  const [path, options] = postJson('withdraw', { id: event.target.elements.id.value });
  talk.ask(path, options).catch(() => notify(words.notSent));
});

find('close').addEventListener('submit', (event) => {
  event.preventDefault();
  const [path, options] = postJson('close', { id: makeKey() });
  talk.ask(path, options).then(
    () => {
      end.open = false;
    },
    () => notify(words.notSent),
  );
});

find('stay').addEventListener('click', (event) => {
  event.preventDefault();
  end.open = false;
  end.querySelector('summary').focus();
});

// Gone at once: the words leave the screen before the next page is there, and the room leaves the history.
find('leave').addEventListener('submit', (event) => {
  event.preventDefault();
  const { to } = find('leave').dataset;
  if (navigator.sendBeacon) navigator.sendBeacon('/r/leave');
  document.body.textContent = '';
  location.replace(to);
});

if (list.children.length > 0) toEnd();
