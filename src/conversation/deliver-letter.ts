import type { DeliveryStatus } from '../desk/index.ts';
import type { LineClient, LineOutcome } from '../line/index.ts';
import { type ParkedLetter, type RecordsVariables, type StoredRecord, writeRecord } from '../records/index.ts';
import {
  announceChange,
  applyTicketChange,
  type HubVariables,
  type StoredChange,
  withdrawFromTalk,
} from '../tickets/index.ts';
import {
  ATTEMPT_LEASE_MS,
  decideStep,
  isHeldBack,
  judgePush,
  judgeQuota,
  judgeReply,
  mayBeHeldBack,
  type Verdict,
} from './decide-delivery.ts';
import type { Letter } from './letter.ts';
import { toRetryKey } from './retry-key.ts';
import type { TalkRecord } from './talk-record.ts';
import type { TalkStore } from './talk-store.ts';

export type DeliveryTools = {
  store: TalkStore;
  line: LineClient;
  env: RecordsVariables & HubVariables;
  objectId: string;
  /** How many messages of the month words of staff must leave over. */
  readReserve: () => Promise<number>;
};

/** How long a record waits when D1 is in trouble. */
const RECORD_PAUSE_MS = 30_000;

/**
 * One attempt for one stored letter; what came of it is stored before this returns. `hasBegun`: the attempt was stored together with the letter. Never
 * throws: the alarm tries again.
 */
export async function deliverLetter(letter: Letter, tools: DeliveryTools, hasBegun: boolean): Promise<void> {
  const step = letter.kind === 'line' ? decideStep(letter, Date.now()) : null;
  if (!hasBegun) tools.store.outbox.beginAttempt(letter.seq, Date.now() + ATTEMPT_LEASE_MS, step === 'reply');
  if (step === null) return deliverRecord(letter, tools);
  switch (step) {
    case 'keepForNextTurn':
      report(letter, 'waiting', null, tools.store);
      return tools.store.outbox.keepForNextTurn(letter.seq);
    case 'park':
      return park(letter, 'line.gave_up', null, tools);
    case 'reply': {
      const outcome = await tools.line.reply(letter.replyToken ?? '', letter.body);
      return settle(letter, judgeReply(letter, outcome, Date.now()), outcome, tools);
    }
    case 'push': {
      if (await isReserved(letter, tools)) {
        report(letter, 'waiting', 'reserve', tools.store);
        return tools.store.outbox.keepForNextTurn(letter.seq);
      }
      const outcome = await tools.line.push(
        letter.talk.slice(letter.talk.indexOf(':') + 1),
        letter.body,
        await toRetryKey(letter.id),
      );
      return settle(letter, judgePush(letter, outcome, Date.now()), outcome, tools);
    }
  }
}

/** Costs nothing where no reserve is set, and is asked for words of staff alone. */
async function isReserved(letter: Letter, { line, readReserve }: DeliveryTools): Promise<boolean> {
  if (!mayBeHeldBack(letter)) return false;
  const reserve = await readReserve();
  return reserve > 0 && isHeldBack(letter, await line.readQuota(), reserve);
}

async function settle(letter: Letter, verdict: Verdict, outcome: LineOutcome, tools: DeliveryTools): Promise<void> {
  const { store } = tools;
  switch (verdict.kind) {
    case 'delivered':
      report(letter, 'delivered', null, store);
      return store.outbox.remove(letter.seq);
    case 'again':
      console.warn(
        `conversation.again ${letter.id} attempt ${letter.attempts + 1} status ${outcome.status} request ${outcome.requestId}`,
      );
      return store.outbox.retry(letter.seq, verdict.at, verdict.unknown, verdict.dropToken === true);
    case 'park':
      return park(letter, verdict.reason, outcome, tools);
    case 'checkQuota': {
      const next = judgeQuota(letter, await tools.line.isQuotaUsedUp(), Date.now());
      if (next.kind === 'again') return store.outbox.retry(letter.seq, next.at, next.unknown, false);
      console.warn(`conversation.quota_used_up ${letter.id}`);
      report(letter, 'waiting', 'quota', store);
      return store.outbox.keepForNextTurn(letter.seq);
    }
  }
}

/** Nobody will take this letter: the talk keeps it, D1 keeps that it happened and why, without its words. */
async function park(
  letter: Letter,
  reason: string,
  outcome: LineOutcome | null,
  { store, objectId }: DeliveryTools,
): Promise<void> {
  console.error(`conversation.parked ${letter.id} ${reason} request ${outcome?.requestId ?? null}`);
  const parked: ParkedLetter = {
    id: letter.id,
    reason,
    urgency: letter.urgency,
    requestId: outcome?.requestId ?? null,
    object: objectId,
    at: Date.now(),
  };
  report(letter, 'failed', reason, store);
  store.outbox.park(letter.seq, reason);
  store.outbox.add({
    ...letter,
    id: `${letter.id}/parked`,
    kind: 'record',
    body: JSON.stringify({ kind: 'parked', parked } satisfies StoredRecord),
    replyToken: null,
    messageId: null,
    nextAt: Date.now(),
  });
}

/** The desk learns what became of words of staff; `messageId` of such a letter names them. */
function report(letter: Letter, status: DeliveryStatus, reason: string | null, store: TalkStore): void {
  if (letter.kind !== 'line') return;
  for (const name of letter.messageId?.split(' ') ?? []) {
    const [ticketId = '', messageId = ''] = name.split('|');
    const change = { kind: 'delivery', messageId, status, reason } as const;
    const now = Date.now();
    const record: TalkRecord = { kind: 'ticket', ticketId, talk: letter.talk, change, at: now };
    store.outbox.add({
      ...letter,
      id: `${letter.id}/${status}/${letter.attempts}/${messageId}`,
      kind: 'record',
      body: JSON.stringify(record),
      replyToken: null,
      messageId: null,
      nextAt: now,
    });
  }
}

async function deliverRecord(letter: Letter, { store, env }: DeliveryTools): Promise<void> {
  try {
    const record = JSON.parse(letter.body) as TalkRecord;
    if (record.kind === 'ticket') await tellDesk(env, letter.id, record);
    else {
      await writeRecord(env.RECORDS, letter.id, record);
      if (record.kind === 'withdrawn') await takeBack(env, letter, record.messageId);
    }
    store.outbox.remove(letter.seq);
  } catch (error) {
    console.error(`conversation.record_failed ${letter.id} ${(error as Error).name}`);
    store.outbox.retry(letter.seq, Date.now() + RECORD_PAUSE_MS, false, false);
  }
}

/** Words taken back also go from tickets that the talk does not know any more. */
async function takeBack(env: DeliveryTools['env'], { id, talk, createdAt }: Letter, messageId: string): Promise<void> {
  for (const ticket of await withdrawFromTalk(env.RECORDS, id, { talk, messageId, at: createdAt }))
    await announceChange(env, ticket);
}

/** Written once, and then whoever is looking is told. */
async function tellDesk(env: DeliveryTools['env'], id: string, change: StoredChange): Promise<void> {
  const ticket = await applyTicketChange(env.RECORDS, id, change);
  if (ticket) await announceChange(env, ticket);
}
