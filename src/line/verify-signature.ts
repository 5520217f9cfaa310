/**
 * Whether `body` was signed with our channel secret. Over the bytes as they came, before any parsing: whitespace and key order count
 * (LINE reference: signature-validation). crypto.subtle.verify compares in constant time.
 */
export async function verifySignature(
  body: ArrayBuffer,
  signature: string | undefined,
  channelSecret: string,
): Promise<boolean> {
  const mac = signature ? fromBase64(signature) : undefined;
  if (!mac) return false;
  return crypto.subtle.verify('HMAC', await importKey(channelSecret), mac, body);
}

/** Importing costs more than verifying; one channel has one secret. */
const keys = new Map<string, Promise<CryptoKey>>();

function importKey(secret: string): Promise<CryptoKey> {
  const known =
    keys.get(secret) ??
    crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'verify',
    ]);
  keys.clear();
  keys.set(secret, known);
  return known;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
