import { expect, test } from 'vitest';
import { withoutKeys } from '../../src/conversation/without-keys.ts';

test('a secret goes wherever it stands in what is stored, and the words around it stay', () => {
  const secret = 'aB3-_xYz0123456789abcdefghijklmn';
  const change = JSON.stringify({ kind: 'ticket', change: { kind: 'linked', secret }, at: 1 });
  const letter = JSON.stringify([{ type: 'text', text: `Open: https://bot.example/r/${secret} please` }]);
  const clean = withoutKeys(JSON.stringify({ outbox: [{ body: change }, { body: letter }] }));
  expect(clean).not.toContain(secret);
  const [first, second] = (JSON.parse(clean) as { outbox: { body: string }[] }).outbox;
  expect(JSON.parse(first?.body ?? '')).toEqual({ kind: 'ticket', change: { kind: 'linked', secret: '…' }, at: 1 });
  expect(second?.body).toContain('https://bot.example/r/… please');
});
