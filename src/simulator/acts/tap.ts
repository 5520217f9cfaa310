import type { webhook } from '@line/bot-sdk';
import type { Platform } from '../platform/platform.ts';
import type { Asked } from './asked.ts';
import { isRecord, maybeTextOf, textOf } from './asked.ts';
import type { Acted, Chat } from './chat.ts';
import { happen, refuseIfBlocked, showOwn } from './chat.ts';
import type { Action } from './find-actions.ts';
import { findTappable } from './find-actions.ts';
import { Refusal } from './refusal.ts';
import { say } from './write.ts';

/** What tapping came to: an act, or something the phone does by itself. */
export interface Tapped extends Partial<Acted> {
  did: string;
  uri?: string;
  clipboardText?: string;
}

/** LINE reference: postback-event. `displayText` appears in the chat, `text` is sent as a message too. */
export async function postback(platform: Platform, chat: Chat, asked: Asked): Promise<Acted> {
  refuseIfBlocked(chat);
  const shown = maybeTextOf(asked, 'displayText');
  const id = platform.nextMessageId();
  if (shown !== undefined) showOwn(platform, chat, id, { type: 'text', text: shown });
  const acted = await happen(platform, chat, { type: 'postback', postback: toPostback(asked) });
  if (asked.text === undefined) return acted;
  const said = await say(platform, chat, { text: asked.text });
  return { ...said, events: [...acted.events, ...said.events] };
}

function toPostback(asked: Asked): webhook.PostbackContent {
  const params = asked.params;
  const data = textOf(asked, 'data');
  return isRecord(params) ? { data, params: params as Record<string, string> } : { data };
}

/**
 * Taps what carries a label (`label`, newest first) or performs a given `action`. Date pickers take
 * `value`. Location, camera and camera roll only say so: send what they would have brought.
 */
export async function tap(platform: Platform, chat: Chat, asked: Asked): Promise<Tapped> {
  const action = isRecord(asked.action) ? (asked.action as Action) : findLabelled(platform, chat, asked);
  switch (action.type) {
    case 'message':
      return { did: 'message', ...(await say(platform, chat, { text: action.text })) };
    case 'postback':
      return { did: 'postback', ...(await postback(platform, chat, action)) };
    case 'datetimepicker':
      return { did: 'postback', ...(await postback(platform, chat, toPicked(action, textOf(asked, 'value')))) };
    case 'uri':
      return { did: 'uri', uri: String(action.uri) };
    case 'clipboard':
      return { did: 'clipboard', clipboardText: String(action.clipboardText) };
    default:
      return { did: action.type };
  }
}

function findLabelled(platform: Platform, chat: Chat, asked: Asked): Action {
  const label = textOf(asked, 'label');
  const found = findTappable(platform.transcript.ofChat(chat.chatId), label, maybeTextOf(asked, 'messageId'));
  if (found === undefined) throw new Refusal(404, `nothing in the chat is labelled "${label}"`);
  return found;
}

/** LINE reference: postback-params-object. The picked value under the picker's mode. */
function toPicked(action: Action, value: string): Asked {
  return { data: action.data, params: { [String(action.mode)]: value } };
}
