// How the room behaves to people: nothing moves without a reason, the focus has a place, and colours are those that were asked for.
import type { Page } from '@playwright/test';
import { expect, kSnake, openRoom, signIn, test } from './fixtures';

/** Every element that comes with a pick's movement, from now on, also when it is gone before one looks. */
function watchArrivals(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    document.addEventListener('animationstart', (event) => {
      if (event.animationName === 'arrive' && event.target instanceof Element)
        seen.push(event.target.textContent);
    });
  });
}

const arrivals = (page: Page) =>
  page.evaluate(() => (window as unknown as { seen: string[] }).seen.map((text) => text));

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? 'none');

test('only a live pick is shown in motion: neither an undo nor a load is', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await staff.pick(draft.id);
  await openRoom(page, draft.id);
  await expect(page.locator('.slot-newest')).toHaveCount(1);
  await expect(page.locator('[data-arriving]')).toHaveCount(0);
  await watchArrivals(page);
  await staff.pick(draft.id);
  await expect.poll(() => arrivals(page)).toHaveLength(1);
  expect((await arrivals(page))[0]).toContain('Player 2');
  await staff.undo(draft.id);
  await expect(page.getByTestId('on-clock')).toContainText('pick 2 of');
  await expect(page.locator('.slot-newest')).toContainText('Player 1');
  await expect(page.locator('[data-arriving]')).toHaveCount(0);
  expect(await arrivals(page)).toHaveLength(1);
});

test('an aborted room says why, and marks no ties', async ({ page, staff }) => {
  const draft = await staff.newDraft({
    style: 'shuffle',
    captains: [5000, 5000, 5000],
    pool: [4000, 3900, 3800],
    teamSize: 2,
    tieWindow: 50,
  });
  await staff.start(draft.id);
  const reason = 'Half the captains went home';
  await staff.call('DELETE', `/drafts/${draft.id}?${new URLSearchParams({ reason }).toString()}`);
  await openRoom(page, draft.id);
  await expect(page.getByRole('banner')).toContainText('Draft aborted');
  await expect(page.getByRole('banner')).toContainText(reason);
  const order = page.getByRole('navigation', { name: 'Order' });
  await expect(order).not.toContainText('within the tie window');
  await expect(order.locator('[data-in-window], .order-window')).toHaveCount(0);
});

test('the focus has a place after a pick, a dialog, an undo and a change of tab', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByTestId('pick-player').first().press('Enter');
  await expect(page.getByTestId('confirm-pick')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('confirm-pick')).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toBe('BODY');

  await page.getByRole('button', { name: 'More for staff' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Seat links' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Seat links');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toBe('BODY');

  await page.getByTestId('undo-pick').press('Enter');
  await page.getByRole('button', { name: 'Undo pick' }).press('Enter');
  await expect(page.getByTestId('undo-pick')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toBe('BODY');

  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of ['Teams', 'History', 'Pool']) {
    const tab = page.getByRole('group', { name: 'Show' }).getByRole('button', { name });
    await tab.press('Enter');
    await expect.poll(() => focused(page), name).not.toBe('BODY');
  }
});

test('headings go down by one step on every page', async ({ page, staff }) => {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await signIn(page);
  for (const path of [
    '/',
    `/tournaments/${draft.tournament_id}`,
    `/drafts/${draft.id}`,
    '/drafts/999999',
    '/sign-in',
    '/account',
    '/accounts',
    '/nothing',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await page.waitForLoadState('networkidle');
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.map((heading) => Number(heading.tagName.slice(1))));
    expect(levels[0], path).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0), `${path}: ${levels.join(' ')}`).toBeLessThan(2);
  }
});

test('a draft that is not there has the header of the site', async ({ page }) => {
  await page.goto('/drafts/999999');
  await expect(page.getByRole('heading')).toHaveText('There is no such draft, or it is private.');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Draftwire' })).toBeVisible();
});

test('colours are those of the system until one chooses', async ({ page }) => {
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await expect.poll(theme).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(theme).toBe('dark');
  await page.getByRole('button', { name: 'Use the light colours' }).click();
  await expect.poll(theme).toBe('light');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await expect.poll(theme).toBe('light');
});

test('forced colours keep the column on the clock and the dice of those who lost', async ({
  page,
  staff,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
  const draft = await staff.newDraft({
    style: 'shuffle',
    captains: [5000, 5000],
    pool: [4000, 3900],
    teamSize: 2,
  });
  await staff.start(draft.id);
  await openRoom(page, draft.id);
  const outlines = await page
    .getByTestId('team-column')
    .evaluateAll((all) =>
      all.map((column) => [
        (column as HTMLElement).dataset['onClock'] ?? '',
        getComputedStyle(column).outlineStyle,
      ]),
    );
  expect(outlines).toContainEqual(['true', 'solid']);
  expect(outlines).toContainEqual(['', 'none']);
  const lost = page.locator('[data-die="out"] .die').first();
  const colours = await lost.evaluate((die) => {
    const face = die.querySelector('.die-face');
    const pip = die.querySelector('.die-pip');
    if (!face || !pip) throw new Error('a die without a face');
    const { fill, stroke } = getComputedStyle(face);
    return {
      fill,
      stroke,
      pip: getComputedStyle(pip).fill,
      opacity: getComputedStyle(die).opacity,
    };
  });
  expect(colours.pip).not.toBe(colours.fill);
  expect(colours.stroke).toBe(colours.pip);
  expect(colours.opacity).toBe('1');
});

test('a link is copied where the page came by plain HTTP and has no clipboard', async ({
  page,
  staff,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.addEventListener('copy', () => {
      const field = document.activeElement;
      if (field instanceof HTMLTextAreaElement) Object.assign(window, { copied: field.value });
    });
  });
  const draft = await staff.newDraft(kSnake);
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByRole('button', { name: 'Seat links' }).click();
  const button = page.getByRole('button', { name: 'Copy the link of Captain 1', exact: true });
  await button.click();
  await expect(button).toHaveText('Copied');
  await expect(button).toBeFocused();
  expect(await page.evaluate(() => (window as unknown as { copied: string }).copied)).toContain(
    '/seat/',
  );
});
