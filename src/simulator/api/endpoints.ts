import { refuseMessages } from '../messages/validate-messages.ts';
import type { Endpoint } from '../platform/misbehaviour.ts';
import { toConsumptionAnswer, toQuotaAnswer } from '../platform/quota.ts';
import { DONE, refuseBody } from './answer.ts';
import type { Run } from './call.ts';
import { markAsRead, startLoading } from './chat.ts';
import { content, contentPreview, transcoding } from './content.ts';
import { groupSummary, leaveGroup, memberCount, memberProfile, profile } from './profiles.ts';
import { broadcast, multicast, push } from './push.ts';
import { reply } from './reply.ts';

/** One endpoint of LINE's API. */
export interface EndpointSpec {
  name: Endpoint;
  method: 'GET' | 'POST';
  /** The path as LINE's reference writes it, ids in braces. */
  path: string;
  /** LINE reference: retry-api-request. Anywhere else the header is refused. */
  takesRetryKey?: true;
  run: Run;
}

/** LINE reference: validate-message-objects-of-reply-message and its siblings. Looks at `messages` only. */
const validate: Run = ({ body }) => {
  const refused = refuseMessages(body.messages);
  return refused === undefined ? DONE : refuseBody(refused);
};

/** LINE reference: get-bot-info. */
const info: Run = ({ platform: { account, settings } }) => ({
  status: 200,
  json: {
    userId: account.userId,
    basicId: account.basicId,
    displayName: account.name,
    chatMode: settings.chatMode,
    markAsReadMode: settings.chatMode === 'chat' ? 'manual' : 'auto',
  },
});

/** Everything the simulator answers under `/v2/bot`. */
export const ENDPOINTS_SERVED: readonly EndpointSpec[] = [
  { name: 'reply', method: 'POST', path: '/v2/bot/message/reply', run: reply },
  { name: 'push', method: 'POST', path: '/v2/bot/message/push', takesRetryKey: true, run: push },
  { name: 'multicast', method: 'POST', path: '/v2/bot/message/multicast', takesRetryKey: true, run: multicast },
  { name: 'broadcast', method: 'POST', path: '/v2/bot/message/broadcast', takesRetryKey: true, run: broadcast },
  ...['reply', 'push', 'multicast', 'narrowcast', 'broadcast'].map(
    (kind): EndpointSpec => ({
      name: 'validate',
      method: 'POST',
      path: `/v2/bot/message/validate/${kind}`,
      run: validate,
    }),
  ),
  {
    name: 'quota',
    method: 'GET',
    path: '/v2/bot/message/quota',
    run: ({ platform }) => ({ status: 200, json: toQuotaAnswer(platform.quota) }),
  },
  {
    name: 'consumption',
    method: 'GET',
    path: '/v2/bot/message/quota/consumption',
    run: ({ platform }) => ({ status: 200, json: toConsumptionAnswer(platform.quota) }),
  },
  { name: 'info', method: 'GET', path: '/v2/bot/info', run: info },
  { name: 'profile', method: 'GET', path: '/v2/bot/profile/{userId}', run: profile },
  { name: 'loading', method: 'POST', path: '/v2/bot/chat/loading/start', run: startLoading },
  { name: 'markAsRead', method: 'POST', path: '/v2/bot/chat/markAsRead', run: markAsRead },
  { name: 'content', method: 'GET', path: '/v2/bot/message/{messageId}/content', run: content },
  { name: 'content', method: 'GET', path: '/v2/bot/message/{messageId}/content/preview', run: contentPreview },
  { name: 'content', method: 'GET', path: '/v2/bot/message/{messageId}/content/transcoding', run: transcoding },
  { name: 'group', method: 'GET', path: '/v2/bot/group/{groupId}/summary', run: groupSummary },
  { name: 'group', method: 'GET', path: '/v2/bot/group/{groupId}/members/count', run: memberCount },
  { name: 'group', method: 'GET', path: '/v2/bot/group/{groupId}/member/{userId}', run: memberProfile },
  { name: 'group', method: 'POST', path: '/v2/bot/group/{groupId}/leave', run: leaveGroup },
  { name: 'group', method: 'GET', path: '/v2/bot/room/{roomId}/members/count', run: memberCount },
  { name: 'group', method: 'GET', path: '/v2/bot/room/{roomId}/member/{userId}', run: memberProfile },
  { name: 'group', method: 'POST', path: '/v2/bot/room/{roomId}/leave', run: leaveGroup },
];

const PATTERNS = ENDPOINTS_SERVED.map((spec) => ({
  spec,
  pattern: new RegExp(`^${spec.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
}));

/** The endpoint of a request, with the ids of its path. */
export function findEndpoint(method: string, path: string): { spec: EndpointSpec; ids: string[] } | undefined {
  for (const { spec, pattern } of PATTERNS) {
    const match = spec.method === method ? pattern.exec(path) : null;
    if (match !== null) return { spec, ids: match.slice(1).map(decodeURIComponent) };
  }
  return undefined;
}
