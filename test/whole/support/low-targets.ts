import type { Locator } from 'playwright-core';

/** Of what can be pressed, what is lower than a fingertip, 44 px; a link in a sentence may be as high as its line (WCAG 2.5.5). One line of HTML each. */
export const findLowTargets = (targets: Locator): Promise<string[]> =>
  targets.evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility() && getComputedStyle(one).display !== 'inline')
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.outerHTML),
  );
