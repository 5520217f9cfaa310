import { exports } from 'cloudflare:workers';
import type { Ticket } from '../../../src/desk/index.ts';
import { say, tap, ticketOf } from './desk.ts';
import { newUser } from './send.ts';
import { line } from './setup.ts';

export const ORIGIN = 'https://bot.example';

/** The newest link into a room that LINE was given. */
export function newestLink(): string {
  const links = [...JSON.stringify(line.sent.map(({ messages }) => messages)).matchAll(/\/r\/[\w-]{32}/g)];
  const link = links.at(-1)?.[0];
  if (!link) throw new Error('no link was sent');
  return link;
}

/** A resident who waits for a person about something personal, with the link they got. */
export async function waitingInRoom(category = 'tax', user = newUser()) {
  line.sent.length = 0;
  await say(user, 'i want to talk to a person');
  await tap(user, `do=intake&step=category&answer=${category}`);
  return { user, ticket: await ticketOf(user), link: newestLink() };
}

/** A browser: keeps the cookie it is given and says where it comes from. */
export class Browser {
  cookie = '';

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('origin') && init.method === 'POST') headers.set('origin', ORIGIN);
    if (this.cookie) headers.set('cookie', this.cookie);
    const response = await exports.default.fetch(
      new Request(`${ORIGIN}${path}`, { ...init, headers, redirect: 'manual' }),
    );
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '');
    return response;
  }

  submit(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  open(link: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.submit('/r/open', { secret: link.slice('/r/'.length) }, headers);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  async write(text: string, id: string = crypto.randomUUID()): Promise<Talk> {
    const response = await this.post('/r/api/messages', { id, text });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  }

  async talk(after = 0): Promise<Talk> {
    return (await this.fetch(`/r/api/messages?after=${after}`)).json();
  }

  async page(): Promise<string> {
    return (await this.fetch('/r')).text();
  }
}

export type Talk = {
  seq: number;
  state: Ticket['state'];
  status: string;
  language: string;
  canWrite: boolean;
  masked?: boolean;
  messages: { seq: number; key: string; by: string; isTaken: boolean; html: string }[];
};

/** Somebody in the room of a new ticket. */
export async function inRoom(category = 'tax') {
  const { user, ticket, link } = await waitingInRoom(category);
  const browser = new Browser();
  await browser.open(link);
  return { user, ticket, link, browser };
}

export const textsOf = ({ messages }: Pick<Talk, 'messages'>): string =>
  messages.map(({ html }) => html.replace(/<[^>]+>/g, ' ')).join('\n');

/** The smallest whole pictures, each with something in it that tells where it was taken. */
export const JPEG = new Uint8Array([
  ...[0xff, 0xd8, 0xff, 0xe1, 0x00, 0x0e, ...new TextEncoder().encode('Exif\0\0GPS!!!')].slice(0, 18),
  ...[0xff, 0xdb, 0x00, 0x04, 0x01, 0x02],
  ...[0xff, 0xda, 0x00, 0x03, 0x01, 0x11, 0xff, 0x00, 0x22, 0xff, 0xd9],
  ...new TextEncoder().encode('film behind the picture'),
]);
