import type { Refused } from '../messages/validate-messages.ts';

/** What an endpoint answers; headers such as the request id are added for all. */
export interface Answer {
  status: number;
  json?: unknown;
  bytes?: Uint8Array;
  contentType?: string;
  headers?: Record<string, string>;
  /** For the journal only: the chat it went to, and more words than LINE gives. */
  chatId?: string;
  note?: string;
}

/** LINE reference: error-messages. An error with its message alone. */
export function refuse(status: number, message: string, note?: string): Answer {
  return { status, json: { message }, ...(note === undefined ? {} : { note }) };
}

/** LINE reference: error-responses. A request body with details of what is wrong. */
export function refuseBody(refused: Refused): Answer {
  return { status: 400, json: refused };
}

/** LINE reference: error-messages. One property of the body that cannot be. */
export function refuseProperty(property: string): Answer {
  return refuse(400, `The property, ${property}, in the request body is invalid (line: -, column: -)`);
}

/** One wrong property with its own sentence. */
export function refuseDetails(...details: { message: string; property: string }[]): Answer {
  return { status: 400, json: { message: `The request body has ${details.length} error(s)`, details } };
}

/** The empty object that most calls end with. */
export const DONE: Answer = { status: 200, json: {} };
