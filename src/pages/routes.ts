import { type Context, Hono } from 'hono';
import { composeTopic, type Voice } from '../answer/index.ts';
import type { Library } from '../dialogue/index.ts';
import { isLanguage, type Language } from '../language/index.ts';
import type { LineVariables } from '../line/index.ts';
import type { RecordsVariables } from '../records/index.ts';
import { AnswerPage } from './answer-page.tsx';
import { checkHealth } from './health.ts';
import { STYLE } from './style.ts';

type PagesVariables = LineVariables & RecordsVariables & { VERSION?: string };

/** No script at all, styles from ourselves: nothing on these pages can be made to do anything. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Answers change with a deployment and with the clock (open now): short enough to be true, long enough for a link that goes round. */
const CACHE_SECONDS = 300;

/** `/a/<language>/<collection>/<slug>`, `/healthz` and the style they share. */
export function createPages<Env extends PagesVariables>(loadLibrary: () => Library): Hono<{ Bindings: Env }> {
  const pages = new Hono<{ Bindings: Env }>();
  pages.get('/a/:language/:collection/:slug', (c) => showAnswer(c, loadLibrary()));
  pages.get('/style.css', (c) =>
    c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=86400' }),
  );
  pages.get('/healthz', async (c) =>
    c.json(await checkHealth(c.env as Env, loadLibrary(), Date.now()), 200, { 'cache-control': 'no-store' }),
  );
  return pages;
}

function showAnswer(c: Context, library: Library): Response | Promise<Response> {
  const { language: asked = '', collection, slug } = c.req.param() as Record<string, string>;
  const topic = library.content.findTopic(`${collection}/${slug}`);
  const language: Language = isLanguage(asked) ? asked : 'ja-easy';
  const served = library.content.city.languages.includes(language);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
  if (!topic || !isLanguage(asked) || !served) return c.text(library.words.say(language, 'page.notFound'), 404);
  const voice: Voice = { content: library.content, words: library.words, language, now: Date.now() };
  c.header('cache-control', `public, max-age=${CACHE_SECONDS}`);
  c.header('content-language', language === 'ja-easy' ? 'ja' : language);
  return c.html(`<!doctype html>${AnswerPage({ answer: composeTopic(voice, topic), topic, voice })}`);
}
