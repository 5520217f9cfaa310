import { actionAt } from '../action.ts';
import { mediaUrl } from '../address.ts';
import type { Rule } from '../rules.ts';
import { form, listOf, oneOf, text, whole, yesOrNo } from '../rules.ts';
import type { Shape } from '../shape.ts';
import { anything, may, must, shaped } from '../shape.ts';
import * as sizes from './sizes.ts';

/** How Flex says that something is not there, seen in answers of LINE. */
export const MUST_BE_SPECIFIED = 'must be specified';

const MAX_FLEX_TEXT = 5000;

const action = actionAt('flex', MUST_BE_SPECIFIED);
const flex = whole(0);
const gravity = oneOf(['top', 'bottom', 'center']);
const align = oneOf(['start', 'end', 'center']);
const typed: Shape = { type: must(anything) };

/** LINE docs: flex-message-layout, component-offset. */
const placed: Shape = {
  margin: may(sizes.space),
  position: may(oneOf(['relative', 'absolute'])),
  offsetTop: may(sizes.offset),
  offsetBottom: may(sizes.offset),
  offsetStart: may(sizes.offset),
  offsetEnd: may(sizes.offset),
};

const lettered: Shape = {
  size: may(sizes.fontSize),
  color: may(sizes.color),
  weight: may(oneOf(['regular', 'bold'])),
  style: may(oneOf(['normal', 'italic'])),
  decoration: may(oneOf(['none', 'underline', 'line-through'])),
};

/** Empty text is refused in practice (unconfirmed), so it is refused here. */
const words = text(1, MAX_FLEX_TEXT);

const span: Rule = (value, path, report) => {
  const type = (value as { type?: unknown } | null)?.type;
  if (type !== 'span') return report.add(path, 'invalid property');
  shaped({ ...typed, text: may(words), ...lettered }, MUST_BE_SPECIFIED)(value, path, report);
};

/** LINE reference: linear gradient of box. */
const background = shaped(
  {
    type: must(oneOf(['linearGradient'])),
    angle: must(form(/^(\d|[1-9]\d|[12]\d\d|3[0-5]\d)(\.\d+)?deg$/, 'invalid angle')),
    startColor: must(sizes.color),
    endColor: must(sizes.color),
    centerColor: may(sizes.color),
    centerPosition: may(form(/^(100|\d{1,2}(\.\d+)?)%$/, 'invalid centerPosition')),
  },
  MUST_BE_SPECIFIED,
);

/** LINE reference: flex-component. What each component may have; anything else is refused. */
export const COMPONENTS: { readonly [type: string]: Shape } = {
  box: {
    ...typed,
    ...placed,
    layout: must(oneOf(['horizontal', 'vertical', 'baseline'])),
    contents: must(anything),
    flex: may(flex),
    spacing: may(sizes.space),
    backgroundColor: may(sizes.color),
    borderColor: may(sizes.color),
    borderWidth: may(sizes.borderWidth),
    cornerRadius: may(sizes.cornerRadius),
    width: may(sizes.boxSize),
    maxWidth: may(sizes.boxSize),
    height: may(sizes.boxSize),
    maxHeight: may(sizes.boxSize),
    paddingAll: may(sizes.padding),
    paddingTop: may(sizes.padding),
    paddingBottom: may(sizes.padding),
    paddingStart: may(sizes.padding),
    paddingEnd: may(sizes.padding),
    action: may(action),
    justifyContent: may(oneOf(['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'])),
    alignItems: may(oneOf(['center', 'flex-start', 'flex-end'])),
    background: may(background),
  },
  button: {
    ...typed,
    ...placed,
    action: must(actionAt('flexButton', MUST_BE_SPECIFIED)),
    flex: may(flex),
    height: may(oneOf(['sm', 'md'])),
    style: may(oneOf(['primary', 'secondary', 'link'])),
    color: may(sizes.color),
    gravity: may(gravity),
    adjustMode: may(oneOf(['shrink-to-fit'])),
    scaling: may(yesOrNo),
  },
  image: {
    ...typed,
    ...placed,
    url: must(mediaUrl),
    flex: may(flex),
    align: may(align),
    gravity: may(gravity),
    size: may(sizes.imageSize),
    aspectRatio: may(sizes.aspectRatio),
    aspectMode: may(oneOf(['cover', 'fit'])),
    backgroundColor: may(sizes.color),
    action: may(action),
    animated: may(yesOrNo),
  },
  video: {
    ...typed,
    url: must(mediaUrl),
    previewUrl: must(mediaUrl),
    altContent: must(anything),
    aspectRatio: may(sizes.aspectRatio),
    action: may(actionAt('flexVideo', MUST_BE_SPECIFIED)),
  },
  icon: {
    ...typed,
    ...placed,
    url: must(mediaUrl),
    size: may(sizes.fontSize),
    aspectRatio: may(sizes.aspectRatio),
    scaling: may(yesOrNo),
  },
  text: {
    ...typed,
    ...placed,
    ...lettered,
    text: may(words),
    contents: may(listOf(span, 1, 1000)),
    flex: may(flex),
    align: may(align),
    gravity: may(gravity),
    wrap: may(yesOrNo),
    lineSpacing: may(sizes.lineSpacing),
    maxLines: may(whole(0)),
    action: may(action),
    adjustMode: may(oneOf(['shrink-to-fit'])),
    scaling: may(yesOrNo),
  },
  separator: { ...typed, margin: may(sizes.space), color: may(sizes.color) },
  filler: { ...typed, flex: may(flex) },
};
