// The officers of the demo, and what they do again and again.

import { type APIResponse, type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';

/** Given to the server, which gives it to all accounts of the demo. */
export const PASSWORD = 'một câu chỉ dùng để thử';

export type Account =
  | 'bao-cao.me-linh'
  | 'bao-cao.tu-ky'
  | 'bao-cao.thach-that'
  | 'duyet.ha-noi'
  | 'duyet.tu-ky'
  | 'ke-hoach.ha-noi'
  | 'ke-hoach.tu-ky'
  | 'quan-tri'
  | 'kiem-tra.ha-noi';

export const desk = (page: Page) => page.getByRole('heading', { level: 1, name: 'Bàn làm việc' });

export async function tryToSignIn(page: Page, account: string, password: string): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill(account);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

export async function signIn(page: Page, account: Account, password = PASSWORD): Promise<void> {
  await tryToSignIn(page, account, password);
  await expect(desk(page)).toBeVisible();
}

/** One figure of one period, by its address. */
export interface Place {
  form: string;
  indicator: string;
  /** As people read it. */
  period: string;
}

let months = 0;

/**
 * A figure that no other test on this server has touched: each call takes the next month, of an
 * indicator that reporters of xã Mê Linh enter and reviewers of Hà Nội decide.
 */
export function untouched(): Place {
  months += 1;
  return place('chi-tra-khong-tien-mat-me-linh', 2010, months);
}

let latest = 0;

/** The same for a figure that is later than all others of its indicator, so that its page speaks of it. */
export function untouchedAndLatest(): Place {
  latest += 1;
  return place('dai-truyen-thanh-thong-minh-me-linh', 2025, latest);
}

/** The month so many months into a year and those after it. */
function place(indicator: string, since: number, months: number): Place {
  const year = since + Math.floor((months - 1) / 12);
  const month = ((months - 1) % 12) + 1;
  return {
    form: `/so-lieu/${indicator}/xa-me-linh/${year}-${String(month).padStart(2, '0')}`,
    indicator: `/chi-tieu/${indicator}`,
    period: `tháng ${month}/${year}`,
  };
}

/** The form in which a figure is entered. */
export const entry = (page: Page) => ({
  value: page.getByLabel('Kết quả', { exact: true }),
  ground: page.getByLabel('Căn cứ', { exact: true }),
  note: page.getByLabel('Lý do điều chỉnh', { exact: true }),
  save: page.getByRole('button', { name: 'Lưu nháp' }),
  submit: page.getByRole('button', { name: 'Lưu và trình duyệt' }),
  useMine: page.getByRole('button', { name: 'Dùng giá trị của tôi' }),
  keepTheirs: page.getByRole('link', { name: 'Giữ giá trị của người kia' }),
  /** Where what was typed is on its way, as the island says it. */
  saving: page.locator('form').getByRole('status'),
});

export async function fillEntry(page: Page, value: string, ground = 'Báo cáo 12/BC-UBND, biểu 2'): Promise<void> {
  await entry(page).value.fill(value);
  await entry(page).ground.fill(ground);
}

/** Opens a figure's form and hands a value in, by whatever way the browser has. */
export async function submitFigure(page: Page, place: Place, value: string): Promise<void> {
  await page.goto(place.form);
  await fillEntry(page, value);
  await entry(page).submit.click();
  await expect(page.getByRole('status').filter({ hasText: 'Đã trình duyệt.' })).toBeVisible();
}

export async function approve(page: Page, place: Place): Promise<void> {
  await page.goto(place.form);
  await page.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await expect(page.getByRole('status')).toContainText('Đã duyệt và công bố.');
}

/** An id as a browser's form carries one (ULID). */
export function commandId(): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let time = Date.now();
  let id = '';
  for (let at = 0; at < 10; at += 1) {
    id = letters[time % 32] + id;
    time = Math.floor(time / 32);
  }
  for (let at = 0; at < 16; at += 1) {
    id += letters[Math.floor(Math.random() * 32)];
  }
  return id;
}

/** Sends what a form of the page's officer would send; the answer is where it leads. */
export function sendForm(
  page: Page,
  act: string,
  fields: Record<string, string>,
  accept = 'text/html',
): Promise<APIResponse> {
  return page.request.post(`/api/${act}`, {
    headers: { Accept: accept, 'Sec-Fetch-Site': 'same-origin' },
    form: { id: commandId(), language: 'vi', ...fields },
    maxRedirects: 0,
    // A kept connection may be closed the moment it is used again. A browser then sends once more, and a
    // command with its id has one effect however often it comes.
    maxRetries: 2,
  });
}

/** What the form of a new indicator sends besides its programme and its name. */
export const INDICATOR = {
  measure: 'hồ sơ',
  direction: 'up',
  excess_from: 'upper',
  ground: 'Phụ lục',
};

/** Somebody new who reports for a unit, signed in. */
export async function newcomer(
  administrator: Page,
  browser: Browser,
  account: string,
  unit: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  await administrator.goto('/quan-ly/can-bo/moi');
  await administrator.getByLabel('Tên đăng nhập').fill(account);
  await administrator.getByLabel('Chức danh').fill('Công chức tổng hợp');
  await administrator.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'Người báo cáo' });
  await administrator.getByLabel('Đơn vị', { exact: true }).selectOption({ value: unit });
  const password = await administrator.getByLabel('Mật khẩu lần đầu').inputValue();
  await administrator.getByRole('button', { name: 'Thêm cán bộ' }).click();
  await expect(administrator.getByRole('heading', { level: 1 })).toHaveText(account);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await tryToSignIn(page, account, password);
  await expect(desk(page)).toBeVisible();
  return page;
}
