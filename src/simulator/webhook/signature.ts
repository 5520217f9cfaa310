import type { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';

/** LINE reference: signature-validation. Base64 of HMAC-SHA256 over the body's exact bytes. */
export function signBody(body: Buffer, channelSecret: string): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64');
}
