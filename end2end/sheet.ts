// A sheet of figures, as tests take hold of it.

import { expect, type Locator, type Page } from '@playwright/test';

export const cells = (page: Page) => page.locator('td.now');
export const value = (cell: Locator) => cell.locator('input.value');
export const state = (cell: Locator) => cell.locator('.cell-state');
export const ground = (page: Page) => page.getByLabel('Căn cứ', { exact: true }).first();
export const save = (page: Page) => page.getByRole('button', { name: 'Lưu nháp' });
export const submit = (page: Page) => page.getByRole('button', { name: 'Lưu và trình duyệt' });

/** Opens a sheet, and where there is a script waits until it listens. */
export async function openSheet(page: Page, sheet: string, from: string, scripted = true): Promise<void> {
  await page.goto(sheet);
  await ground(page).fill(from);
  if (!scripted) {
    return;
  }
  const first = cells(page).nth(0);
  const before = await value(first).inputValue();
  await expect(async () => {
    await value(first).fill('7');
    await expect(state(first)).toHaveText('chưa gửi', { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await value(first).press('Escape');
  await expect(value(first)).toHaveValue(before);
}

/** Pastes into the cell that has the focus, as the clipboard of a spreadsheet does. */
export async function pasteInto(cell: Locator, text: string): Promise<void> {
  await value(cell).focus();
  await cell.page().evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, text);
}

/** What a block that was pasted would change. */
export const preview = (page: Page) => page.getByRole('region', { name: 'Khối vừa dán sẽ thay đổi' }).first();
