import { Refusal } from './refusal.ts';

/** The JSON body of a control request. */
export type Asked = Record<string, unknown>;

/** Reads a text that must be there. */
export function textOf(asked: Asked, name: string): string {
  const value = asked[name];
  if (typeof value !== 'string') throw new Refusal(400, `"${name}" must be a text`);
  return value;
}

/** Reads a text that may be missing. */
export function maybeTextOf(asked: Asked, name: string): string | undefined {
  return asked[name] === undefined ? undefined : textOf(asked, name);
}

/** Reads a number, or takes the given one when it is missing. */
export function numberOf(asked: Asked, name: string, otherwise?: number): number {
  const value = asked[name] ?? otherwise;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refusal(400, `"${name}" must be a number`);
  return value;
}

/** Reads a list of texts; missing is empty. */
export function textsOf(asked: Asked, name: string): string[] {
  const value = asked[name] ?? [];
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (!isTexts) throw new Refusal(400, `"${name}" must be a list of texts`);
  return value;
}

/** Whether a value is a plain JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
