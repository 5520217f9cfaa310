/**
 * What came of reading something from outside: the value, or why not. Every room may import this file.
 * `code` is from the room's closed list (`line.bad_signature`); `message` tells a person what to do instead.
 */
export type Problem = { code: string; message: string };
export type Result<T, E = Problem> = { ok: true; value: T } | { ok: false; error: E };

/** A result that holds `value`. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** A result that holds why it failed. */
export const fail = <E>(error: E): { ok: false; error: E } => ({ ok: false, error });

/** For the end of an exhaustive switch: reaching it is a bug, and throws. */
export function unreachable(never: never): never {
  throw new Error(`unreachable: ${JSON.stringify(never)}`);
}
