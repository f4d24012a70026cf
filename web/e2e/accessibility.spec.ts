import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openRoom, signIn, test } from './fixtures';

// Every width and both themes; a run takes most of a minute, so not each with each.
const kLooks = [
  { theme: 'dark', name: 'wide', width: 1440, height: 900 },
  { theme: 'light', name: 'tablet', width: 1024, height: 768 },
  { theme: 'dark', name: 'phone', width: 390, height: 844 },
] as const;

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
  expect.soft(told, what).toEqual([]);
}

for (const { theme, name, ...viewport } of kLooks) {
  test(`every page passes axe, ${theme} and ${name}`, async ({ page, staff }, info) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize(viewport);
    await page.addInitScript((chosen) => localStorage.setItem('draftwire.theme', chosen), theme);
    const draft = await staff.newDraft({
      style: 'shuffle',
      captains: [5000, 5000, 5000, 4700, 4600, 4900, 4550, 4800],
      pool: Array.from({ length: 34 }, (_, i) => 4500 - i * 53),
      tieWindow: 50,
    });
    const look = async (what: string) => {
      await expectAccessible(page, what);
      await page.screenshot({
        path: join(info.project.outputDir, 'pictures', `${what}-${theme}-${name}.png`),
      });
      const fits = await page.evaluate(
        () => document.documentElement.scrollWidth <= window.innerWidth,
      );
      expect(fits, `${what} does not scroll sideways`).toBe(true);
    };
    await signIn(page);
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Tournaments' })).toBeVisible();
    await look('front-page');
    await page.goto(`/tournaments/${draft.tournament_id}`);
    await page.getByRole('button', { name: 'New draft' }).click();
    await look('new-draft');
    await page.getByRole('button', { name: 'Import players' }).click();
    await look('import');
    await openRoom(page, draft.id);
    await expect(page.getByTestId('start-draft')).toBeVisible();
    await look('room-pending');
    await staff.start(draft.id);
    for (let picks = 0; picks < 11; picks += 1) await staff.pick(draft.id);
    await openRoom(page, draft.id);
    await expect(page.getByTestId('undo-pick')).toBeVisible();
    await page.getByTestId('pick-player').nth(2).click();
    await look('room-picking');
    if (viewport.width >= 1280) {
      expect(
        await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight),
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByTestId('draft-event-fab').click();
    await expect(page.getByTestId('draft-event-row').first()).toBeVisible();
    await look('room-history');
    await page.keyboard.press('Escape');
    await page.getByTestId('undo-pick').click();
    await look('room-undo');
  });
}
