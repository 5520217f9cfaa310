import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Delivery, parseWebhook, type Webhook } from './parse-webhook.ts';
import { type LineVariables, readLineSettings } from './settings.ts';
import { verifySignature } from './verify-signature.ts';

/** LINE's bodies are a few kilobytes; a megabyte is nobody we know. */
const BODY_LIMIT_BYTES = 1024 * 1024;

const decoder = new TextDecoder();

/** What the front door does with what came in. */
export type Receive<Env> = {
  /** Stores the deliveries of one talk durably; throws when it cannot. */
  store: (env: Env, talk: string, deliveries: readonly Delivery[], origin: string) => Promise<void>;
  /** Counts what was left alone; never keeps LINE waiting. */
  countIgnored: (env: Env, ignored: Webhook['ignored'], waitUntil: (work: Promise<unknown>) => void) => void;
};

/**
 * `POST /webhook`: verify the exact bytes, parse, store, and only then answer 200, within LINE's two seconds. When one talk cannot be stored the
 * others are, and the answer is 500, so that LINE delivers again (docs: receiving-messages, redelivery).
 */
export function createLineRoutes<Env extends LineVariables>({
  store,
  countIgnored,
}: Receive<Env>): Hono<{ Bindings: Env }> {
  const routes = new Hono<{ Bindings: Env }>();
  routes.post(
    '/webhook',
    bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: (c) => c.json({ error: 'line.too_large' }, 413) }),
    async (c) => {
      const env = c.env as Env;
      const settings = readLineSettings(env);
      if (!settings.ok) {
        console.error(settings.error.message);
        return c.json({ error: settings.error.code, message: settings.error.message }, 500);
      }
      const body = await c.req.raw.arrayBuffer();
      if (!(await verifySignature(body, c.req.header('x-line-signature'), settings.value.channelSecret)))
        return c.json({ error: 'line.bad_signature' }, 401);
      const webhook = parseWebhook(decoder.decode(body));
      if (!webhook.ok) return c.json({ error: webhook.error.code }, 400);
      const { deliveries, ignored } = webhook.value;
      countIgnored(env, ignored, (work) => c.executionCtx.waitUntil(work));
      const origin = c.req.url.slice(0, c.req.url.indexOf('/', 'https://'.length));
      const stored = await Promise.allSettled(
        [...groupByTalk(deliveries)].map(async ([talk, own]) => store(env, talk, own, origin)),
      );
      const failed = stored.filter(({ status }) => status === 'rejected').length;
      if (failed === 0) return Response.json({});
      console.error(`line.not_stored: ${failed} of ${stored.length} talks`);
      return c.json({ error: 'line.not_stored' }, 500);
    },
  );
  return routes;
}

function groupByTalk(deliveries: readonly Delivery[]): Map<string, Delivery[]> {
  const talks = new Map<string, Delivery[]>();
  for (const delivery of deliveries) talks.set(delivery.talk, [...(talks.get(delivery.talk) ?? []), delivery]);
  return talks;
}
