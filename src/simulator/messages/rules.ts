import type { Path, Report } from './report.ts';
import type { Count } from './text-length.ts';
import { lengthOf } from './text-length.ts';

/** Looks at one value and reports what LINE would refuse. */
export type Rule = (value: unknown, path: Path, report: Report) => void;

/** LINE reference: error-messages. */
export const MISSING = 'May not be empty';
export const UNKNOWN_PROPERTY = 'invalid property';

/** A text of `min` to `max`, counted as LINE counts it there. */
export function text(min: number, max: number, count: Count = 'units'): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string') return report.add(path, 'Must be a string');
    if (value === '' && min > 0) return report.add(path, MISSING);
    const length = lengthOf(value, count);
    if (length < min || length > max) report.add(path, `Length must be between ${min} and ${max}`);
  };
}

/** One of a closed list of words. */
export function oneOf(words: readonly string[]): Rule {
  return (value, path, report) => {
    const isKnown = typeof value === 'string' && words.includes(value);
    if (!isKnown) report.add(path, `Must be one of the following values: [${words.join(', ')}]`);
  };
}

/** A text of a given form. */
export function form(pattern: RegExp, message: string): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) report.add(path, message);
  };
}

/** A whole number within bounds. */
export function whole(min: number, max = Number.MAX_SAFE_INTEGER): Rule {
  return (value, path, report) => {
    const isWithin = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    if (!isWithin) report.add(path, `Must be a whole number between ${min} and ${max}`);
  };
}

/** A number within bounds. */
export function decimal(min: number, max: number): Rule {
  return (value, path, report) => {
    const isWithin = typeof value === 'number' && value >= min && value <= max;
    if (!isWithin) report.add(path, `Must be between ${min} and ${max}`);
  };
}

/** True or false. */
export const yesOrNo: Rule = (value, path, report) => {
  if (typeof value !== 'boolean') report.add(path, 'Must be a boolean');
};

/** A list of `min` to `max` things that each follow a rule. */
export function listOf(rule: Rule, min: number, max: number): Rule {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report.add(path, 'Must be an array');
    if (value.length < min || value.length > max) report.add(path, `Size must be between ${min} and ${max}`);
    value.forEach((item, index) => {
      rule(item, [...path, index], report);
    });
  };
}

/** Both rules, in order. */
export function both(first: Rule, second: Rule): Rule {
  return (value, path, report) => {
    first(value, path, report);
    second(value, path, report);
  };
}
