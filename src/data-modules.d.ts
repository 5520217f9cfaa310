declare module '*.bin' {
  const bytes: ArrayBuffer;
  export default bytes;
}

/** What we use of it; all of Node's types would let the Worker's code lean on things that workerd does not have. */
declare module 'node:zlib' {
  export function gunzipSync(packed: Uint8Array): Uint8Array;
}

/** Scripts for browsers travel as text and are served as they are. */
declare module '*.browser.js' {
  const text: string;
  export default text;
}
