import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ENDPOINTS_SERVED } from '../../src/simulator/api/endpoints.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { COMPONENTS } from '../../src/simulator/messages/flex/components.ts';
import { startLine } from './support/bot.ts';
import { faultsAgainst, type Schema, type Schemas } from './support/openapi.ts';

/** LINE's official API description, where it stands beside the checkout. */
const FOLDER = new URL('../../../shared/line-openapi/', import.meta.url);

const read = (name: string) => parse(readFileSync(new URL(name, FOLDER), 'utf8'));

describe.skipIf(!existsSync(FOLDER))('LINE’s OpenAPI', () => {
  let line: Simulator;

  beforeAll(async () => {
    line = await startLine();
  });

  afterAll(() => line.close());

  it('knows every endpoint the simulator serves', () => {
    const { paths } = read('messaging-api.yml') as { paths: Record<string, object> };
    const unknown = ENDPOINTS_SERVED.filter(({ path, method }) => !(method.toLowerCase() in (paths[path] ?? {})));
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  it('knows exactly the Flex properties that the validator knows', () => {
    const { schemas } = read('messaging-api.yml').components as { schemas: Schemas };
    for (const [type, shape] of Object.entries(COMPONENTS)) {
      const name = schemas.FlexComponent?.discriminator?.mapping[type]?.split('/').at(-1) ?? '';
      const own = (schemas[name]?.allOf ?? []).flatMap((part) => Object.keys(part.properties ?? {}));
      expect({ [type]: Object.keys(shape).toSorted() }).toEqual({ [type]: [...new Set(['type', ...own])].toSorted() });
    }
  });

  it('agrees with every webhook the simulator sends', async () => {
    const schemas = withEdits(read('webhook.yml').components.schemas, read('webhook.overlay.yml').components.schemas);
    await doEverything(line);
    const { webhooks } = line.platform.journal;
    expect(
      new Set(webhooks.flatMap(({ body }) => (body as { events: { type: string }[] }).events.map(({ type }) => type))),
    ).toEqual(
      new Set([
        'message',
        'messageEdited',
        'unsend',
        'follow',
        'unfollow',
        'postback',
        'join',
        'leave',
        'memberJoined',
        'memberLeft',
        'videoPlayComplete',
      ]),
    );
    for (const { body } of webhooks) {
      expect(faultsAgainst(body, { $ref: '#/components/schemas/CallbackRequest' }, schemas)).toEqual([]);
    }
  });
});

/** Puts the overlay's event and its place in the list of kinds into LINE's own schemas. */
function withEdits(schemas: Schemas, overlay: Schemas): Schemas {
  const event = schemas.Event as Schema;
  const mapping = { ...event.discriminator?.mapping, ...overlay.Event?.discriminator?.mapping };
  return { ...overlay, ...schemas, Event: { ...event, discriminator: { propertyName: 'type', mapping } } };
}

async function doEverything(line: Simulator): Promise<void> {
  const ana = line.addResident({ name: 'Ana' }).userId;
  const ben = line.addResident({ name: 'Ben' }).userId;
  const group = line.addGroup({ name: 'Parents', members: [ana, ben] }).id;
  const room = line.addGroup({ name: 'Old', kind: 'room', members: [ana] }).id;
  const emojis = [{ index: 0, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }];
  await line.act(ana, 'follow');
  await line.act(ana, 'say', { text: '(love)', emojis, quotedMessageId: '1' });
  await line.act(group, 'say', { text: '@Madoguchi @All hi', userId: ben });
  await line.act(group, 'edit', { text: 'hi all', userId: ben });
  await line.act(room, 'say', { text: 'hi' });
  for (const name of ['sticker', 'image', 'video', 'audio', 'file']) await line.act(ana, name, { keywords: ['hi'] });
  await line.act(ana, 'image', { total: 2 });
  await line.act(ana, 'location', { latitude: 36.4, longitude: 138.2, title: 'T', address: 'A' });
  await line.act(ana, 'postback', { data: 'a', params: { date: '2026-08-01' } });
  await line.act(ana, 'video-played', { trackingId: 'a' });
  await line.act(ana, 'unsend');
  await line.act(ana, 'redeliver');
  await line.act(group, 'join');
  await line.act(group, 'member-left', { members: [ben] });
  await line.act(group, 'member-joined', { members: [ben] });
  await line.act(group, 'leave');
  await line.act(ana, 'unfollow');
}
