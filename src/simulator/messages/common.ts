import { actionAt } from './action.ts';
import { mediaUrl } from './address.ts';
import { both, listOf, oneOf, type Rule, text } from './rules.ts';
import type { Shape } from './shape.ts';
import { may, must, shaped } from './shape.ts';

const MAX_QUICK_REPLIES = 13;

/** "Certain words such as `LINE` may not be used" (LINE reference: icon-nickname-switch). */
const notLine: Rule = (value, path, report) => {
  if (typeof value === 'string' && /\bline\b/i.test(value)) report.add(path, 'Must not contain prohibited words');
};

/** LINE reference: quick-reply. 1 to 13 buttons, each with an action and an optional icon. */
const quickReply: Rule = shaped({
  items: must(
    listOf(
      shaped({
        type: must(oneOf(['action'])),
        imageUrl: may(mediaUrl),
        action: must(actionAt('quickReply')),
      }),
      1,
      MAX_QUICK_REPLIES,
    ),
  ),
});

/** LINE reference: icon-nickname-switch. */
const sender: Rule = shaped({
  name: may(both(text(1, 20), notLine)),
  iconUrl: may(mediaUrl),
});

/** LINE reference: message-common-properties. What every message object may have. */
export const COMMON: Shape = {
  type: must(text(1, 20)),
  quickReply: may(quickReply),
  sender: may(sender),
};
