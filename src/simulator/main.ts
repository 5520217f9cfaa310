import { parseArgs } from 'node:util';
import { parsePlaces } from './control/places.ts';
import { startSimulator } from './start-simulator.ts';

/**
 * `node src/simulator/main.ts [--port 8788] [--host localhost] [--webhook http://localhost:8787/webhook]`.
 * The secret and the token come by environment only, so that no process list shows them.
 */
const { values } = parseArgs({
  options: { port: { type: 'string' }, host: { type: 'string' }, webhook: { type: 'string' } },
});
const { env } = process;

function demand(name: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  console.error(`${name} is missing: the simulator signs webhooks and checks calls with it.`);
  return process.exit(1);
}

const places = parsePlaces(env.SIMULATOR_PLACES);
const webhookUrl = values.webhook ?? env.WEBHOOK_URL ?? 'http://localhost:8787/webhook';
const port = Number(values.port ?? env.PORT ?? 8788);
const simulator = await startSimulator({
  channelSecret: demand('LINE_CHANNEL_SECRET'),
  channelAccessToken: demand('LINE_CHANNEL_ACCESS_TOKEN'),
  webhookUrl,
  port,
  host: values.host ?? env.HOST ?? 'localhost',
  ...(env.ACCESS_AUD ? { accessAudience: env.ACCESS_AUD } : {}),
  ...(places === undefined ? {} : { places }),
}).catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken: stop what runs there, or set PORT.` : error);
  return process.exit(1);
});
console.log(`LINE simulator: ${simulator.url} → ${webhookUrl}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
}
