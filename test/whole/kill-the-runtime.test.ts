import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Machine, startMachine } from './support/machine.ts';

/** Longer than the lease of an attempt: by then the alarm has looked after everything that was left behind. */
const PATIENCE_MS = 45_000;

describe('when workerd is killed', () => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await startMachine();
  });
  afterAll(() => machine.stop());

  const newPerson = (): string => machine.line.addResident({ name: 'Ana', language: 'en' }).userId;
  const answersTo = async (user: string) =>
    (await machine.line.messages(user)).filter(({ from }) => from === 'account');
  const callsOf = (endpoint: string) =>
    machine.line.platform.journal.calls.filter((call) => call.endpoint === endpoint);

  test('while LINE is slow to answer, the answer arrives once', async () => {
    const user = newPerson();
    machine.line.misbehave({ endpoint: 'reply', fault: 'delay', ms: 20_000 });
    await machine.line.act(user, 'say', { text: 'hello' });
    await vi.waitFor(() => expect(callsOf('reply')).toHaveLength(1), { timeout: 10_000 });
    await machine.killAndRestart();
    await vi.waitFor(async () => expect(await answersTo(user)).toHaveLength(1), {
      timeout: PATIENCE_MS,
      interval: 500,
    });
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await answersTo(user)).toHaveLength(1);
  });

  test('after LINE has taken the reply and before we know it, the answer is not sent twice', async () => {
    const user = newPerson();
    machine.line.misbehave({ endpoint: 'reply', fault: 'lostAnswer' });
    await machine.line.act(user, 'say', { text: 'hello' });
    await vi.waitFor(async () => expect(await answersTo(user)).toHaveLength(1), { timeout: 10_000 });
    await machine.killAndRestart();
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    expect(await answersTo(user)).toHaveLength(1);
    expect(callsOf('push')).toHaveLength(0);
  });

  test('and LINE delivers the event again, it is answered once, and the talk remembers', async () => {
    const user = newPerson();
    const said = await machine.line.act(user, 'say', { text: 'hello' });
    await vi.waitFor(async () => expect(await answersTo(user)).toHaveLength(1), { timeout: 10_000 });
    await machine.killAndRestart();
    await machine.line.act(user, 'redeliver', { messageId: said.messageId });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await answersTo(user)).toHaveLength(1);
  });

  test('while it is down, what LINE delivers afterwards is answered in order', async () => {
    const user = newPerson();
    const said: string[] = [];
    await machine.killAndRestart(async () => {
      for (const text of ['hello', 'thank you'])
        said.push((await machine.line.act(user, 'say', { text })).messageId ?? '');
    });
    for (const messageId of said) await machine.line.act(user, 'redeliver', { messageId });
    await vi.waitFor(async () => expect(await answersTo(user)).toHaveLength(2), {
      timeout: PATIENCE_MS,
      interval: 500,
    });
    const previews = (await answersTo(user)).map(({ preview }) => preview);
    expect(previews[1]).toContain('welcome');
  });
});
