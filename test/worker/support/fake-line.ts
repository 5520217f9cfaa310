import type { messagingApi } from '@line/bot-sdk';
import { vi } from 'vitest';
import { access } from './fake-access.ts';

export type Sent = { how: 'reply' | 'push'; to: string; messages: messagingApi.Message[]; retryKey: string | null };
type Answer = { status: number; body?: unknown } | 'lost' | 'accepted-then-lost';

/**
 * One LINE that writes down what it was sent and keeps LINE's rules for reply tokens and retry keys. `next` lets the coming calls of an endpoint fail.
 */
export class FakeLine {
  readonly sent: Sent[] = [];
  readonly calls: string[] = [];
  profileLanguage: string | null = 'en';
  /** How long LINE thinks before it tells a profile. */
  profileDelayMs = 0;
  /** What LINE keeps, by message id; anything else is gone. */
  readonly media = new Map<string, { type: string; body: string } | 'preparing'>();
  quota = { type: 'limited', value: 1000, used: 0 };
  /** What was posted to the city's chat service. */
  readonly posted: Record<string, unknown>[] = [];
  private readonly tokens = new Set<string>();
  private readonly keys = new Set<string>();
  private readonly failures = new Map<string, Answer[]>();

  /** The next answers of `endpoint` (reply, push, profile), in order. */
  next(endpoint: string, ...answers: Answer[]): void {
    this.failures.set(endpoint, [...(this.failures.get(endpoint) ?? []), ...answers]);
  }

  /** From now on everything goes well. */
  recover(): void {
    this.failures.clear();
  }

  install(): void {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) =>
      this.answer(new Request(input as RequestInfo, init as RequestInit)),
    );
  }

  remove(): void {
    vi.restoreAllMocks();
  }

  /** All texts a person received, in order; of a card its alternative text. */
  get texts(): string[] {
    return this.sent.flatMap(({ messages }) =>
      messages.map((message) =>
        'text' in message ? String(message.text) : 'altText' in message ? message.altText : message.type,
      ),
    );
  }

  private async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.origin === 'https://access.test') return access.answer();
    if (url.origin === 'https://hooks.test') return this.hook(request);
    if (url.origin !== 'https://line.test') throw new Error(`no network in tests: ${url.origin}`);
    const content = /^\/v2\/bot\/message\/(.+)\/content$/.exec(url.pathname)?.[1];
    if (content !== undefined) return this.giveContent(decodeURIComponent(content), request);
    const endpoint = url.pathname.includes('/profile/')
      ? 'profile'
      : url.pathname.includes('/quota')
        ? 'quota'
        : (url.pathname.split('/').at(-1) ?? '');
    this.calls.push(endpoint);
    const failure = this.failures.get(endpoint)?.shift();
    if (failure === 'lost') throw new TypeError('network connection lost');
    if (failure && failure !== 'accepted-then-lost')
      return json(failure.body ?? { message: 'as told' }, failure.status);
    const accepted = await this.accept(endpoint, request);
    if (failure === 'accepted-then-lost') throw new TypeError('network connection lost');
    return accepted;
  }

  private giveContent(messageId: string, request: Request): Response {
    this.calls.push('content');
    if (request.headers.get('authorization') !== 'Bearer token-of-this-test') return json({ message: 'no' }, 401);
    const kept = this.media.get(messageId);
    if (kept === undefined) return json({ message: 'not found' }, 404);
    if (kept === 'preparing') return json({}, 202);
    return new Response(kept.body, { headers: { 'content-type': kept.type } });
  }

  private async hook(request: Request): Promise<Response> {
    const failure = this.failures.get('hook')?.shift();
    if (typeof failure === 'object') return new Response(null, { status: failure.status });
    if (failure) throw new TypeError('network connection lost');
    this.posted.push(await request.json());
    return new Response(null, { status: 200 });
  }

  private async accept(endpoint: string, request: Request): Promise<Response> {
    if (endpoint === 'profile') await new Promise((resolve) => setTimeout(resolve, this.profileDelayMs));
    if (endpoint === 'profile')
      return json({ displayName: 'T', ...(this.profileLanguage ? { language: this.profileLanguage } : {}) });
    if (endpoint === 'quota')
      return json(request.url.includes('consumption') ? { totalUsage: this.quota.used } : this.quota);
    if (endpoint === 'reply')
      return this.acceptReply((await request.json()) as { replyToken: string; messages: messagingApi.Message[] });
    if (endpoint === 'push')
      return this.acceptPush(
        (await request.json()) as { to: string; messages: messagingApi.Message[] },
        request.headers.get('x-line-retry-key'),
      );
    return json({});
  }

  private acceptReply({ replyToken, messages }: { replyToken: string; messages: messagingApi.Message[] }): Response {
    if (this.tokens.has(replyToken)) return json({ message: 'Invalid reply token' }, 400);
    this.tokens.add(replyToken);
    this.sent.push({ how: 'reply', to: replyToken, messages, retryKey: null });
    return json({ sentMessages: [] });
  }

  private acceptPush(
    { to, messages }: { to: string; messages: messagingApi.Message[] },
    retryKey: string | null,
  ): Response {
    if (retryKey && this.keys.has(retryKey)) return json({ message: 'The retry key is already accepted' }, 409);
    if (retryKey) this.keys.add(retryKey);
    this.sent.push({ how: 'push', to, messages, retryKey });
    return json({ sentMessages: [] });
  }
}

const json = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'x-line-request-id': crypto.randomUUID() } });
