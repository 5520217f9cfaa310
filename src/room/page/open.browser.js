/**
 * The page a link opens: works as a plain form; with script the room takes its place in the history, so that "back" does not lead to a link that is used up.
 */
const form = document.getElementById('open');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  fetch(form.action, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(new FormData(form)),
  }).then(
    (response) => {
      if (response.ok) location.replace('/r');
      // Used up meanwhile: the same address says so.
      else location.reload();
    },
    () => form.submit(),
  );
});
