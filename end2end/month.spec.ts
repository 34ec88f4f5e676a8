// A month of a programme, from its making to what citizens read: five communes, forty indicators. What
// is asked for again and again is sent as its form would send it; everything that the month is about is
// done by hand.

import { type BrowserContextOptions, devices, type Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { INDICATOR, newcomer, sendForm } from './officers';
import { cells, openSheet, pasteInto, preview, state, submit, value } from './sheet';

const INDICATORS = 40;
const COMMUNES = {
  grid: ['xa-me-linh', 'Xã Mê Linh'],
  paste: ['xa-yen-lang', 'Xã Yên Lãng'],
  phone: ['xa-quang-minh', 'Xã Quang Minh'],
  warned: ['xa-lien-minh', 'Xã Liên Minh'],
  nothing: ['xa-soc-son', 'Xã Sóc Sơn'],
} as const;
type Commune = keyof typeof COMMUNES;
const GROUND = 'Báo cáo tháng của UBND xã';
const PHONE: BrowserContextOptions = { ...devices['Pixel 5'], viewport: { width: 360, height: 740 } };

/** The month before this one: its round has begun, and is not locked. */
function lastMonth(): { code: string; name: string; begins: string; year: number } {
  const here = new Date(Date.now() + 7 * 3_600_000);
  const month = new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() - 1, 1));
  const code = month.toISOString().slice(0, 7);
  const [year, number] = [month.getUTCFullYear(), month.getUTCMonth() + 1];
  return { code, name: `tháng ${number}/${year}`, begins: `${code}-01`, year };
}

const kept = (page: Page) => page.getByRole('status').filter({ hasText: 'Đã lưu' });
const save = (page: Page) => page.getByRole('button', { name: 'Lưu', exact: true });
const hidden = (page: Page, name: string) => page.locator(`main input[name="${name}"]`).first().inputValue();

/** One more indicator, by what its form would send. */
async function sendIndicator(planner: Page, programme: string, name: string): Promise<void> {
  const answer = await sendForm(planner, 'keep_indicator', { ...INDICATOR, programme, name });
  expect(answer.headers().location).toContain('da=');
}

test.describe('a month', () => {
  test.skip(({ javaScriptEnabled, isMobile }) => javaScriptEnabled === false || isMobile, 'it has a screen of each kind');

  test('of five communes and forty indicators is planned, entered, checked and published', async ({
    as,
    browser,
    page: citizen,
    problems,
  }) => {
    test.setTimeout(420_000);
    const month = lastMonth();
    const mark = Date.now().toString(36);
    const title = `Chương trình tháng ${mark}`;
    const first = `Hồ sơ trực tuyến ${mark} 01`;

    // Planned: a programme, its indicators, a target, and what of it falls to whom.
    const planner = await as('ke-hoach.ha-noi');
    await planner.goto('/quan-ly/chuong-trinh/moi');
    await planner.getByLabel('Tên văn bản', { exact: true }).fill(title);
    await planner.getByLabel('Cơ quan ban hành').selectOption({ value: 'thanh-pho-ha-noi' });
    await planner.getByLabel('Ngày ban hành').fill(`${month.year}-01-02`);
    await planner.getByLabel('Căn cứ').fill('Văn bản của thành phố');
    await save(planner).click();
    await expect(planner.getByRole('heading', { level: 1 })).toHaveText(title);
    const programme = new URL(planner.url()).pathname.split('/').at(-1)!;
    await planner.getByRole('link', { name: 'Thêm chỉ tiêu' }).click();
    const programmeId = await hidden(planner, 'programme');
    await planner.getByLabel('Tên', { exact: true }).fill(first);
    await planner.getByLabel('Đơn vị tính', { exact: true }).fill('hồ sơ');
    await planner.getByLabel('Căn cứ').fill('Phụ lục');
    await save(planner).click();
    await expect(planner.getByText('Chưa có mục tiêu nào.')).toBeVisible();
    const indicator = (await planner.getByRole('link', { name: 'Xem trang công khai' }).getAttribute('href'))!;
    for (let number = 2; number <= INDICATORS; number += 1) {
      await sendIndicator(planner, programmeId, `Hồ sơ trực tuyến ${mark} ${String(number).padStart(2, '0')}`);
    }

    await planner.getByRole('link', { name: 'Thêm mục tiêu' }).click();
    await planner.getByLabel('Đơn vị', { exact: true }).selectOption({ value: 'thanh-pho-ha-noi' });
    await planner.getByLabel('Kỳ báo cáo').fill(String(month.year));
    await planner.getByLabel('Con số, hoặc mức thấp của khoảng').fill('100');
    await planner.getByLabel('Căn cứ').fill('Phụ lục');
    await save(planner).click();
    await expect(planner.getByRole('row').filter({ hasText: '100 hồ sơ' })).toBeVisible();
    await planner.goto(`/phan-bo/${indicator.split('/').at(-1)}/thanh-pho-ha-noi/${month.year}`);
    await planner.getByLabel('Số của các đơn vị dưới').selectOption('added');
    for (const [, name] of Object.values(COMMUNES)) {
      await planner.getByLabel(new RegExp(`^${name}`)).first().fill('20');
    }
    await planner.getByLabel('Căn cứ').fill('Quyết định giao chỉ tiêu');
    await planner.getByRole('button', { name: 'Lưu phân bổ' }).click();
    await expect(planner.getByRole('status').filter({ hasText: 'Đã lưu phân bổ.' })).toBeVisible();
    await expect(planner.getByText('Đã phân bổ 100 / 100 hồ sơ')).toBeVisible();

    // The round is opened.
    await planner.goto(`/ky-bao-cao/${programme}/thiet-lap`);
    await planner.getByLabel('Chu kỳ báo cáo').selectOption({ label: 'Hằng tháng' });
    await planner.getByLabel('Số ngày, hoặc ngày trong tháng').fill('5');
    const units = Object.values(COMMUNES).map(([slug]) => slug);
    await planner.getByLabel('Đơn vị báo cáo').fill(units.join('\n'));
    await planner.getByLabel('Áp dụng từ ngày').fill(month.begins);
    await save(planner).click();
    await expect(kept(planner)).toBeVisible();
    for (const [, name] of Object.values(COMMUNES)) {
      await expect(planner.getByRole('row', { name: new RegExp(name) })).toBeVisible();
    }

    // Every commune gets its reporter.
    const administrator = await as('quan-tri');
    const reporter = async (commune: Commune, options?: BrowserContextOptions) => {
      const page = await newcomer(administrator, browser, `${commune}-${mark}`, COMMUNES[commune][0], options);
      page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
      return page;
    };
    const sheet = (commune: Commune) => `/bang-so-lieu/${programme}/${COMMUNES[commune][0]}/${month.code}`;
    const lines = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => String(from + at)).join('\n');

    // By the keyboard, and the rest as a block.
    const byGrid = await reporter('grid');
    await openSheet(byGrid, sheet('grid'), GROUND);
    await expect(cells(byGrid)).toHaveCount(INDICATORS);
    await value(cells(byGrid).nth(0)).focus();
    for (const typed of ['21', '22', '23']) {
      await byGrid.keyboard.type(typed);
      await byGrid.keyboard.press('Enter');
    }
    await expect(state(cells(byGrid).nth(2))).toContainText('Bản nháp');
    await pasteInto(cells(byGrid).nth(3), lines(24, 60));
    await apply(byGrid, 37);
    await handIn(byGrid);

    // All of it as a block.
    const byPaste = await reporter('paste');
    await openSheet(byPaste, sheet('paste'), GROUND);
    await pasteInto(cells(byPaste).nth(0), lines(1, INDICATORS));
    await apply(byPaste, INDICATORS);
    await handIn(byPaste);

    // On a phone, card by card.
    const byPhone = await reporter('phone', PHONE);
    await openSheet(byPhone, sheet('phone'), GROUND);
    for (let at = 0; at < INDICATORS; at += 1) {
      await value(cells(byPhone).nth(at)).fill(String(10 + at));
    }
    await value(cells(byPhone).nth(INDICATORS - 1)).blur();
    for (let at = 0; at < INDICATORS; at += 1) {
      await expect(state(cells(byPhone).nth(at))).toContainText('Bản nháp');
    }
    await handIn(byPhone);

    // Something odd is asked about, and answered with a reason.
    const warned = await reporter('warned');
    await openSheet(warned, sheet('warned'), GROUND);
    await pasteInto(cells(warned).nth(0), `12/10\n${lines(2, INDICATORS)}`);
    await apply(warned, INDICATORS);
    await submit(warned).click();
    await expect(warned.getByRole('alert')).toContainText('Nếu đúng, hãy ghi lý do rồi trình lại.');
    const odd = cells(warned).nth(0);
    await odd.locator('input[name$="[note]"]').fill('Gồm hai hồ sơ chuyển từ tháng trước');
    await handIn(warned);

    // Nothing is an answer.
    const nothing = await reporter('nothing');
    await nothing.goto(`/ky-bao-cao/${programme}/${COMMUNES.nothing[0]}/${month.code}`);
    await nothing.getByLabel('Vì sao không phát sinh').fill('Hệ thống dừng để nâng cấp');
    await nothing.getByRole('button', { name: 'Trả lời không phát sinh' }).click();
    await expect(nothing.getByRole('status')).toContainText('không có số liệu phát sinh');

    // Asked back, and answered.
    const reviewer = await as('duyet.ha-noi');
    const form = `/so-lieu/${indicator.split('/').at(-1)}/${COMMUNES.grid[0]}/${month.code}`;
    await reviewer.goto(form);
    await reviewer.getByRole('link', { name: 'Yêu cầu giải trình' }).click();
    await reviewer.getByLabel('Nội dung cần giải trình').fill('Đã gồm hồ sơ trả lại chưa?');
    await reviewer.getByLabel('Hạn trả lời').fill('2199-12-31');
    await reviewer.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await expect(reviewer.getByRole('status').filter({ hasText: 'Đã gửi yêu cầu giải trình.' })).toBeVisible();
    const request = new URL(reviewer.url()).pathname;
    await byGrid.goto(request);
    await byGrid.getByLabel('Trả lời').fill('Chưa, sẽ nhập lại.');
    await byGrid.getByRole('button', { name: 'Gửi trả lời' }).click();
    await expect(byGrid.getByRole('status').filter({ hasText: 'Đã gửi trả lời.' })).toBeVisible();
    await reviewer.goto(request);
    await reviewer.getByRole('button', { name: 'Chấp nhận giải trình' }).click();
    await expect(reviewer.getByRole('status').filter({ hasText: 'Đã chấp nhận giải trình.' })).toBeVisible();

    // Given back, corrected, approved.
    const review = (commune: Commune) => `/duyet/${programme}/${COMMUNES[commune][0]}/${month.code}`;
    await reviewer.goto(review('grid'));
    await expect(reviewer.getByText(`${INDICATORS} ô chờ duyệt`)).toBeVisible();
    const row = reviewer.getByRole('row').filter({ hasText: first });
    await row.getByRole('checkbox').check();
    await reviewer.getByLabel('Lý do trả lại').fill('Cộng cả hồ sơ trả lại');
    await reviewer.getByRole('button', { name: 'Trả lại ô đã chọn' }).click();
    await expect(reviewer.getByRole('status').filter({ hasText: 'Đã trả lại các ô.' })).toBeVisible();
    await openSheet(byGrid, sheet('grid'), GROUND);
    await expect(state(cells(byGrid).nth(0))).toContainText('Cộng cả hồ sơ trả lại');
    await value(cells(byGrid).nth(0)).fill('25');
    await value(cells(byGrid).nth(1)).focus();
    await expect(state(cells(byGrid).nth(0))).toContainText('Bản nháp');
    await handIn(byGrid);
    await reviewer.goto(review('grid'));
    await expect(row).toContainText('Trước khi trả lại: 21');
    for (const commune of ['grid', 'paste', 'phone'] as const) {
      await reviewer.goto(review(commune));
      await reviewer.getByRole('button', { name: 'Duyệt các ô không có cảnh báo' }).click();
      await expect(reviewer.getByRole('status').filter({ hasText: 'Đã duyệt các ô.' })).toBeVisible();
      await expect(reviewer.getByText('Không còn ô nào chờ bạn duyệt trong phiếu này.')).toBeVisible();
    }
    // What was warned of is decided on by itself.
    await reviewer.goto(review('warned'));
    await reviewer.getByRole('button', { name: 'Duyệt các ô không có cảnh báo' }).click();
    await expect(reviewer.getByText('1 ô chờ duyệt')).toBeVisible();
    await expect(row).toContainText('Gồm hai hồ sơ chuyển từ tháng trước');
    await row.getByRole('checkbox').check();
    await reviewer.getByRole('button', { name: 'Duyệt ô đã chọn' }).click();
    await expect(reviewer.getByText('Không còn ô nào chờ bạn duyệt trong phiếu này.')).toBeVisible();

    // Published, with what became of it.
    await citizen.goto(indicator);
    const figure = (commune: Commune) =>
      citizen.getByRole('row').filter({ hasText: COMMUNES[commune][1] }).filter({ hasText: month.name });
    await expect(figure('grid')).toContainText('25');
    await expect(figure('paste')).toContainText('1');
    await expect(figure('phone')).toContainText('10');
    await expect(figure('warned')).toContainText('12/10');
    await citizen.goto(`/ky-bao-cao/${programme}`);
    await expect(citizen.getByRole('row', { name: new RegExp(COMMUNES.nothing[1]) })).toContainText('không phát sinh');
    await expect(citizen.getByRole('row', { name: new RegExp(COMMUNES.grid[1]) })).toContainText('đủ');
    provoked(problems, /status of 4(09|22)/);
  });
});

/** Saves the block that was just pasted. */
async function apply(page: Page, count: number): Promise<void> {
  await expect(preview(page)).toContainText(`${count} ô sẽ thay đổi, 0 ô có vấn đề`);
  await page.getByRole('button', { name: 'Ghi tất cả' }).click();
  await expect(page.getByText('Đã lưu nháp các ô vừa nhập.').first()).toBeVisible();
}

async function handIn(page: Page): Promise<void> {
  await submit(page).click();
  await expect(page.getByText('Đã trình duyệt các ô đã có số liệu.').first()).toBeVisible();
}
