import type { Path, Report } from './report.ts';
import type { Rule } from './rules.ts';
import { MISSING, UNKNOWN_PROPERTY } from './rules.ts';

/** A property of an object: its rule and whether it must be there. */
export interface Field {
  rule: Rule;
  isRequired: boolean;
}

/** Every property an object may have. Anything else is refused. */
export type Shape = { readonly [property: string]: Field };

export const must = (rule: Rule): Field => ({ rule, isRequired: true });
export const may = (rule: Rule): Field => ({ rule, isRequired: false });

/** Accepts anything; another rule looks at it. */
export const anything: Rule = () => undefined;

/** An object that has all required properties, no unknown ones, and each as its rule wants it. */
export function shaped(shape: Shape, missing: string = MISSING): Rule {
  return (value, path, report) => {
    checkShape(value, path, report, shape, missing);
  };
}

/** The same as a question: whether the value is an object at all, so that more can be asked of it. */
export function checkShape(
  value: unknown,
  path: Path,
  report: Report,
  shape: Shape,
  missing: string = MISSING,
): value is Record<string, unknown> {
  if (!isObject(value)) {
    report.add(path, value === undefined || value === null ? missing : 'Must be an object');
    return false;
  }
  for (const name of Object.keys(value)) if (!Object.hasOwn(shape, name)) report.add([...path, name], UNKNOWN_PROPERTY);
  for (const [name, field] of Object.entries(shape)) {
    const part = value[name];
    if (part !== undefined && part !== null) field.rule(part, [...path, name], report);
    else if (part === null || field.isRequired) report.add([...path, name], missing);
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
