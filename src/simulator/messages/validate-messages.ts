import { COMMON } from './common.ts';
import { checkContainer } from './flex/container.ts';
import { imagemapMessage } from './imagemap.ts';
import {
  audioMessage,
  couponMessage,
  imageMessage,
  locationMessage,
  stickerMessage,
  videoMessage,
} from './media-messages.ts';
import type { Detail, Report } from './report.ts';
import { createReport, toBodyProperty, toFlexProperty } from './report.ts';
import type { Rule } from './rules.ts';
import { MISSING, text } from './rules.ts';
import { anything, must, shaped } from './shape.ts';
import { templateMessage } from './template.ts';
import { textMessage, textV2Message } from './text-messages.ts';

/** LINE reference: error-responses. */
export interface Refused {
  message: string;
  details: Detail[];
}

const MAX_MESSAGES = 5;

/** LINE reference: flex-message. The container itself is judged apart, in its own words. */
const flexMessage: Rule = shaped({ ...COMMON, altText: must(text(1, 1500)), contents: must(anything) });

/** LINE reference: message-objects. Every kind a bot can send. */
const KINDS: { readonly [type: string]: Rule } = {
  text: textMessage,
  textV2: textV2Message,
  sticker: stickerMessage,
  image: imageMessage,
  video: videoMessage,
  audio: audioMessage,
  location: locationMessage,
  coupon: couponMessage,
  imagemap: imagemapMessage,
  template: templateMessage,
  flex: flexMessage,
};

/** Looks at `messages` of a request as LINE would; undefined when all of it would be accepted. */
export function refuseMessages(messages: unknown): Refused | undefined {
  const report = createReport();
  if (!Array.isArray(messages)) report.add(['messages'], MISSING);
  else if (messages.length < 1 || messages.length > MAX_MESSAGES) {
    report.add(['messages'], `Size must be between 1 and ${MAX_MESSAGES}`);
  }
  const list: unknown[] = Array.isArray(messages) ? messages : [];
  list.forEach((message, index) => {
    checkMessage(message, index, report);
  });
  return report.issues.length > 0 ? toBodyRefusal(report) : findFlexRefusal(list);
}

function checkMessage(message: unknown, index: number, report: Report): void {
  const type = (message as { type?: unknown } | null)?.type;
  const path = ['messages', index];
  const rule = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (rule !== undefined) {
    rule(message, path, report);
    return;
  }
  const known = `Must be one of the following values: [${Object.keys(KINDS).join(', ')}]`;
  report.add([...path, 'type'], type === undefined ? MISSING : known);
}

/** LINE reference: error-messages. "The request body has X error(s)". */
function toBodyRefusal(report: Report): Refused {
  return {
    message: `The request body has ${report.issues.length} error(s)`,
    details: report.issues.map((issue) => ({ message: issue.message, property: toBodyProperty(issue.path) })),
  };
}

function findFlexRefusal(messages: unknown[]): Refused | undefined {
  for (const [index, message] of messages.entries()) {
    const { type, contents } = message as { type: string; contents?: unknown };
    if (type !== 'flex') continue;
    const report = createReport();
    checkContainer(contents, report);
    if (report.issues.length > 0) return toFlexRefusal(report, index);
  }
  return undefined;
}

function toFlexRefusal(report: Report, index: number): Refused {
  return {
    message: `A message (messages[${index}]) in the request body is invalid`,
    details: report.issues.map((issue) => ({ message: issue.message, property: toFlexProperty(issue.path) })),
  };
}
