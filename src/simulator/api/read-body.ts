import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';

/** LINE reference: status-codes. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

export type ReadBody = { ok: true; body: Record<string, unknown> } | { ok: false; answer: Answer };

/** LINE reference: error-messages. JSON of the right media type, parseable, an object. */
export function readBody(text: string, contentType: string | undefined): ReadBody {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return { ok: false, answer: refuse(415, `The content type, ${type ?? ''}, is not supported`) };
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { ok: true, body: body as Record<string, unknown> };
    }
  } catch {
    // Falls through to the one sentence LINE has for it.
  }
  return { ok: false, answer: refuse(400, 'The request body could not be parsed as JSON (line: 1, column: 1)') };
}
