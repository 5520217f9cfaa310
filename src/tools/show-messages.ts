/** LINE messages as text for a terminal: what a reader sees, top to bottom, buttons in brackets. */
export function showMessages(messages: readonly unknown[]): string {
  return messages.map((message) => showMessage(message as Shown)).join('\n\n');
}

type Shown = {
  type: string;
  text?: string;
  contents?: unknown;
  quickReply?: { items: { action: { label?: string } }[] };
};

function showMessage(message: Shown): string {
  const body = message.type === 'text' ? (message.text ?? '') : listTexts(message.contents).join('\n');
  const buttons = message.quickReply?.items.map(({ action }) => `[${action.label}]`).join(' ');
  return buttons ? `${body}\n\n${buttons}` : body;
}

function listTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(listTexts);
  if (typeof node !== 'object' || node === null) return [];
  const part = node as { type?: string; text?: string; action?: { label?: string; uri?: string } };
  if (part.type === 'text') return [part.text ?? ''];
  if (part.type === 'button') return [`  [${part.action?.label}]${part.action?.uri ? ` ${part.action.uri}` : ''}`];
  if (part.type === 'separator') return ['──'];
  return ['header', 'hero', 'body', 'contents', 'footer'].flatMap((key) =>
    listTexts((node as Record<string, unknown>)[key]),
  );
}
