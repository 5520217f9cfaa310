import type { Entry, Message } from '../platform/transcript.ts';
import { isRecord } from './asked.ts';

/** An action object of a message (LINE reference: action-objects). */
export type Action = { type: string; label?: string; [property: string]: unknown };

/** Every action a resident could tap in a message, in reading order, quick replies last. */
export function findActions(message: Message): Action[] {
  const { quickReply, ...rest } = message;
  return [...collect(rest), ...collect(quickReply)];
}

/**
 * The action with this label among what the chat offers now: anything in the newest messages of the
 * account first, but quick replies only of its very last message (LINE docs: using-quick-reply).
 */
export function findTappable(entries: Entry[], label: string, messageId?: string): Action | undefined {
  const last = entries.at(-1);
  const offered = entries.filter((entry) => entry.from === 'account').toReversed();
  for (const entry of offered) {
    if (messageId !== undefined && entry.id !== messageId) continue;
    const { quickReply, ...rest } = entry.message;
    const visible = entry === last ? [...collect(rest), ...collect(quickReply)] : collect(rest);
    const found = visible.find((action) => action.label === label);
    if (found !== undefined) return found;
  }
  return undefined;
}

function collect(part: unknown): Action[] {
  if (Array.isArray(part)) return part.flatMap(collect);
  if (!isRecord(part)) return [];
  const own = Object.entries(part).flatMap(([name, value]) => {
    if (name === 'action' || name === 'defaultAction') return isAction(value) ? [value] : [];
    if (name === 'actions' && Array.isArray(value)) return value.filter(isAction);
    return collect(value);
  });
  return own;
}

function isAction(value: unknown): value is Action {
  return isRecord(value) && typeof value.type === 'string';
}
