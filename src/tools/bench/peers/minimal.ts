import { DurableObject } from 'cloudflare:workers';

type Env = { OBJECTS: DurableObjectNamespace<Minimal>; LINE_API_BASE: string };

/** The least a bot on this runtime must do: one object write and one call to LINE. What ours does on top is measured against it. */
export class Minimal extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS inbox (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT)');
  }

  async receive(body: string): Promise<void> {
    this.ctx.storage.sql.exec('INSERT INTO inbox (body) VALUES (?)', body);
    this.ctx.waitUntil(
      fetch(`${this.env.LINE_API_BASE}/v2/bot/message/reply`, { method: 'POST', body }).then((response) =>
        response.body?.cancel(),
      ),
    );
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const body = await request.text();
    const user = /"userId":"(\w+)"/.exec(body)?.[1] ?? 'nobody';
    await env.OBJECTS.get(env.OBJECTS.idFromName(user)).receive(body);
    return Response.json({});
  },
} satisfies ExportedHandler<Env>;
