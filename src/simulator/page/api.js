import { toast } from './dom.js';

/** Calls the control API; a refusal is shown and thrown. */
async function ask(method, path, body) {
  const answer = await fetch(`/simulator/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = await answer.json();
  if (answer.ok) return json;
  toast(json.message);
  throw new Error(json.message);
}

export const post = (path, body = {}) => ask('POST', path, body);
export const patch = (path, body) => ask('PATCH', path, body);
export const remove = (path) => ask('DELETE', path, {});

/** Lets the person of the open chat do something; in a group, the chosen member. */
export async function act(chat, name, body = {}) {
  const done = await post(`chats/${chat.id}/${name}`, chat.writerId ? { userId: chat.writerId, ...body } : body);
  const outcome = done.webhook?.outcome;
  if (outcome !== undefined && outcome !== 'success') toast(`The bot did not take the webhook: ${outcome}`);
  return done;
}
