// What stops work: asked of whoever has the authority, not answered in time, gone up, answered late, and
// confirmed as out of the way. Days pass by the server's own clock, which the test sets.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { looksRight } from './look';
import { type Account, signIn } from './officers';
import { clockFrom, startServer } from './server';

/** The day so many days from now, in Vietnam. */
const inDays = (days: number) =>
  new Date(Date.now() + (7 + 24 * days) * 3_600_000).toISOString().slice(0, 10);

test('an obstacle is asked about, left too long, goes up, and is answered late', async (
  { browser },
  testInfo,
) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-clock-'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, '+0d');
  const server = await startServer(clockFrom(clock));
  const open = async (account?: Account): Promise<Page> => {
    const context = await browser.newContext({ baseURL: server.address });
    const page = await context.newPage();
    if (account) {
      await signIn(page, account);
    }
    return page;
  };
  try {
    const what = 'Chưa có định mức chi cho điểm chi trả không dùng tiền mặt.';
    const reporter = await open('bao-cao.me-linh');
    await reporter.goto('/vuong-mac/moi/chi-tieu/chi-tra-khong-tien-mat-me-linh/xa-me-linh');

    // Nothing typed is lost when something is missing.
    await reporter.getByLabel('Điều gì đang cản việc').fill(what);
    await reporter.getByRole('button', { name: 'Gửi kiến nghị' }).click();
    await expect(reporter.getByRole('alert')).toContainText('Kiến nghị: Cần điền chỗ này.');
    await expect(reporter.getByLabel('Điều gì đang cản việc')).toHaveValue(what);
    await reporter.getByLabel('Kiến nghị', { exact: true }).fill('Đề nghị Sở hướng dẫn định mức chi.');
    await reporter.getByLabel('Cơ quan có thẩm quyền tháo gỡ').fill('so-khcn-ha-noi');
    await reporter.getByLabel('Hạn trả lời').fill(inDays(2));
    await looksRight(reporter, 'neu-vuong-mac', testInfo);
    await reporter.getByRole('button', { name: 'Gửi kiến nghị' }).click();
    await expect(reporter.getByRole('status')).toContainText('Đã gửi tới cơ quan có thẩm quyền.');
    const path = new URL(reporter.url()).pathname;

    const citizen = await open();
    await citizen.goto('/vuong-mac');
    await expect(citizen.getByText('1 vướng mắc: 1 chờ trả lời.')).toBeVisible();

    // Nobody answers. Ten days later it is late, on top of the register, and with the city's leaders.
    writeFileSync(clock, '+10d');
    await citizen.goto('/vuong-mac');
    await expect(citizen.locator('main .work > li').first()).toContainText(/Quá hạn trả lời \d+ ngày/);
    await looksRight(citizen, 'vuong-mac-qua-han', testInfo);
    await citizen.goto(path);
    await expect(citizen.getByRole('complementary', { name: 'Vướng mắc' })).toContainText('Thành phố Hà Nội');
    await looksRight(citizen, 'mot-vuong-mac', testInfo);
    const leader = await open('ke-hoach.ha-noi');
    await leader.goto('/ban-lam-viec?phan=tre-han');
    await expect(leader.getByRole('main')).toContainText(what);

    // Whoever has the authority answers at last.
    const authority = await open('duyet.ha-noi');
    await authority.goto(path);
    await authority.getByLabel('Kết quả xử lý').selectOption({ label: 'Đã tháo gỡ' });
    await authority.getByLabel('Trả lời', { exact: true }).fill('Đã có văn bản hướng dẫn định mức.');
    await authority.getByRole('button', { name: 'Gửi trả lời' }).click();
    await expect(authority.getByRole('status')).toContainText('Đã gửi trả lời.');
    // Nobody confirms their own answer.
    await expect(authority.getByRole('button', { name: 'Xác nhận đã thông' })).toHaveCount(0);

    // The session ended while nobody was there; whoever was stopped confirms.
    const again = await open('bao-cao.me-linh');
    await again.goto(path);
    await again.getByRole('button', { name: 'Xác nhận đã thông' }).click();
    await expect(again.getByRole('status').first()).toContainText('Đã ghi nhận việc được thông.');
    await citizen.goto('/vuong-mac');
    await expect(citizen.getByText('1 vướng mắc: 1 đã thông.')).toBeVisible();

    // And as it was on the day it was asked.
    await citizen.goto(`${path}?ngay=${inDays(0)}`);
    await expect(citizen.getByText('Chờ trả lời đến hết')).toBeVisible();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});
