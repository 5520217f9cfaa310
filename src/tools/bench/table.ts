/** The report as Markdown: two columns, nested names joined by dots; detectors of languages side by side. */
export function toTable({ language, ...others }: Record<string, unknown>): string {
  const rows = flatten(others, []);
  const values = ['', '| what | value |', '|---|--:|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)];
  return [...(rows.length > 0 ? values : []), ...(language ? toColumns(language as object) : [])].join('\n');
}

/** One column for each entry of `report`, one row for each value inside. */
function toColumns(report: object): string[] {
  const columns = Object.values(report).map((entry) => new Map(flatten(entry, [])));
  const rows = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return [
    '',
    `| what | ${Object.keys(report).join(' | ')} |`,
    `|---|${'--:|'.repeat(columns.length)}`,
    ...rows.map((row) => `| ${row} | ${columns.map((column) => column.get(row) ?? '').join(' | ')} |`),
  ];
}

function flatten(value: unknown, path: readonly string[]): [string, string][] {
  if (typeof value === 'number')
    return [[path.join('.'), Number.isInteger(value) ? String(value) : value.toPrecision(3)]];
  if (typeof value !== 'object' || value === null) return [[path.join('.'), String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, [...path, key]));
}
