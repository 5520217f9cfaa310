/** The report as two columns of Markdown, nested names joined by dots. */
export function toTable(report: unknown): string {
  const rows = flatten(report, []);
  return ['', '| what | value |', '|---|--:|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function flatten(value: unknown, path: readonly string[]): [string, string][] {
  if (typeof value === 'number')
    return [[path.join('.'), Number.isInteger(value) ? String(value) : value.toPrecision(3)]];
  if (typeof value !== 'object' || value === null) return [[path.join('.'), String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}
