// How quick the reporting round is: a thousand cells at once, a sheet of 200 rows by 12 months on a slow
// machine, a key in a cell, and files that nobody should be able to send.

import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures';
import { commandId, INDICATOR, sendForm } from '../officers';
import { cells, openSheet, state, value } from '../sheet';
import { percentile, tell } from './measured';

const ROWS = 200;
const UNIT = 'xa-me-linh';
const TIMES = 5;
/** A month that the sheet is opened at, with eleven before it. */
const month = (year: number) => `${year}-12`;

interface Made {
  programme: string;
  id: string;
  /** The unit's id, as forms name it. */
  unit: string;
  indicators: string[];
}

let made: Made | undefined;

/** A programme of two hundred indicators, as its planner's forms would send it. */
async function programme(planner: Page, reporter: Page): Promise<Made> {
  if (made) {
    return made;
  }
  await planner.goto('/quan-ly/chuong-trinh/moi');
  await planner.getByLabel('Tên văn bản', { exact: true }).fill('Chương trình để đo');
  await planner.getByLabel('Cơ quan ban hành').selectOption({ value: 'thanh-pho-ha-noi' });
  await planner.getByLabel('Ngày ban hành').fill('2024-01-02');
  await planner.getByLabel('Căn cứ').fill('Văn bản của thành phố');
  await planner.getByRole('button', { name: 'Lưu', exact: true }).click();
  await planner.getByRole('link', { name: 'Thêm chỉ tiêu' }).click();
  const id = await planner.locator('main input[name="programme"]').first().inputValue();
  for (let number = 1; number <= ROWS; number += 1) {
    const name = `Chỉ tiêu để đo số ${number}`;
    const answer = await sendForm(planner, 'keep_indicator', { ...INDICATOR, programme: id, name });
    expect(answer.headers().location).toContain('da=');
  }
  const slug = new URL(planner.url()).pathname.split('/')[2];
  await reporter.goto(`/bang-so-lieu/${slug}/${UNIT}/${month(2031)}`);
  const places = reporter.locator('input[name$="[at]"]');
  await expect(places).toHaveCount(ROWS);
  const named = await places.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value.split('.')));
  made = { programme: slug, id, unit: named[0][1], indicators: named.map(([indicator]) => indicator) };
  return made;
}

test('a thousand cells', async ({ as }) => {
  const planner = await as('ke-hoach.ha-noi');
  const page = await as('bao-cao.me-linh');
  const { programme: slug, id, unit, indicators } = await programme(planner, page);
  const [looked, saved]: number[][] = [[], []];
  for (let time = 0; time < TIMES; time += 1) {
    const year = 2000 + time;
    const sheet = `/bang-so-lieu/${slug}/${UNIT}/${month(year)}`;
    // 84 rows by 12 months are 1,008 cells.
    const block = indicators
      .slice(0, 84)
      .map((_, row) => Array.from({ length: 12 }, (_, column) => String(100 + row + column)).join('\t'))
      .join('\n');
    let begun = performance.now();
    const held = await sendForm(page, 'paste_figures', { sheet, text: block, row: '0', ground: 'Báo cáo' });
    const preview = await page.request.get(held.headers().location);
    looked.push(performance.now() - begun);
    expect(await preview.text()).toContain('1008 ô sẽ thay đổi, 0 ô có vấn đề');

    const form: Record<string, string> = {
      programme: id,
      sheet,
      ground: 'Báo cáo',
      submit: 'false',
    };
    let at = 0;
    for (const indicator of indicators.slice(0, 84)) {
      for (let number = 1; number <= 12; number += 1) {
        const period = `${year}-${String(number).padStart(2, '0')}`;
        form[`rows[${at}][at]`] = `${indicator}.${unit}.${period}`;
        form[`rows[${at}][base]`] = '0';
        form[`rows[${at}][value]`] = String(100 + at);
        at += 1;
      }
    }
    begun = performance.now();
    const answer = await sendForm(page, 'record_figures', form, 'application/json');
    saved.push(performance.now() - begun);
    expect(answer.status(), await answer.text()).toBe(200);
    expect((await answer.json()).rows).toHaveLength(1008);
  }
  tell('1,008 cells looked at, with the page that shows them', looked, '500 ms');
  tell('1,008 cells saved', saved, '500 ms');
});

test('a sheet of 200 rows by 12 months on a machine of a quarter of the speed', async ({ as }) => {
  const planner = await as('ke-hoach.ha-noi');
  const page = await as('bao-cao.me-linh');
  const { programme: slug } = await programme(planner, page);
  const control = await page.context().newCDPSession(page);
  await control.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await page.goto(`/bang-so-lieu/${slug}/${UNIT}/${month(2000 + time)}`, { waitUntil: 'load' });
    const shown = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const entries = list.getEntries();
            resolve(entries[entries.length - 1].startTime);
          }).observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
    const loaded = await page.evaluate(
      () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
    );
    await expect(cells(page)).toHaveCount(ROWS);
    times.push(Math.max(shown, loaded));
  }
  tell('a sheet of 200 × 12 opened, at a quarter of the speed', times, '1,000 ms');

  // A key in a cell: from the event to the next frame, as the browser itself counts it.
  await openSheet(page, `/bang-so-lieu/${slug}/${UNIT}/2030-12`, 'Báo cáo');
  await page.evaluate(() => {
    const kept: number[] = [];
    Object.assign(window, { keys: kept });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'keydown' || entry.name === 'input' || entry.name === 'keyup') {
          kept.push(entry.duration);
        }
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await value(cells(page).nth(0)).focus();
  let typed = 0;
  for (let row = 0; row < 40; row += 1) {
    await page.keyboard.type('123');
    await page.keyboard.press('Enter');
    typed += 4;
  }
  await expect(state(cells(page).nth(39))).toContainText('Bản nháp', { timeout: 60_000 });
  const slow = await page.evaluate(() => (window as unknown as { keys: number[] }).keys);
  // Only what took longer than a frame is told; all other keys took less than 16 ms.
  const all = [...slow, ...Array(Math.max(0, typed - slow.length)).fill(16)];
  tell('a key in a cell of 200 × 12, at a quarter of the speed', all, '50 ms');
  console.log(`  of a hundred keys 98 took at most ${percentile(all, 98)} ms`);
});

test('files that are refused', async ({ as, server }) => {
  const page = await as('bao-cao.me-linh');
  const resident = () => {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.id}/status`, 'utf8'));
    return Number(line?.[1]);
  };
  await page.goto(`/nhap-tep/07-ctr-tu/${UNIT}`);
  const hidden = await page.locator('form:has(input[type=file]) input[type=hidden]').evaluateAll((inputs) =>
    Object.fromEntries(inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value])),
  );
  for (const [name, buffer] of hostile()) {
    const times: number[] = [];
    const before = resident();
    for (let time = 0; time < TIMES; time += 1) {
      const begun = performance.now();
      const answer = await page.request.post('/api/import_file', {
        headers: { Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' },
        multipart: { ...hidden, id: commandId(), ground: 'Báo cáo', file: { name, mimeType: 'application/octet-stream', buffer } },
        maxRedirects: 0,
      });
      times.push(performance.now() - begun);
      expect([303, 302, 413]).toContain(answer.status());
      expect(answer.headers().location ?? '').not.toMatch(/da=/);
    }
    tell(`${name} (${buffer.length.toLocaleString('en')} bytes) refused`, times, '200 ms');
    console.log(`  memory grew by ${((resident() - before) / 1024).toFixed(1)} MB; aim 30 MB`);
  }
});

/** Files that nobody should be able to harm anybody with. */
function hostile(): [string, Buffer][] {
  const zeros = Buffer.alloc(200 * 1024 * 1024);
  return [
    ['bom.xlsx', zip('xl/worksheets/sheet1.xml', deflateRawSync(zeros, { level: 9 }), zeros.length)],
    ['noi-doi.xlsx', zip('xl/worksheets/sheet1.xml', deflateRawSync(zeros, { level: 9 }), 1_000)],
    ['rac.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(2_000_000, 0x5a)])],
    ['dai.csv', Buffer.from(`Mã chỉ tiêu;Kỳ;Giá trị\n${'a'.repeat(3_000_000)}`)],
    ['nhieu-o.csv', Buffer.from(`Mã chỉ tiêu;Kỳ;Giá trị\n${';'.repeat(2_000_000)}`)],
  ];
}

/** A zip archive of one file that says of itself what it is told to say. */
function zip(name: string, packed: Buffer, size: number): Buffer {
  const path = Buffer.from(name);
  const head = (signature: number, length: number) => {
    const header = Buffer.alloc(length);
    header.writeUInt32LE(signature, 0);
    return header;
  };
  const local = head(0x04034b50, 30);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(path.length, 26);
  const central = head(0x02014b50, 46);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(path.length, 28);
  const end = head(0x06054b50, 22);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + path.length, 12);
  end.writeUInt32LE(local.length + path.length + packed.length, 16);
  return Buffer.concat([local, path, packed, central, path, end]);
}
