// A sheet of figures: a plain form for everybody, a spreadsheet for those with a script, a list of
// cards on a phone. What two people do in it at once is never lost.

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { cells, ground, openSheet, pasteInto, preview, save, state, submit, value } from './sheet';

const PROGRAMME = '07-ctr-tu';
const GROUND = 'Báo cáo 12/BC-UBND, biểu 2';

let months = 0;

/** A sheet of xã Mê Linh that no other test on this server has touched. */
function untouched(): string {
  months += 1;
  const year = 1960 + Math.floor((months - 1) / 12);
  const month = ((months - 1) % 12) + 1;
  return `/bang-so-lieu/${PROGRAMME}/xa-me-linh/${year}-${String(month).padStart(2, '0')}`;
}

const problems_ = (page: Page) => page.getByRole('alert');

const open = (page: Page, sheet: string) => openSheet(page, sheet, GROUND);

test.describe('as a plain form', () => {
  // What the form does by itself; with a script the cells save themselves.
  test.use({ javaScriptEnabled: false });

  test('it is filled in, refused with what was typed, saved and handed in', async ({ as }) => {
    const page = await as('bao-cao.me-linh');
    await page.goto(untouched());
    const first = cells(page).nth(0);
    const second = cells(page).nth(1);
    await value(first).fill('23');
    await value(second).fill('rất nhiều');
    await save(page).click();
    await expect(problems_(page)).toContainText('Không đọc được số này.');
    await expect(value(first)).toHaveValue('23');
    await expect(value(second)).toHaveValue('rất nhiều');
    await expect(value(second)).toHaveAttribute('aria-invalid', 'true');

    await value(second).fill('24');
    await ground(page).fill(GROUND);
    await save(page).click();
    await expect(page.getByText('Đã lưu nháp các ô vừa nhập.').first()).toBeVisible();
    await page.reload();
    await expect(state(first)).toContainText('Bản nháp');
    await submit(page).click();
    await expect(page.getByText('Đã trình duyệt các ô đã có số liệu.').first()).toBeVisible();
    await expect(state(first)).toContainText('Đang chờ duyệt');
    await expect(state(second)).toContainText('Đang chờ duyệt');
  });

  test('a pasted block is looked at first, then saved as a whole', async ({ as }) => {
    const page = await as('bao-cao.me-linh');
    await page.goto(untouched());
    await page.getByText('Dán từ bảng tính').click();
    await page.getByLabel('Khối ô').fill('11\n12');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await expect(preview(page)).toContainText('2 ô sẽ thay đổi, 0 ô có vấn đề');
    await expect(value(cells(page).nth(0))).toHaveValue('');
    await page.locator('#apply-ground').fill(GROUND);
    await page.getByRole('button', { name: 'Ghi tất cả' }).click();
    await expect(value(cells(page).nth(0))).toHaveValue('11');
    await expect(value(cells(page).nth(1))).toHaveValue('12');
  });

  test('a block with a bad cell says which, and saves nothing', async ({ as }) => {
    const page = await as('bao-cao.me-linh');
    await page.goto(untouched());
    await page.getByText('Dán từ bảng tính').click();
    await page.getByLabel('Khối ô').fill('11\nmười hai');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await expect(preview(page)).toContainText('1 ô sẽ thay đổi, 1 ô có vấn đề');
    await expect(preview(page)).toContainText('Không đọc được số này.');
    await expect(page.getByRole('button', { name: 'Ghi tất cả' })).toHaveCount(0);
  });
});

test('on a phone it is a list of cards with the keys for numbers', async ({ as }, info) => {
  test.skip(info.project.name !== 'phone');
  const page = await as('bao-cao.me-linh');
  await page.goto(untouched());
  const first = cells(page).nth(0);
  await expect(value(first)).toHaveAttribute('inputmode', 'decimal');
  const card = await first.evaluate((cell) => getComputedStyle(cell.parentElement!).display);
  expect(card).toBe('block');
  const height = await value(first).evaluate((field) => field.getBoundingClientRect().height);
  expect(height).toBeGreaterThanOrEqual(44);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test.describe('as a spreadsheet', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false);

  test('keys move, a cell is saved when it is left, and Ctrl+Z takes it back', async ({ as }) => {
    const page = await as('bao-cao.me-linh');
    await open(page, untouched());
    const [first, second, third] = [0, 1, 2].map((at) => cells(page).nth(at));
    await value(first).focus();
    await page.keyboard.type('31');
    await page.keyboard.press('Enter');
    await expect(value(second)).toBeFocused();
    await expect(state(first)).toContainText('Bản nháp');
    await page.keyboard.type('32');
    await page.keyboard.press('ArrowDown');
    await expect(value(third)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(value(second)).toBeFocused();
    await page.keyboard.press('Shift+Enter');
    await expect(value(first)).toBeFocused();
    await expect(state(second)).toContainText('Bản nháp');

    // F2 edits what is there; Escape takes the typing back.
    await page.keyboard.press('F2');
    await page.keyboard.type('5');
    await expect(value(first)).toHaveValue('315');
    await page.keyboard.press('Escape');
    await expect(value(first)).toHaveValue('31');

    await page.keyboard.press('Control+z');
    await expect(value(second)).toHaveValue('');
    await expect(page.getByText('Đã hoàn tác.')).toBeVisible();
    await page.reload();
    await expect(value(first)).toHaveValue('31');
    await expect(value(second)).toHaveValue('');
  });

  test('a block from the clipboard is looked at first', async ({ as }) => {
    const page = await as('bao-cao.me-linh');
    await open(page, untouched());
    await pasteInto(cells(page).nth(1), '41\r\n42\r\n');
    await expect(preview(page)).toContainText('2 ô sẽ thay đổi');
    await expect(page.locator('#apply-ground')).toHaveValue(GROUND);
    await page.getByRole('button', { name: 'Ghi tất cả' }).click();
    await expect(value(cells(page).nth(1))).toHaveValue('41');
    await expect(value(cells(page).nth(2))).toHaveValue('42');
  });

  test('without a connection what was typed stays, and goes when there is one', async ({ as, problems }) => {
    const page = await as('bao-cao.me-linh');
    await open(page, untouched());
    const first = cells(page).nth(0);
    await page.route('**/api/record_figures', (route) => route.abort('internetdisconnected'));
    await value(first).fill('51');
    await value(first).press('Enter');
    await expect(state(first)).toHaveText('chưa gửi được, còn giữ ở máy này');
    expect(provoked(problems, /ERR_INTERNET_DISCONNECTED/)).toBeGreaterThan(0);
    await page.unroute('**/api/record_figures');
    await page.reload();
    await ground(page).fill(GROUND);
    await ground(page).blur();
    await expect(value(first)).toHaveValue('51');
    await expect(state(first)).toContainText('Bản nháp');
    provoked(problems, /ERR_INTERNET_DISCONNECTED/);
  });

  test('two browsers in one cell: both values are shown, and the second chooses', async ({ as, problems }) => {
    const [one, other] = [await as('bao-cao.me-linh'), await as('bao-cao.me-linh')];
    const sheet = untouched();
    await open(one, sheet);
    await open(other, sheet);
    const [mine, theirs] = [cells(one).nth(0), cells(other).nth(0)];
    await value(theirs).fill('61');
    await value(theirs).press('Enter');
    await expect(state(theirs)).toContainText('Bản nháp');
    await value(mine).fill('62');
    await value(mine).press('Enter');
    await expect(state(mine)).toContainText('Người khác đã ghi 61, bạn nhập 62.');
    expect(provoked(problems, /status of (409|422)/)).toBeGreaterThan(0);
    await mine.getByRole('button', { name: 'Dùng giá trị của tôi' }).click();
    await value(cells(one).nth(1)).focus();
    await expect(state(mine)).toContainText('Bản nháp');
    await other.reload();
    await expect(value(theirs)).toHaveValue('62');
  });

  test('a hundred edits from two browsers lose nothing', async ({ as, problems }, info) => {
    test.skip(info.project.name !== 'desktop');
    test.setTimeout(240_000);
    const pages = [await as('bao-cao.me-linh'), await as('bao-cao.me-linh')];
    const sheet = untouched();
    await open(pages[0], sheet);
    await open(pages[1], sheet);
    const count = Math.min(await cells(pages[0]).count(), 5);
    const typed = new Map<number, Set<string>>();
    const edit = async (page: Page, who: number) => {
      for (let round = 0; round < 50; round += 1) {
        const at = round % count;
        const cell = cells(page).nth(at);
        const text = String(1000 + who * 500 + round);
        typed.set(at, (typed.get(at) ?? new Set()).add(text));
        await value(cell).fill(text);
        await value(cells(page).nth((at + 1) % count)).focus();
        // Saved, or both values shown and one's own sent again: never silently gone.
        await expect(async () => {
          const mine = cell.getByRole('button', { name: 'Dùng giá trị của tôi' });
          if (await mine.isVisible()) {
            await mine.click();
            await value(cells(page).nth((at + 1) % count)).focus();
          }
          await expect(state(cell)).toContainText('Bản nháp', { timeout: 300 });
        }).toPass({ timeout: 60_000 });
      }
    };
    await Promise.all([edit(pages[0], 0), edit(pages[1], 1)]);
    provoked(problems, /status of (409|422)/);

    // Every edit is a version of its cell in the unit's journal.
    const page = await as('kiem-tra.ha-noi');
    await page.goto('/nhat-ky/xa-me-linh');
    let told = await page.locator('main').innerText();
    const older = page.getByRole('link', { name: 'Các mục cũ hơn' });
    for (let pages = 0; pages < 20 && (await older.isVisible()); pages += 1) {
      await older.click();
      told += await page.locator('main').innerText();
    }
    for (const texts of typed.values()) {
      for (const text of texts) {
        // A number without separators is shown as it was typed.
        expect(told).toMatch(new RegExp(`→ ${text[0]}\\.?${text.slice(1)}(\\D|$)`, 'm'));
      }
    }
  });
});
