import { expect, openRoom, openStarted, signIn, test, toasts } from './fixtures';

test('a whole draft by keyboard alone', async ({ page, staff }) => {
  const draft = await staff.newDraft({
    style: 'normal',
    captains: [9, 8],
    pool: [7, 6, 5, 4],
    teamSize: 3,
  });
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByTestId('start-draft').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('on-clock')).toBeVisible();
  for (let round = 1; round <= 4; round += 1) {
    await expect(page.getByTestId('on-clock')).toContainText(`pick ${round} of 4`);
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('confirm-pick')).toBeFocused();
    if (round === 2) {
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('confirm-pick')).toHaveCount(0);
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('confirm-pick')).toBeFocused();
    }
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('banner')).toContainText('Draft completed');
});

test('a link to an event opens the history there', async ({ page, staff }) => {
  const draft = await staff.newDraft({
    style: 'snake',
    captains: [9, 8],
    pool: Array.from({ length: 16 }, (_, i) => i),
    teamSize: 9,
  });
  await staff.start(draft.id);
  for (let picks = 0; picks < 14; picks += 1) await staff.pick(draft.id);
  await page.goto(`/drafts/${draft.id}?event=3`);
  await expect(page.locator('[data-testid="draft-event-row"][data-seq="3"]')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('draft-event-modal')).toHaveCount(0);
  await expect(page.getByTestId('draft-event-fab')).toBeFocused();
});

test('the history stays with the newest for whoever reads the newest', async ({ page, staff }) => {
  const draft = await openStarted(page, staff, {
    style: 'snake',
    captains: [9, 8],
    pool: Array.from({ length: 30 }, (_, i) => i),
    teamSize: 10,
  });
  for (let picks = 0; picks < 14; picks += 1) await staff.pick(draft.id);
  await page.getByTestId('draft-event-fab').click();
  const list = page.getByRole('region', { name: /Events/ });
  // Nearly at the top is at the top.
  await list.evaluate((element) => element.scrollTo({ top: 6 }));
  for (let picks = 0; picks < 3; picks += 1) await staff.pick(draft.id);
  const { seq } = await staff.state(draft.id);
  await expect(page.locator(`[data-testid="draft-event-row"][data-seq="${seq}"]`)).toBeInViewport();
  await expect(page.getByRole('button', { name: /new$/ })).toHaveCount(0);
});

test('a burst of picks shows two toasts at most, and the newest last', async ({ page, staff }) => {
  const draft = await staff.newDraft({
    style: 'snake',
    captains: [9, 8],
    pool: Array.from({ length: 8 }, (_, i) => i),
  });
  await staff.start(draft.id);
  await openRoom(page, draft.id);
  for (let picks = 0; picks < 5; picks += 1) await staff.pick(draft.id);
  await expect(toasts(page).filter({ hasText: '(Round 5)' })).toBeVisible();
  // One more may be on its way out, invisible.
  await expect(page.locator('[data-sonner-toast][data-visible="true"]')).toHaveCount(2);
});
