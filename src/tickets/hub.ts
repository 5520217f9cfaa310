import { DurableObject } from 'cloudflare:workers';

/** What a live page is told: something changed in a ticket, or who looks at it. Ids and names of staff only, never words of residents. */
export type LiveMessage =
  | { kind: 'changed'; ticketId: string }
  | { kind: 'present'; ticketId: string; members: readonly Present[] };

/** Somebody else who looks at the same ticket. */
export type Present = { name: string; isWriting: boolean };

/** Who is behind a socket. `ticketId`: what they look at. `expiresAt`: when their sign-in ends, epoch milliseconds. */
type Attachment = {
  mail: string;
  name: string;
  sensitive: boolean;
  expiresAt: number;
  ticketId: string | null;
  isWriting: boolean;
};

export type HubVariables = { HUB: DurableObjectNamespace<Hub> };

/** One hub for the console, and one for each room that is open. */
export const CONSOLE_HUB = 'console';
export const toRoomHub = (ticketId: string): string => `room/${ticketId}`;

/** Who looks at a ticket without a socket says so this often; whoever has not for longer is gone. */
const BEAT_LASTS_MS = 25_000;

type Beat = Pick<Attachment, 'mail' | 'name' | 'isWriting'> & { ticketId: string; at: number };

/** RFC 6455, 7.4: 4000–4999 are ours. The page tells the two apart: one signs in again, the other stays out. */
export const SOCKET_EXPIRED = 4001;
export const SOCKET_REMOVED = 4003;

/**
 * The live hub: pages hold a socket and are told that something changed; what changed they ask the database, so a missed word is never lost. Sockets
 * sleep with the object (hibernation) and close when their sign-in ends or the member's rights change.
 */
export class Hub extends DurableObject<unknown> {
  /** Members without a socket. Only in memory: after a restart they are back within seconds. */
  private readonly beats = new Map<string, Beat>();

  /** Takes a socket that its edge has let in; who it is stands in the headers the edge has set. */
  override async fetch(request: Request): Promise<Response> {
    const who = JSON.parse(decodeURIComponent(request.headers.get('x-live-member') ?? 'null')) as Attachment | null;
    if (!who || request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 400 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    server.serializeAttachment({ ...who, ticketId: null, isWriting: false } satisfies Attachment);
    await this.scheduleClosing();
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Something in a ticket changed; whoever may see it is told, and whoever has it on the screen: where it has become sensitive, that page must ask again and be refused. */
  async changed(ticketId: string, isSensitive: boolean): Promise<void> {
    this.tell(
      { kind: 'changed', ticketId },
      this.sockets().filter(({ who }) => who.sensitive || !isSensitive || who.ticketId === ticketId),
    );
  }

  /** The member's rights have changed, or they are no member any more: they sign in anew. */
  async closeMember(mail: string): Promise<void> {
    for (const { socket, who } of this.sockets()) if (who.mail === mail) socket.close(SOCKET_REMOVED, 'rights changed');
  }

  /** A member without a socket looks at a ticket. Answers who else does. */
  async beat(
    who: Pick<Attachment, 'mail' | 'name'>,
    ticketId: string,
    isWriting: boolean,
  ): Promise<readonly Present[]> {
    const before = this.beats.get(who.mail);
    this.beats.set(who.mail, { ...who, ticketId, isWriting, at: Date.now() });
    if (before?.ticketId !== ticketId || before.isWriting !== isWriting)
      for (const id of new Set([ticketId, before?.ticketId])) if (id) this.tellPresence(id);
    await this.scheduleClosing();
    return this.presentIn(ticketId, who.mail);
  }

  /** `{view, isWriting}`: what the member looks at and whether they are writing, so that two do not answer at once. */
  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const who = socket.deserializeAttachment() as Attachment;
    if (who.expiresAt <= Date.now()) return socket.close(SOCKET_EXPIRED, 'signed out');
    const said = readView(message);
    if (!said) return;
    socket.serializeAttachment({ ...who, ticketId: said.view, isWriting: said.isWriting } satisfies Attachment);
    for (const ticketId of new Set([who.ticketId, said.view])) if (ticketId) this.tellPresence(ticketId);
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    const { ticketId } = socket.deserializeAttachment() as Attachment;
    socket.serializeAttachment({ ...(socket.deserializeAttachment() as Attachment), ticketId: null });
    if (ticketId) this.tellPresence(ticketId);
  }

  /** Sockets whose sign-in has ended are closed, and who has not been heard of is gone. */
  override async alarm(): Promise<void> {
    const late = [...this.beats.values()].filter(({ at }) => at + BEAT_LASTS_MS <= Date.now());
    for (const { mail } of late) this.beats.delete(mail);
    for (const ticketId of new Set(late.map((beat) => beat.ticketId))) this.tellPresence(ticketId);
    for (const { socket, who } of this.sockets())
      if (who.expiresAt <= Date.now()) socket.close(SOCKET_EXPIRED, 'signed out');
    await this.scheduleClosing();
  }

  private sockets(): { socket: WebSocket; who: Attachment }[] {
    return this.ctx
      .getWebSockets()
      .filter((socket) => socket.readyState === WebSocket.READY_STATE_OPEN)
      .map((socket) => ({ socket, who: socket.deserializeAttachment() as Attachment }));
  }

  private tell(message: LiveMessage, to: readonly { socket: WebSocket }[]): void {
    for (const { socket } of to) socket.send(JSON.stringify(message));
  }

  private tellPresence(ticketId: string): void {
    for (const { socket, who } of this.sockets())
      if (who.ticketId === ticketId)
        this.tell({ kind: 'present', ticketId, members: this.presentIn(ticketId, who.mail) }, [{ socket }]);
  }

  /** Who looks at a ticket besides `mail`, each once however many pages they have open. */
  private presentIn(ticketId: string, mail: string): Present[] {
    const looking = [...this.sockets().map(({ who }) => who), ...this.beats.values()].filter(
      (one) =>
        one.ticketId === ticketId && one.mail !== mail && (!('at' in one) || one.at + BEAT_LASTS_MS > Date.now()),
    );
    const byMail = new Map<string, Present>();
    for (const one of looking)
      byMail.set(one.mail, { name: one.name, isWriting: one.isWriting || byMail.get(one.mail)?.isWriting === true });
    return [...byMail.values()];
  }

  private async scheduleClosing(): Promise<void> {
    const ends = [
      ...this.sockets().map(({ who }) => who.expiresAt),
      ...[...this.beats.values()].map(({ at }) => at + BEAT_LASTS_MS),
    ];
    if (ends.length > 0) await this.ctx.storage.setAlarm(Math.max(Date.now() + 1_000, Math.min(...ends)));
  }
}

/** Tells the pages that a ticket changed. Never throws and is never waited for: pages that miss it ask again by themselves. */
export async function announceChange(
  { HUB }: HubVariables,
  ticket: { id: string; sensitive: boolean; place?: string },
): Promise<void> {
  const names = [CONSOLE_HUB, ...(ticket.place === 'line' ? [] : [toRoomHub(ticket.id)])];
  await Promise.allSettled(
    names.map((name) => HUB.get(HUB.idFromName(name)).changed(ticket.id, name === CONSOLE_HUB && ticket.sensitive)),
  );
}

/** Lets a request in whose sender is known, as a socket of the hub called `name`. */
export function openSocket(
  { HUB }: HubVariables,
  name: string,
  request: Request,
  who: Pick<Attachment, 'mail' | 'name' | 'sensitive' | 'expiresAt'>,
): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('x-live-member', encodeURIComponent(JSON.stringify(who)));
  return HUB.get(HUB.idFromName(name)).fetch(new Request(request.url, { headers }));
}

function readView(message: string | ArrayBuffer): { view: string | null; isWriting: boolean } | undefined {
  if (typeof message !== 'string' || message.length > 500) return undefined;
  try {
    const { view, isWriting } = JSON.parse(message) as { view?: unknown; isWriting?: unknown };
    return { view: typeof view === 'string' ? view : null, isWriting: isWriting === true };
  } catch {
    return undefined;
  }
}
