import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Access, createAccess } from './access/access.ts';
import { DEMO_MEMBERS } from './access/demo-members.ts';
import { act } from './acts/act.ts';
import type { Asked } from './acts/asked.ts';
import type { Acted } from './acts/chat.ts';
import type { Tapped } from './acts/tap.ts';
import type { Wanted } from './control/find-messages.ts';
import { findMessages } from './control/find-messages.ts';
import { addRule } from './control/misbehave.ts';
import { createGroup, createResident } from './control/people.ts';
import type { Place } from './control/places.ts';
import { createHandler } from './http/create-handler.ts';
import type { FaultRule } from './platform/misbehaviour.ts';
import type { Group, Resident } from './platform/people.ts';
import type { Platform } from './platform/platform.ts';
import { createPlatform, resetPlatform } from './platform/platform.ts';
import type { Entry } from './platform/transcript.ts';
import type { Settings } from './settings.ts';
import { defaultSettings } from './settings.ts';

export interface SimulatorOptions {
  channelSecret: string;
  channelAccessToken: string;
  /** Where the bot listens, for example `http://localhost:8787/webhook`. Null sends nothing. */
  webhookUrl: string | null;
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  accountName?: string;
  /** Messages in the plan; null is no limit. */
  quotaLimit?: number | null;
  places?: readonly Place[];
  settings?: Partial<Settings>;
  /** The AUD tag of the console's Access application: `ACCESS_AUD` of the bot. */
  accessAudience?: string;
}

export interface Simulator {
  /** The origin: `LINE_API_BASE` and `LINE_DATA_API_BASE` of the bot. */
  url: string;
  platform: Platform;
  /** The stand-in of Cloudflare Access: `ACCESS_TEAM_DOMAIN` of the bot is `url`. */
  access: Access;
  /** The control API's main verbs without HTTP; wrong use throws a `Refusal`. */
  addResident(asked: Asked): Resident;
  addGroup(asked: Asked): Group;
  act(chatId: string, name: string, asked?: Asked): Promise<Acted & Partial<Tapped>>;
  messages(chatId: string, wanted?: Wanted): Promise<Entry[]>;
  misbehave(asked: Asked): FaultRule;
  reset(alsoPeople?: boolean): void;
  close(): Promise<void>;
}

/** Starts LINE's side of the protocol: its API, its webhooks, the chat page and the control API. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const platform = createPlatform({
    ...options,
    settings: { ...defaultSettings(options.webhookUrl), ...options.settings },
  });
  const access = await createAccess(options.accessAudience ?? 'demo-audience', DEMO_MEMBERS);
  const server = createServer(createHandler(platform, access));
  const host = options.host ?? 'localhost';
  await listen(server, options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    platform,
    access,
    addResident: (asked) => createResident(platform, asked),
    addGroup: (asked) => createGroup(platform, asked),
    act: async (chatId, name, asked = {}) => {
      const done = await act(platform, chatId, name, asked);
      return { ...done, events: done.events ?? [] };
    },
    messages: (chatId, wanted = {}) => findMessages(platform, chatId, wanted),
    misbehave: (asked) => addRule(platform, asked),
    reset: (alsoPeople = false) => resetPlatform(platform, alsoPeople),
    close: () => close(server),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
