// What a visitor really loads, compressed as gzip does: every script that a page asks for until it is at rest.
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, openRoom, test } from './fixtures';

const kKilo = 1_000;

async function scriptBytes(page: Page, visit: () => Promise<unknown>): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? ''))
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await visit();
  await page.waitForLoadState('networkidle');
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('the first view needs less than 150 KB of compressed JavaScript', async ({ page }) => {
  const bytes = await scriptBytes(page, () => page.goto('/'));
  await expect(page.getByRole('heading', { name: 'Tournaments' })).toBeVisible();
  expect(bytes).toBeGreaterThan(50 * kKilo);
  expect(bytes).toBeLessThan(150 * kKilo);
});

test('the board needs less than 200 KB of compressed JavaScript', async ({ page, league }) => {
  const bytes = await scriptBytes(page, () => openRoom(page, league.populated.draft_id));
  expect(bytes).toBeGreaterThan(50 * kKilo);
  expect(bytes).toBeLessThan(200 * kKilo);
});
