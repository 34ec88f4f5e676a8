// axe, with every rule it has, best practice included.

import { createRequire } from 'node:module';

import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from '@playwright/test';

const { source } = createRequire(import.meta.url)('axe-core') as { source: string };

const ASKED: RunOptions = {
  // Targets of 24 pixels, or with that much room around them: a rule that axe leaves out by itself.
  rules: { 'target-size': { enabled: true } },
  // What passes is not told in detail, which is most of the time that axe takes.
  resultTypes: ['violations'],
};

type WithAxe = typeof globalThis & { axe?: { run(options: RunOptions): Promise<AxeResults> } };

/** Each violation in one line, with the elements concerned; none is the empty list. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's content security policy allows no foreign script.
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(source);
  }
  const results: AxeResults = await page.evaluate((options) => (globalThis as WithAxe).axe!.run(options), ASKED);
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target).join(' | ')}`,
  );
}
