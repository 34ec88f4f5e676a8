// How a citizen asks, step by step: by a plain form, whatever the browser can do.

import { expect, type Locator, type Page } from '@playwright/test';

/** A form that comes back sooner than anybody can write is taken for a program's: what a person takes. */
export async function takeOnesTime(page: Page): Promise<void> {
  await page.waitForTimeout(3_500);
}

/** A form that is sent at once is taken for a program's, and comes back to be sent again. */
export async function send(page: Page, sent: Locator): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await expect(sent).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

/** What the page after it gives: the reference that everybody may know, and the secret. */
export async function given(page: Page): Promise<{ reference: string; secret: string }> {
  const [reference, secret] = await page.locator('.token .code').allTextContents();
  expect(reference).toMatch(/^PA-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(page.url()).not.toContain(secret);
  return { reference, secret };
}
