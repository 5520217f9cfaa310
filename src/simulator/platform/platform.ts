import type { Place } from '../control/places.ts';
import { DEFAULT_PLACES } from '../control/places.ts';
import type { Settings } from '../settings.ts';
import { FREE_PLAN_MESSAGES } from '../settings.ts';
import type { Contents } from './contents.ts';
import type { Feed } from './feed.ts';
import { createFeed } from './feed.ts';
import { accountUserId, createMessageIds } from './ids.ts';
import type { Journal } from './journal.ts';
import { createJournal } from './journal.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { createMisbehaviour } from './misbehaviour.ts';
import type { People } from './people.ts';
import type { Quota } from './quota.ts';
import type { ReplyTokens } from './reply-tokens.ts';
import { createReplyTokens } from './reply-tokens.ts';
import type { RetryKeys } from './retry-keys.ts';
import { createRetryKeys } from './retry-keys.ts';
import type { NewEntry, Transcript } from './transcript.ts';
import { createTranscript } from './transcript.ts';

/** An event as it goes over the wire; the builders in `webhook/` know its kinds. */
export type WireEvent = { type: string; webhookEventId: string; timestamp: number; [property: string]: unknown };

/** The official account that the bot speaks for. */
interface Account {
  userId: string;
  basicId: string;
  name: string;
}

/** What a quote or read token stands for. */
interface TokenTarget {
  chatId: string;
  messageId: string;
}

/** Everything LINE knows, in memory. */
export interface Platform {
  account: Account;
  channelSecret: string;
  channelAccessToken: string;
  settings: Settings;
  people: People;
  transcript: Transcript;
  contents: Contents;
  replyTokens: ReplyTokens;
  retryKeys: RetryKeys;
  quota: Quota;
  misbehaviour: Misbehaviour;
  journal: Journal;
  feed: Feed;
  quoteTokens: Map<string, TokenTarget>;
  readTokens: Map<string, TokenTarget>;
  sentEvents: Map<string, WireEvent>;
  places: readonly Place[];
  nextMessageId(): string;
  now(): number;
}

export interface PlatformOptions {
  channelSecret: string;
  channelAccessToken: string;
  settings: Settings;
  accountName?: string | undefined;
  quotaLimit?: number | null | undefined;
  places?: readonly Place[] | undefined;
}

/** A platform without people. */
export function createPlatform(options: PlatformOptions): Platform {
  const { settings, channelSecret, channelAccessToken } = options;
  const name = options.accountName ?? 'Madoguchi';
  const feed = createFeed();
  const misbehaviour = createMisbehaviour(() => feed.tell('rules', misbehaviour.list()));
  return {
    account: { userId: accountUserId(name), basicId: '@000simul', name },
    channelSecret,
    channelAccessToken,
    settings,
    people: { residents: new Map(), groups: new Map() },
    transcript: createTranscript(),
    contents: new Map(),
    replyTokens: createReplyTokens(settings),
    retryKeys: createRetryKeys(settings),
    quota: { limit: options.quotaLimit === undefined ? FREE_PLAN_MESSAGES : options.quotaLimit, used: 0 },
    misbehaviour,
    journal: createJournal(),
    feed,
    quoteTokens: new Map(),
    readTokens: new Map(),
    sentEvents: new Map(),
    places: options.places ?? DEFAULT_PLACES,
    nextMessageId: createMessageIds(),
    now: () => Date.now() + settings.clockSkewMs,
  };
}

/** Adds a line to a chat and tells the page. */
export function record(platform: Platform, entry: NewEntry): void {
  platform.feed.tell('entry', platform.transcript.add(entry));
}

/** Forgets all talk; people, settings and the account stay unless `alsoPeople`. */
export function resetPlatform(platform: Platform, alsoPeople: boolean): void {
  const { people, transcript, contents, replyTokens, retryKeys, misbehaviour, journal } = platform;
  for (const store of [transcript, contents, replyTokens, retryKeys, misbehaviour, journal]) store.clear();
  for (const store of [platform.quoteTokens, platform.readTokens, platform.sentEvents]) store.clear();
  if (alsoPeople) for (const store of [people.residents, people.groups]) store.clear();
  platform.quota.used = 0;
  platform.feed.tell('reset', { alsoPeople });
}
