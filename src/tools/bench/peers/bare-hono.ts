import { Hono } from 'hono';

const app = new Hono();
app.get('/healthz', (c) => c.json({}));

export default app;
