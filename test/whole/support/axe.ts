import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core holds against the page, all its rules and the WCAG 2.2 ones among those it leaves out by default; one line each. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is a script in the page, not an import.
    const { violations } = await (globalThis as any).axe.run(document, { rules: { 'target-size': { enabled: true } } });
    return violations.flatMap((violation: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary}`),
    );
  });
}
