import { refuseMessages } from '../../../src/simulator/index.ts';

/** What is wrong with one message, as `property: message` lines; empty when LINE would take it. */
export function faultsOf(message: unknown): string[] {
  return faultsOfAll([message]);
}

/** The same for a whole `messages` value. */
export function faultsOfAll(messages: unknown): string[] {
  return refuseMessages(messages)?.details.map(({ property, message }) => `${property}: ${message}`) ?? [];
}

/** A Flex message around a bubble. */
export function flex(contents: unknown, more: object = {}): object {
  return { type: 'flex', altText: 'a card', contents, ...more };
}

/** A bubble whose body has these components. */
export function bubble(...components: unknown[]): object {
  return { type: 'bubble', body: { type: 'box', layout: 'vertical', contents: components } };
}

/** A text message with one quick reply. */
export function quick(action: unknown): object {
  return { type: 'text', text: 'Choose', quickReply: { items: [{ type: 'action', action }] } };
}

export const words = { type: 'text', text: 'words' };
export const postback = { type: 'postback', label: 'More', data: 'more' };
