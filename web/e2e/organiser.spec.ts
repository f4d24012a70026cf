import { expect, signIn, test } from './fixtures';

test('from nothing to a running draft', async ({ page, anotherPage, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  await signIn(page);
  await page.getByRole('button', { name: 'New tournament' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Autumn Shield');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Autumn Shield');

  await page.getByRole('button', { name: 'Import players' }).click();
  await page
    .getByRole('textbox', { name: 'Roster' })
    .fill('name,mmr\nAnouk,5100\nBasile,\nChidi,4700\nDelia,4600');
  await page.getByRole('button', { name: 'Add 4 players' }).click();
  await expect(page.getByRole('alert')).toContainText('Nobody was added');
  await expect(page.getByRole('alert')).toContainText('Line 3');
  await expect(page.getByRole('alert')).toContainText('Basile,');
  await page
    .getByRole('textbox', { name: 'Roster' })
    .fill('Anouk\t5100\t1\nBasile\t5000\t2;3\nChidi\t4700\t\nDelia\t4600\t5');
  await page.getByRole('button', { name: 'Add 4 players' }).click();
  await expect(page.getByRole('table')).toContainText('Basile');

  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByLabel('Style').selectOption('snake');
  await page.getByLabel('Team size').fill('2');
  await page.getByRole('button', { name: /Lowest rated/ }).click();
  await page.getByRole('button', { name: 'Move Chidi up' }).click();
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(page).toHaveURL(/\/drafts\/\d+$/);
  await expect(page.getByTestId('team-column').first()).toContainText('Chidi');

  await page.getByRole('button', { name: 'More for staff' }).click();
  await page.getByRole('menuitem', { name: 'Seat links' }).click();
  await page.getByRole('button', { name: 'Copy the link of Delia' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).pathname).toMatch(/^\/seat\/.+/);
  await page.keyboard.press('Escape');
  await page.getByTestId('start-draft').click();
  await expect(page.getByTestId('on-clock')).toContainText('Chidi');

  const captain = await anotherPage();
  await captain.goto(new URL(link).pathname);
  await expect(captain).toHaveURL(/\/drafts\/\d+$/);
  await expect(captain.getByTestId('pick-player')).toHaveCount(0);
  await page.getByTestId('pick-player').first().click();
  await page.getByTestId('confirm-pick').click();
  await captain.getByTestId('pick-player').first().click();
  await captain.getByTestId('confirm-pick').click();
  await expect(page.getByRole('banner')).toContainText('Draft completed');
  await expect(captain.getByRole('banner')).toContainText('Draft completed');
});

test('the front page says loudly that a draft runs, by itself', async ({ page, staff }) => {
  const draft = await staff.newDraft({ style: 'snake', captains: [2, 1], pool: [3, 4] });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Recent drafts' })).toBeVisible();
  const live = page
    .getByRole('region', { name: 'Live now' })
    .locator(`a[href="/drafts/${draft.id}"]`);
  await expect(live).toHaveCount(0);
  await staff.start(draft.id);
  await expect(live).toContainText('Watch live');
  await live.click();
  await expect(page.getByTestId('draft-board')).toBeVisible();
});

test('a wrong password is told where it was typed', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Username').fill('morgan');
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});

test('a seat link that was made up is refused in words', async ({ page }) => {
  await page.goto('/seat/made-up');
  await expect(page.getByRole('alert')).toContainText('This seat link does not work.');
});
