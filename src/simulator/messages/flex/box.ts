import type { Path, Report } from '../report.ts';
import { UNKNOWN_PROPERTY } from '../rules.ts';
import { checkShape } from '../shape.ts';
import { COMPONENTS, MUST_BE_SPECIFIED } from './components.ts';

type Part = Record<string, unknown>;

/** LINE docs: flex-message-layout, available child components. */
const CHILDREN: { readonly [layout: string]: readonly string[] } = {
  horizontal: ['box', 'button', 'image', 'text', 'separator', 'filler'],
  vertical: ['box', 'button', 'image', 'text', 'separator', 'filler'],
  baseline: ['icon', 'text', 'filler'],
};

/**
 * A component of one of the allowed types with all that is in it. A type that has no place here is
 * `invalid property` at the component itself, as LINE answers.
 */
export function checkComponent(value: unknown, path: Path, report: Report, allowed: readonly string[]): void {
  const type = isPart(value) ? value.type : undefined;
  const shape = typeof type === 'string' && allowed.includes(type) ? COMPONENTS[type] : undefined;
  if (!isPart(value) || shape === undefined) {
    report.add(path, UNKNOWN_PROPERTY);
    return;
  }
  checkShape(value, path, report, shape, MUST_BE_SPECIFIED);
  if (type === 'box') checkChildren(value, path, report);
  if (type === 'text') checkText(value, path, report);
  if (type === 'video') checkComponent(value.altContent, [...path, 'altContent'], report, ['box', 'image']);
}

/** LINE reference: box. An empty `contents` is allowed. */
function checkChildren(box: Part, path: Path, report: Report): void {
  const { contents, layout } = box;
  if (contents === undefined) return;
  if (!Array.isArray(contents)) {
    report.add([...path, 'contents'], 'must be an array');
    return;
  }
  const allowed = CHILDREN[String(layout)] ?? CHILDREN.vertical ?? [];
  contents.forEach((child: unknown, index) => {
    const place = [...path, 'contents', index];
    checkComponent(child, place, report, allowed);
    if (layout === 'baseline' && isPart(child)) checkBaselineChild(child, place, report);
  });
}

/** LINE docs: flex-message-layout, baseline-box. `gravity` and `offsetBottom` cannot be used there. */
function checkBaselineChild(child: Part, path: Path, report: Report): void {
  for (const name of ['gravity', 'offsetBottom']) {
    if (child[name] !== undefined) report.add([...path, name], UNKNOWN_PROPERTY);
  }
}

/** LINE reference: f-text. Either `text` or `contents`. */
function checkText(component: Part, path: Path, report: Report): void {
  const hasNeither = component.text === undefined && component.contents === undefined;
  if (hasNeither) report.add([...path, 'text'], MUST_BE_SPECIFIED);
}

/** Whether a value can be looked into. */
export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
