import type { Content } from '../platform/contents.ts';
import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';
import type { Call } from './call.ts';

/** LINE reference: get-content. 202 while it is prepared, 404 unknown, 410 after unsend. */
export function content(call: Call): Answer {
  const found = findContent(call);
  if ('status' in found) return found;
  if (call.platform.now() < found.readyAt) return { status: 202, json: {} };
  return { status: 200, bytes: found.bytes, contentType: found.contentType };
}

/** LINE reference: get-image-or-video-preview. The simulator does not shrink: the preview is the content. */
export function contentPreview(call: Call): Answer {
  return content(call);
}

/** LINE reference: verify-video-or-audio-preparation-status. */
export function transcoding(call: Call): Answer {
  const found = findContent(call);
  if ('status' in found) return found;
  if (!found.isMedia) return refuse(400, "Transcoding status doesn't support this type of content");
  return { status: 200, json: { status: call.platform.now() < found.readyAt ? 'processing' : 'succeeded' } };
}

function findContent({ platform, ids: [messageId] }: Call): Content | Answer {
  const found = platform.contents.get(messageId ?? '');
  if (found === undefined) return refuse(404, 'not found');
  return found.isGone ? refuse(410, 'The content is gone') : found;
}
