// Photos and files as evidence: sent from a phone, seen by everybody once the figure is approved,
// refused with what was typed kept. It is the same without JavaScript, but for the progress that is shown.

import { crc32, deflateSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { expect, provoked, test } from './fixtures';
import { looksRight } from './look';
import { approve, submitFigure, untouched, untouchedAndLatest } from './officers';

/** A picture as PNG: light above, dark below. */
function picture(width: number, height: number): Buffer {
  const chunk = (kind: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 240 - Math.floor((200 * y) / height))]),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const photo = { name: 'IMG_2026.png', mimeType: 'image/png', buffer: picture(1200, 900) };
const record = {
  name: 'Biên bản nghiệm thu.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
const disguised = { name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"></svg>') };

const files = (page: Page) => page.getByLabel('Tệp hoặc ảnh');
const caption = (page: Page) => page.getByLabel('Tệp cho thấy điều gì');
const send = (page: Page) => page.getByRole('button', { name: 'Gửi minh chứng' });

test('a photo goes with a figure, and is public once that is approved', async ({ as, page: citizen }, testInfo) => {
  const place = untouchedAndLatest();
  const reporter = await as('bao-cao.me-linh');
  await submitFigure(reporter, place, '3');
  await reporter.goto(place.form);
  await reporter.getByRole('link', { name: 'Thêm minh chứng' }).click();
  await expect(reporter.getByText('Người dân xem được tệp sau khi số liệu được duyệt.')).toBeVisible();
  // The camera is offered, and files are not taken away.
  expect(await files(reporter).getAttribute('accept')).toContain('image/jpeg');
  expect(await files(reporter).getAttribute('capture')).toBeNull();
  await files(reporter).setInputFiles([photo, record]);
  await caption(reporter).fill('Cụm loa thôn Ấp Tre <lắp mới>');
  await looksRight(reporter, 'minh-chung-gui', testInfo);
  await send(reporter).click();
  await expect(reporter.getByText('Đã lưu minh chứng.')).toBeVisible();
  const kept = reporter.getByRole('main').getByRole('listitem').filter({ hasText: 'IMG_2026.png' });
  await expect(kept).toContainText('Cụm loa thôn Ấp Tre <lắp mới>');
  await expect(kept).toContainText('công khai khi số liệu được duyệt');
  await looksRight(reporter, 'minh-chung', testInfo);

  await citizen.goto(place.indicator);
  await expect(citizen.getByText('IMG_2026.png')).toHaveCount(0);
  const reviewer = await as('duyet.ha-noi');
  await approve(reviewer, place);

  await citizen.goto(place.indicator);
  const list = citizen.getByRole('list', { name: 'Minh chứng' });
  await list.scrollIntoViewIfNeeded();
  await expect(list).toContainText('Biên bản nghiệm thu.pdf');
  const image = list.locator('img');
  await expect(image).toHaveAttribute('width', '480');
  await expect(image).toHaveAttribute('height', '360');
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(480);
  await looksRight(citizen, 'minh-chung-cong-khai', testInfo);
  const [download] = await Promise.all([
    citizen.waitForEvent('download'),
    list.getByRole('link', { name: 'Biên bản nghiệm thu.pdf' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Biên bản nghiệm thu.pdf');
});

test('a file that is not what it seems is refused, and what was typed stays', async ({ as, problems }, testInfo) => {
  const scripted = testInfo.project.use.javaScriptEnabled !== false;
  const place = untouched();
  const reporter = await as('bao-cao.me-linh');
  await submitFigure(reporter, place, '41%');
  await reporter.goto(place.form);
  await reporter.getByRole('link', { name: 'Thêm minh chứng' }).click();
  // Whoever is quicker than the script is answered with the page instead.
  await reporter.waitForLoadState();
  await files(reporter).setInputFiles([disguised, record]);
  await caption(reporter).fill('Danh sách hộ');
  await send(reporter).click();
  await expect(reporter.getByText('“anh.png”: không phải loại tệp được nhận.').first()).toBeVisible();
  await expect(caption(reporter)).toHaveValue('Danh sách hộ');
  if (scripted) {
    await expect.poll(() => provoked(problems, /status of 422/)).toBe(1);
    // The page was not left: what was chosen still is.
    expect(await files(reporter).evaluate((field: HTMLInputElement) => field.files?.length)).toBe(2);
  } else {
    await expect(reporter.getByRole('alert')).toContainText('Tệp hoặc ảnh: “anh.png”');
  }
  await looksRight(reporter, 'minh-chung-tu-choi', testInfo);
  await files(reporter).setInputFiles([record]);
  await send(reporter).click();
  await expect(reporter.getByText('Đã lưu minh chứng.')).toBeVisible();

  // It can be taken back, with a reason that everybody who saw it can read.
  await reporter.getByRole('link', { name: 'Rút minh chứng: Biên bản nghiệm thu.pdf' }).click();
  await reporter.getByRole('button', { name: 'Rút minh chứng' }).click();
  await expect(reporter.getByRole('alert')).toContainText('Cần điền chỗ này.');
  await reporter.getByLabel('Lý do').fill('Nhầm kỳ');
  await looksRight(reporter, 'minh-chung-rut', testInfo);
  await reporter.getByRole('button', { name: 'Rút minh chứng' }).click();
  await expect(reporter.getByText('Đã rút minh chứng. Tệp không còn được cung cấp.')).toBeVisible();
  await expect(reporter.getByRole('main')).toContainText('Nhầm kỳ');
});
