/** A namespace of our own, so that no other use of the same ids makes the same key (RFC 9562, 5.8). */
const NAMESPACE = 'madoguchi/line-retry-key/';

/**
 * The X-Line-Retry-Key of a stored letter: always the same UUID for the same letter, whoever computes it after whatever crash, so that LINE can tell a
 * second try from a second message (LINE reference: retry-api-request).
 */
export async function toRetryKey(letterId: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(NAMESPACE + letterId));
  const bytes = [...new Uint8Array(digest).slice(0, 16)];
  // Version 8 (our own derivation), variant 10.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
