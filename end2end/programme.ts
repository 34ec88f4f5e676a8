// A programme of its own, with as many indicators as are asked for, made as its planner's forms would.

import { expect, type Page } from '@playwright/test';

import { INDICATOR, sendForm } from './officers';

export interface Programme {
  /** As addresses name it. */
  slug: string;
  /** As forms name it. */
  id: string;
}

export async function makeProgramme(planner: Page, title: string, indicators: number): Promise<Programme> {
  await planner.goto('/quan-ly/chuong-trinh/moi');
  await planner.getByLabel('Tên văn bản', { exact: true }).fill(title);
  await planner.getByLabel('Cơ quan ban hành').selectOption({ value: 'thanh-pho-ha-noi' });
  await planner.getByLabel('Ngày ban hành').fill('2024-01-02');
  await planner.getByLabel('Căn cứ').fill('Văn bản của thành phố');
  await planner.getByRole('button', { name: 'Lưu', exact: true }).click();
  await planner.getByRole('link', { name: 'Thêm chỉ tiêu' }).click();
  const id = await planner.locator('main input[name="programme"]').first().inputValue();
  for (let number = 1; number <= indicators; number += 1) {
    const name = `${title}, chỉ tiêu ${String(number).padStart(3, '0')}`;
    const answer = await sendForm(planner, 'keep_indicator', { ...INDICATOR, programme: id, name });
    expect(answer.headers().location).toContain('da=');
  }
  return { slug: new URL(planner.url()).pathname.split('/')[2], id };
}
