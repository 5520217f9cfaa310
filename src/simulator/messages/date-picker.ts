import type { Path, Report } from './report.ts';

interface Mode {
  pattern: RegExp;
  min: string;
  max: string;
}

/** LINE reference: datetime-picker-action, date and time format. */
const MODES: { readonly [mode: string]: Mode } = {
  date: { pattern: /^\d{4}-\d{2}-\d{2}$/, min: '1900-01-01', max: '2100-12-31' },
  time: { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, min: '00:00', max: '23:59' },
  datetime: {
    pattern: /^\d{4}-\d{2}-\d{2}[Tt]([01]\d|2[0-3]):[0-5]\d$/,
    min: '1900-01-01T00:00',
    max: '2100-12-31T23:59',
  },
};

export const PICKER_MODES = Object.keys(MODES);

/** LINE reference: datetime-picker-action. Real dates within bounds, and `max` after `min`. */
export function checkPicker(action: Record<string, unknown>, path: Path, report: Report): void {
  const mode = MODES[String(action.mode)];
  if (mode === undefined) return;
  for (const name of ['initial', 'max', 'min']) {
    const value = action[name];
    if (value !== undefined && !isWithin(value, mode)) report.add([...path, name], 'invalid date or time');
  }
  const { min, max } = action;
  const isUpsideDown = typeof min === 'string' && typeof max === 'string' && toKey(max) <= toKey(min);
  if (isUpsideDown) report.add([...path, 'max'], 'must be greater than min');
}

function isWithin(value: unknown, mode: Mode): boolean {
  if (typeof value !== 'string' || !mode.pattern.test(value)) return false;
  const key = toKey(value);
  return key >= mode.min && key <= mode.max && isRealDate(key);
}

function isRealDate(key: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(key)?.[0];
  if (day === undefined) return true;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function toKey(value: string): string {
  return value.replace('t', 'T');
}
