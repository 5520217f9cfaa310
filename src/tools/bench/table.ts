import { toMarkdown } from './markdown.ts';
import type { QualityReport } from './quality.ts';
import { toQualityTables } from './quality-table.ts';

/** The report as Markdown: quality by language and peer in tables of its own, everything else in two columns, nested names joined by dots. */
export function toTable({ quality, ...others }: Record<string, unknown>): string {
  const rows = flatten(others, []);
  const plain = rows.length > 0 ? toMarkdown(['what', 'value'], rows) : '';
  return [plain, quality ? toQualityTables(quality as QualityReport) : ''].filter(Boolean).join('\n\n');
}

function flatten(value: unknown, path: readonly string[]): [string, string][] {
  if (typeof value === 'number')
    return [[path.join('.'), Number.isInteger(value) ? String(value) : value.toPrecision(3)]];
  if (typeof value !== 'object' || value === null) return [[path.join('.'), String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}
