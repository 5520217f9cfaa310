declare module '*.txt' {
  const text: string;
  export default text;
}

declare module '*.bin' {
  const bytes: ArrayBuffer;
  export default bytes;
}

/** Scripts for browsers travel as text and are served as they are. */
declare module '*.browser.js' {
  const text: string;
  export default text;
}
