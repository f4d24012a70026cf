import {
  expect,
  kSnake,
  openStarted,
  picture,
  signIn,
  test,
  kLooks,
  expectToFit,
} from './fixtures';

for (const { name, viewport } of kLooks) {
  test(`a live card says where the draft stands, and follows it, ${name}`, async ({
    page,
    anotherPage,
    staff,
  }) => {
    await page.setViewportSize(viewport);
    const viewer = await anotherPage();
    const draft = await openStarted(viewer, staff, {
      ...kSnake,
      names: ['Aria', 'Bo'],
    });
    await page.goto('/');
    const card = page.locator(`a[href="/drafts/${draft.id}"]`);
    await expect(card).toContainText('Pick 1 of 4 · Aria on the clock · 1 watching');
    await expectToFit(page, 'the front page');
    await picture(page, `front-live-${name}`);
    await staff.pick(draft.id);
    await expect(card).toContainText('Pick 2 of 4 · Bo on the clock');
  });
}

test('who comes by a link and is not signed in reads what this is', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Watch the draft as it happens');
  await expect(page.getByText('Watching needs no account.')).toBeVisible();
  await signIn(page);
  await page.goto('/');
  await expect(page.getByText('Watching needs no account.')).toHaveCount(0);
});
