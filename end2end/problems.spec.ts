// Answers to what cannot be done, as a browser shows them: they too can be read by everybody. Those that
// an address alone provokes are in routes.json. All of them are one page with other words, failures of
// the server included, which the server's own tests see to (server/src/problem/page.rs).

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { looksRight } from './look';
import { startServer } from './server';
import { overflow } from './width';

/** Sends a form from where the page is, and says what is answered. */
async function send(page: Page, action: string, text: string): Promise<number> {
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest());
  await page.evaluate(
    ([action, text]) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = action;
      const field = document.createElement('textarea');
      field.name = 'text';
      field.value = text;
      form.append(field);
      document.body.append(form);
      // Once this program has ended: it goes with its page.
      setTimeout(() => form.submit());
    },
    [action, text],
  );
  return (await answered).status();
}

/** What the page says, and what the browser says of it: nothing but the status. */
async function saysOnly(page: Page, problems: string[], status: number, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await expect.poll(() => provoked(problems, new RegExp(`status of ${status}`))).toBe(1);
}

test('a form that is too large is refused in words', async ({ page, problems }, testInfo) => {
  await page.goto('/gioi-thieu');
  expect(await send(page, '/api/sign_out', 'a'.repeat(100_000))).toBe(413);
  await saysOnly(page, problems, 413, 'Nội dung quá lớn');
  await looksRight(page, 'qua-lon', testInfo);
});

test('a form from elsewhere is refused in words', async ({ page, problems, address }, testInfo) => {
  await page.goto('about:blank');
  expect(await send(page, `${address}/api/sign_out`, 'a')).toBe(403);
  await saysOnly(page, problems, 403, 'Yêu cầu bị từ chối');
  await looksRight(page, 'tu-noi-khac', testInfo);
});

test('whoever sends too fast is told to wait', async ({ page, problems }, testInfo) => {
  // With a server of its own: the others would have to wait along.
  const server = await startServer({ TIENDO_LIMITS__WRITES_PER_MINUTE: '1' });
  try {
    await page.goto(`${server.address}/gioi-thieu`);
    expect(await send(page, '/api/sign_out', 'a')).toBe(400);
    await saysOnly(page, problems, 400, 'Không đọc được yêu cầu');
    expect(await send(page, '/api/sign_out', 'a')).toBe(429);
    await saysOnly(page, problems, 429, 'Quá nhiều yêu cầu');
    await looksRight(page, 'qua-nhieu', testInfo);
  } finally {
    await server.stop();
  }
});

test('a browser that sends too much along is told what to do', async ({ page, problems, address }) => {
  const cookies = Array.from({ length: 10 }, (_, at) => ({ name: `cu-${at}`, value: 'a'.repeat(3_900), url: address }));
  await page.context().addCookies(cookies);
  const response = await page.goto('/gioi-thieu');
  expect(response?.status()).toBe(431);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yêu cầu mang theo quá nhiều');
  // The style sheet and the icon are refused for the same reason: the page has to do without.
  expect(await overflow(page)).toEqual([]);
  await expect.poll(() => provoked(problems, /status of 431|MIME type/)).toBeGreaterThan(0);
  await page.context().clearCookies();
  expect((await page.goto('/gioi-thieu'))?.status()).toBe(200);
  provoked(problems, /status of 431|MIME type/);
});
