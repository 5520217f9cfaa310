import { toMarkdown } from './markdown.ts';
import type { QualityReport } from './quality.ts';
import { toQualityTables } from './quality-table.ts';

/** The report as Markdown: two columns, nested names joined by dots; what is compared stands side by side. */
export function toTable({ quality, language, growth, ...others }: Record<string, unknown>): string {
  const rows = flatten(others, []);
  return [
    rows.length > 0 ? toMarkdown(['what', 'value'], rows) : '',
    quality ? toQualityTables(quality as QualityReport) : '',
    ...[language, growth].map((report) => (report ? toColumns(report) : '')),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** One column for each entry of `report`, one row for each value inside. */
function toColumns(report: object): string {
  const columns = Object.values(report).map((entry) => new Map(flatten(entry, [])));
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return toMarkdown(
    ['what', ...Object.keys(report)],
    names.map((name) => [name, ...columns.map((column) => column.get(name) ?? '')]),
  );
}

function flatten(value: unknown, path: readonly string[]): [string, string][] {
  if (typeof value === 'number')
    return [[path.join('.'), Number.isInteger(value) ? String(value) : value.toPrecision(3)]];
  if (typeof value !== 'object' || value === null) return [[path.join('.'), String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}
