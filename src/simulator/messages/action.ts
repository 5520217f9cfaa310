import { linkUri } from './address.ts';
import { checkPicker, PICKER_MODES } from './date-picker.ts';
import type { Path, Report } from './report.ts';
import type { Rule } from './rules.ts';
import { MISSING, oneOf, text } from './rules.ts';
import type { Field, Shape } from './shape.ts';
import { anything, checkShape, may, must, shaped } from './shape.ts';

/** Where an action sits; labels and allowed kinds differ (LINE reference: action-object-label-spec). */
export type ActionPlace = 'quickReply' | 'template' | 'imageCarousel' | 'flexButton' | 'flex' | 'flexVideo';

const LABELS: { readonly [place in ActionPlace]: Field } = {
  quickReply: must(text(1, 20, 'clusters')),
  template: must(text(1, 20, 'clusters')),
  imageCarousel: may(text(0, 12, 'clusters')),
  flexButton: must(text(1, 40, 'clusters')),
  flex: may(text(0, 40, 'clusters')),
  flexVideo: may(text(0, 40, 'clusters')),
};

const EVERYWHERE = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'];

/** Kinds per place. richmenuswitch belongs to rich menus only, the phone's own screens to quick replies. */
const KINDS: { readonly [place in ActionPlace]: readonly string[] } = {
  quickReply: [...EVERYWHERE, 'camera', 'cameraRoll', 'location'],
  template: EVERYWHERE,
  imageCarousel: EVERYWHERE,
  flexButton: EVERYWHERE,
  flex: EVERYWHERE,
  flexVideo: ['uri'],
};

const INPUT_OPTIONS = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'];

/** LINE reference: postback-action, message-action, uri-action, datetime-picker-action, clipboard-action. */
const PROPERTIES: { readonly [kind: string]: Shape } = {
  postback: {
    data: must(text(1, 300)),
    displayText: may(text(1, 300, 'clusters')),
    text: may(text(1, 300, 'clusters')),
    inputOption: may(oneOf(INPUT_OPTIONS)),
    fillInText: may(text(1, 300, 'clusters')),
  },
  message: { text: must(text(1, 300, 'clusters')) },
  uri: { uri: must(linkUri), altUri: may(shaped({ desktop: must(linkUri) })) },
  datetimepicker: {
    data: must(text(1, 300)),
    mode: must(oneOf(PICKER_MODES)),
    initial: may(anything),
    max: may(anything),
    min: may(anything),
  },
  clipboard: { clipboardText: must(text(1, 1000)) },
  camera: {},
  cameraRoll: {},
  location: {},
};

/** LINE reference: action-objects. Kind allowed here, label as this place wants it, each property in bounds. */
export function actionAt(place: ActionPlace, missing: string = MISSING): Rule {
  return (value, path, report) => {
    const kind = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
    const properties = typeof kind === 'string' && KINDS[place].includes(kind) ? PROPERTIES[kind] : undefined;
    if (properties === undefined) return refuseKind(kind, place, path, report, missing);
    const shape: Shape = { type: must(anything), label: LABELS[place], ...properties };
    if (!checkShape(value, path, report, shape, missing)) return;
    if (kind === 'postback') checkPostback(value, place, path, report);
    if (kind === 'datetimepicker') checkPicker(value, path, report);
  };
}

function refuseKind(kind: unknown, place: ActionPlace, path: Path, report: Report, missing: string): void {
  const known = `Must be one of the following values: [${KINDS[place].join(', ')}]`;
  report.add([...path, 'type'], kind === undefined ? missing : known);
}

function checkPostback(action: Record<string, unknown>, place: ActionPlace, path: Path, report: Report): void {
  const hasText = action.text !== undefined;
  if (hasText && action.displayText !== undefined) {
    report.add([...path, 'displayText'], 'cannot be used together with text');
  }
  if (hasText && place === 'quickReply') report.add([...path, 'text'], 'cannot be used with quick reply buttons');
  if (action.fillInText !== undefined && action.inputOption !== 'openKeyboard') {
    report.add([...path, 'fillInText'], 'valid only when inputOption is openKeyboard');
  }
}
