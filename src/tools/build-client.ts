import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the pages of staff load besides their HTML, by the name they are served under: our own script and style, and htmx as it comes. */
export function readClientFiles(root: string): [name: string, text: string][] {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const own = (ending: string): string =>
    readdirSync(join(root, 'src/console/client'))
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => read(`src/console/client/${name}`))
      .join('\n');
  return [
    ['console.css', withTokens(own('.css'), read('node_modules/@digital-go-jp/design-tokens/dist/tokens.css'))],
    ['console.js', own('.js')],
    ['htmx.js', read('node_modules/htmx.org/dist/htmx.min.js')],
  ];
}

/** The style with those of the Digital Agency's design tokens it names, and none of the others. */
export function withTokens(css: string, tokens: string): string {
  const names = new Set([...css.matchAll(/var\((--color-[\w-]+)\)/g)].map((match) => match[1] ?? ''));
  const values = [...names].sort().map((name) => {
    const value = new RegExp(`${name}: ([^;]+);`).exec(tokens)?.[1];
    if (value === undefined) throw new Error(`@digital-go-jp/design-tokens has no ${name}`);
    return `${name}:${value}`;
  });
  return `:root{${values.join(';')}}\n${css}`;
}
