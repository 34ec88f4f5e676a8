// Answers to what cannot be done, as a browser shows them: they too can be read by everybody. Those that
// an address alone provokes are in routes.json. All of them are one page with other words, failures of
// the server included, which the server's own tests see to (server/src/problem/page.rs).

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { looksRight } from './look';
import { startServer } from './server';

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
      form.submit();
    },
    [action, text],
  );
  const response = await answered;
  await page.waitForLoadState();
  return response.status();
}

test('a form that is too large is refused in words', async ({ page, problems }, testInfo) => {
  await page.goto('/gioi-thieu');
  expect(await send(page, '/api/sign_out', 'a'.repeat(100_000))).toBe(413);
  expect(provoked(problems, /status of 413/)).toBe(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nội dung quá lớn');
  await looksRight(page, 'qua-lon', testInfo);
});

test('a form from elsewhere is refused in words', async ({ page, problems, address }, testInfo) => {
  await page.goto('about:blank');
  expect(await send(page, `${address}/api/sign_out`, 'a')).toBe(403);
  expect(provoked(problems, /status of 403/)).toBe(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yêu cầu bị từ chối');
  await looksRight(page, 'tu-noi-khac', testInfo);
});

test('whoever sends too fast is told to wait', async ({ page, problems }, testInfo) => {
  // With a server of its own: the others would have to wait along.
  const server = await startServer({ TIENDO_LIMITS__WRITES_PER_MINUTE: '1' });
  try {
    await page.goto(`${server.address}/gioi-thieu`);
    const statuses = [await send(page, '/api/sign_out', 'a'), await send(page, '/api/sign_out', 'a')];
    expect(statuses[1]).toBe(429);
    expect(provoked(problems, /status of (4\d\d)/)).toBe(2);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quá nhiều yêu cầu');
    await looksRight(page, 'qua-nhieu', testInfo);
  } finally {
    await server.stop();
  }
});

test('a browser that sends too much along is told what to do', async ({ page, problems, address }, testInfo) => {
  const cookies = Array.from({ length: 10 }, (_, at) => ({ name: `cu-${at}`, value: 'a'.repeat(3_900), url: address }));
  await page.context().addCookies(cookies);
  const response = await page.goto('/gioi-thieu');
  expect(response?.status()).toBe(431);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yêu cầu mang theo quá nhiều');
  // The style sheet is refused for the same reason: the page has to do without.
  expect(provoked(problems, /431|MIME type/)).toBeGreaterThan(0);
  await looksRight(page, 'mang-theo-qua-nhieu', testInfo);
  provoked(problems, /431|MIME type/);
});
