// A sheet of figures: a plain form for everybody, a spreadsheet for those with a script, a list of
// cards on a phone. What two people do in it at once is never lost.

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { newcomer } from './officers';
import { makeProgramme } from './programme';
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

  test('Tab goes from value to value, and out of the sheet from its last', async ({ as, isMobile }) => {
    test.skip(isMobile, 'a keyboard is what this is about');
    const page = await as('bao-cao.me-linh');
    await open(page, untouched());
    const count = await cells(page).count();
    const [first, second] = [0, 1].map((at) => cells(page).nth(at));
    await value(first).focus();
    await page.keyboard.press('Tab');
    await expect(value(second)).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(value(first)).toBeFocused();
    // Its note has a key of its own, and leads back.
    await page.keyboard.press('Control+Enter');
    await expect(first.locator('.cell-note input')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(value(first)).toBeFocused();
    for (let at = 1; at < count; at += 1) {
      await page.keyboard.press('Tab');
    }
    const last = cells(page).nth(count - 1);
    await expect(value(last)).toBeFocused();
    // Nobody is kept in: what comes after the last value comes after it here too.
    await page.keyboard.press('Tab');
    await expect(last.locator('summary').last()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(save(page)).toBeFocused();
    await value(first).focus();
    await page.keyboard.press('Shift+Tab');
    await expect(page.locator('.row-name').first()).toBeFocused();
  });

  test('a hundred cells in a minute, by the keyboard alone', async ({ as }, info) => {
    test.skip(info.project.name !== 'desktop');
    const planner = await as('ke-hoach.ha-noi');
    const { slug } = await makeProgramme(planner, `Chương trình trăm ô ${Date.now().toString(36)}`, 100);
    const page = await as('bao-cao.me-linh');
    await open(page, `/bang-so-lieu/${slug}/xa-me-linh/2031-05`);
    await expect(cells(page)).toHaveCount(100);
    await page.evaluate(() => {
      const used: string[] = [];
      Object.assign(window, { used });
      for (const name of ['mousedown', 'pointerdown', 'click']) {
        addEventListener(name, () => used.push(name), true);
      }
    });
    await value(cells(page).nth(0)).focus();
    const begun = Date.now();
    for (let at = 0; at < 100; at += 1) {
      await page.keyboard.type(String(300 + at));
      await page.keyboard.press(at % 2 ? 'Enter' : 'Tab');
    }
    await expect(async () => {
      const saved = await state(page.locator('td')).filter({ hasText: 'Bản nháp' }).count();
      expect(saved).toBe(100);
    }).toPass({ timeout: 60_000 });
    const took = Date.now() - begun;
    info.annotations.push({ type: 'ms', description: `${took} for 100 cells` });
    expect(took).toBeLessThan(60_000);
    expect(await page.evaluate(() => (window as unknown as { used: string[] }).used)).toEqual([]);
    await page.reload();
    await expect(value(cells(page).nth(99))).toHaveValue('399');
    // Wherever the keys lead, neither the heads nor the bar below cover what has the focus.
    await value(cells(page).nth(30)).focus();
    for (const key of [...Array(8).fill('ArrowDown'), 'Control+Enter', 'Escape', ...Array(10).fill('ArrowUp')]) {
      await page.keyboard.press(key);
      expect(await isUncovered(page), key).toBe(true);
    }
  });

  test('Ctrl+Z goes back action by action, Ctrl+Y forth again, also after the page was left', async ({ as, isMobile }) => {
    test.skip(isMobile, 'a keyboard is what this is about');
    const page = await as('bao-cao.me-linh');
    const sheet = untouched();
    await open(page, sheet);
    const [first, second] = [value(cells(page).nth(0)), value(cells(page).nth(1))];
    for (const typed of ['41', '42', '43', '44', '45']) {
      await first.focus();
      await page.keyboard.type(typed);
      await page.keyboard.press('Tab');
      await expect(state(cells(page).nth(0))).toContainText('Bản nháp');
    }
    // Pressed at once, the keys are still one after the other.
    await second.focus();
    for (let at = 0; at < 3; at += 1) {
      await page.keyboard.press('Control+z');
    }
    await expect(first).toHaveValue('42');
    await page.keyboard.press('Control+y');
    await expect(first).toHaveValue('43');
    await page.reload();
    await expect(first).toHaveValue('43');
    for (const left of ['42', '41', '']) {
      await page.getByRole('button', { name: /^Hoàn tác/ }).click();
      await expect(first).toHaveValue(left);
    }
    // What was done in the months beside it can be taken back too, but nothing more of this cell.
    await page.getByRole('button', { name: /^Làm lại/ }).click();
    await expect(first).toHaveValue('41');
    // What is not saved yet is saved first, and then taken back.
    await open(page, sheet);
    await first.focus();
    await page.keyboard.type('46');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Đã hoàn tác.')).toBeVisible();
    await expect(first).toHaveValue('41');
  });

  test('a value of an earlier period is corrected where it stands', async ({ as, problems, isMobile }) => {
    test.skip(isMobile, 'a phone shows the period before, and leads to its own cards');
    const page = await as('bao-cao.me-linh');
    const [before, sheet] = [untouched(), untouched()];
    await open(page, before);
    await value(cells(page).nth(0)).fill('71');
    await value(cells(page).nth(0)).press('Enter');
    await expect(state(cells(page).nth(0))).toContainText('Bản nháp');

    await open(page, sheet);
    const now = value(cells(page).nth(0));
    await now.focus();
    await page.keyboard.press('ArrowLeft');
    const past = page.locator('tbody tr').nth(0).locator('td.past').last();
    await expect(past).toBeFocused();
    await expect(past).toHaveText('71');
    // Typing replaces what stands there, as in a spreadsheet; Escape takes the typing back.
    await page.keyboard.type('72');
    await expect(value(past)).toHaveValue('72');
    await page.keyboard.press('Escape');
    await expect(value(past)).toHaveValue('71');
    await page.keyboard.type('73');
    await page.keyboard.press('Tab');
    await expect(now).toBeFocused();
    await expect(state(past)).toContainText('Bản nháp');
    await page.keyboard.press('Control+z');
    await expect(value(past)).toHaveValue('71');
    await page.keyboard.press('Control+y');
    await expect(value(past)).toHaveValue('73');

    // What is not sent when the page is left is there again when it comes back.
    await page.route('**/api/record_figures', (route) => route.abort('internetdisconnected'));
    await value(past).fill('74');
    await page.keyboard.press('Tab');
    await expect(state(past)).toContainText('chưa gửi được, còn giữ ở máy này');
    await page.unroute('**/api/record_figures');
    await page.reload();
    await expect(value(past)).toHaveValue('74');
    await ground(page).fill(GROUND);
    await ground(page).blur();
    await expect(state(past)).toContainText('Bản nháp');
    provoked(problems, /ERR_INTERNET_DISCONNECTED/);
    await page.goto(before);
    await expect(value(cells(page).nth(0))).toHaveValue('74');
  });

  test('two officers see what the other changed, and by whom', async ({ as, browser }, info) => {
    test.skip(info.project.name !== 'desktop');
    const mark = Date.now().toString(36);
    const page = await as('bao-cao.me-linh');
    const colleague = await newcomer(await as('quan-tri'), browser, `cung-so-${mark}`, 'xa-me-linh');
    const sheet = untouched();
    await open(page, sheet);
    await open(colleague, sheet);
    const [mine, theirs] = [cells(page), cells(colleague)];
    await value(theirs.nth(0)).fill('81');
    await value(theirs.nth(0)).press('Tab');
    await expect(state(theirs.nth(0))).toContainText('Bản nháp');
    await value(mine.nth(1)).fill('82');
    await value(mine.nth(1)).press('Tab');
    await expect(state(mine.nth(1))).toContainText('Bản nháp');
    // Each is told of what the other did, and of nothing of their own.
    await expect(state(mine.nth(0))).toContainText(/Công chức tổng hợp vừa sửa lúc/, { timeout: 30_000 });
    await expect(value(mine.nth(0))).toHaveValue('81');
    await expect(state(theirs.nth(1))).toContainText('vừa sửa lúc', { timeout: 30_000 });
    await expect(value(theirs.nth(1))).toHaveValue('82');
    await expect(state(mine.nth(1))).not.toContainText('vừa sửa lúc');
    await expect(state(theirs.nth(0))).not.toContainText('vừa sửa lúc');
    // What was marked is what is known: it is changed without a conflict.
    await value(mine.nth(0)).fill('83');
    await value(mine.nth(0)).press('Tab');
    await expect(state(mine.nth(0))).toContainText('Bản nháp');
    await expect(value(theirs.nth(0))).toHaveValue('83', { timeout: 30_000 });
    // Whoever is typing keeps what is typed, and is told all the same.
    await value(theirs.nth(2)).fill('84');
    await value(mine.nth(2)).fill('85');
    await value(mine.nth(2)).press('Tab');
    await expect(state(theirs.nth(2))).toContainText('vừa sửa lúc', { timeout: 30_000 });
    await expect(value(theirs.nth(2))).toHaveValue('84');
    await colleague.context().close();
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
    await expect.poll(() => provoked(problems, /ERR_INTERNET_DISCONNECTED/)).toBeGreaterThan(0);
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
    await expect.poll(() => provoked(problems, /status of (409|422)/)).toBeGreaterThan(0);
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

/** Whether what has the focus is on top where it is. */
const isUncovered = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement!;
    const { x, y, width, height } = focused.getBoundingClientRect();
    const isOnTop = (share: number) => document.elementFromPoint(x + width / 2, y + height * share) === focused;
    return [0.1, 0.5, 0.9].every(isOnTop);
  });
