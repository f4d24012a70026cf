import { expect, expectToFit, kLooks, openRoom, picture, signIn, test } from './fixtures';

for (const { name, viewport } of kLooks) {
  test(`from nothing to a running draft, ${name}`, async ({
    page,
    anotherPage,
    context,
    baseURL,
  }) => {
    const tournament = `Autumn Shield, ${name}`;
    await page.setViewportSize(viewport);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: baseURL ?? '',
    });
    await signIn(page);
    await page.getByRole('button', { name: 'New tournament' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(tournament);
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(tournament);

    const roster = page.getByRole('textbox', { name: 'Roster' });
    await expect(roster).toBeFocused();
    await roster.fill(
      'Player Name;Elo;Paid?\nAnouk;5.100;yes\nBasile;;no\nChidi;4700;yes\nDelia;4600;yes',
    );
    await page.getByRole('button', { name: 'Read this list' }).click();
    await expect(page.getByText('3 new; 1 has no rating.')).toBeVisible();
    await expect(page.getByText('No rating. Type one, or leave Basile out.')).toBeVisible();
    await expect(page.getByText('Not read: Paid?.')).toBeVisible();
    const add = page.getByRole('button', { name: /^Add / });
    await expect(add).toBeDisabled();
    await expectToFit(page, 'the preview');
    await picture(page, `flow-import-${name}`);
    await page.getByRole('textbox', { name: 'MMR, line 3' }).fill('5k');
    await page.keyboard.press('Enter');
    await expect(page.getByText('4 new.')).toBeVisible();
    await expect(add).toHaveText('Add 4');
    await add.click();
    await expect(page.getByRole('textbox', { name: 'MMR of Basile' })).toHaveValue('5000');
    await expectToFit(page, 'the roster');
    await picture(page, `flow-roster-${name}`);

    await page.getByRole('button', { name: 'New draft' }).click();
    await page.getByRole('radio', { name: 'Snake' }).check();
    await page.getByLabel('Team size').fill('2');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Opening night');
    await page.getByRole('button', { name: /Lowest rated/ }).click();
    await page.getByRole('button', { name: 'Move Chidi up' }).click();
    await page.getByRole('textbox', { name: 'Team name of Delia' }).fill('Night Owls');
    await expectToFit(page, 'the set-up');
    await picture(page, `flow-new-draft-${name}`);
    await page.getByRole('button', { name: 'Create draft' }).click();
    await expect(page).toHaveURL(/\/drafts\/\d+$/);
    await expect(page.getByTestId('team-column').first()).toContainText('Chidi');
    await expect(page.getByTestId('team-column').last()).toContainText('Night Owls');
    if (name !== 'phone')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Opening night');

    const lobby = page.getByRole('region', { name: 'Before the start' });
    await expect(lobby).toContainText('0 of 2 captains are here');
    await page.getByRole('button', { name: 'Seat links' }).click();
    const seats = page.getByRole('dialog');
    const seatOf = (captain: string) => seats.getByRole('listitem').filter({ hasText: captain });
    await expect(seatOf('Delia')).toContainText('Not opened yet');
    await seats.getByRole('button', { name: 'QR code of Delia' }).click();
    await expect(page.getByRole('img', { name: 'Seat link of Delia' })).toBeVisible();
    await page.keyboard.press('Escape');
    await seats.getByRole('button', { name: 'Copy the link of Delia' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).pathname).toMatch(/^\/seat\/.+/);

    const captain = await anotherPage();
    await captain.setViewportSize(viewport);
    await captain.goto(new URL(link).pathname);
    await expect(captain).toHaveURL(/\/drafts\/\d+$/);
    await expect(seatOf('Delia')).toContainText('Here now');
    await expect(seatOf('Chidi')).toContainText('Not opened yet');
    await picture(page, `flow-seats-${name}`);
    await page.keyboard.press('Escape');
    await expect(lobby).toContainText('1 of 2 captains is here');
    await expect(page.getByTestId('team-column').last()).toContainText('Here');
    await picture(page, `flow-lobby-${name}`);

    await page.getByTestId('start-draft').click();
    await expect(page.getByRole('dialog')).toContainText('1 of 2 are here. Start without Chidi?');
    await page.getByRole('button', { name: 'Start anyway' }).click();
    await expect(page.getByTestId('on-clock')).toContainText('Chidi');
    await expect(captain.getByTestId('pick-player')).toHaveCount(0);
    await page.getByTestId('pick-player').first().click();
    await page.getByTestId('confirm-pick').click();
    await captain.getByTestId('pick-player').first().click();
    await captain.getByTestId('confirm-pick').click();
    await expect(page.getByRole('banner')).toContainText('Draft completed');
    await expect(captain.getByRole('banner')).toContainText('Draft completed');
    await picture(page, `flow-completed-${name}`);
  });
}

test('captains are put in order by dragging', async ({ page, staff }) => {
  const { tournament_id: id } = await staff.newDraft({
    style: 'snake',
    captains: [40, 30],
    pool: [20, 10],
  });
  await signIn(page);
  await page.goto(`/tournaments/${id}`);
  await page.getByRole('button', { name: 'New draft' }).click();
  for (const name of ['Captain 1', 'Captain 2', 'Player 1'])
    await page.getByRole('checkbox', { name }).check();
  const order = page.getByRole('region', { name: 'Draft order' }).getByRole('listitem');
  await order.filter({ hasText: 'Player 1' }).dragTo(order.first());
  await expect(order).toContainText(['Player 1', 'Captain 1', 'Captain 2']);
});

test('the set-up shows what each style leads to and how often a window would roll', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft({
    style: 'snake',
    captains: [5000, 4990, 4800],
    pool: [300, 200, 100],
    teamSize: 2,
  });
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByRole('button', { name: 'Set-up' }).click();
  const dialog = page.getByRole('dialog');
  const shuffle = dialog.locator('label').filter({ hasText: 'Shuffle' });
  await expect(shuffle).toContainText('0 rolls');
  await dialog.getByRole('radio', { name: /Shuffle/ }).check();
  await dialog.getByRole('button', { name: 'Take 10: about 1 of 3 picks roll' }).click();
  await expect(shuffle).toContainText('1 roll');
  await expect(dialog.locator('label').filter({ hasText: 'Normal' })).toContainText('400 apart');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('banner')).toContainText('tie window 10');
});

for (const where of ['front page', 'tournament'] as const) {
  test(`the ${where} says loudly that a draft runs, and shows a new one, by itself`, async ({
    page,
    staff,
  }) => {
    const draft = await staff.newDraft({ style: 'snake', captains: [2, 1], pool: [3, 4] });
    await page.goto(where === 'front page' ? '/' : `/tournaments/${draft.tournament_id}`);
    const link = (id: number) => page.locator(`a[href="/drafts/${id}"]`);
    await expect(link(draft.id)).toContainText('Not started');
    await staff.start(draft.id);
    await expect(link(draft.id)).toContainText('Watch live');
    const second = await staff.call<{ id: number }>(
      'POST',
      `/tournaments/${draft.tournament_id}/drafts`,
      { style: 'normal', captains: draft.teams.map((team) => ({ player_id: team.captain_id })) },
    );
    await expect(link(second.id)).toContainText('Not started');
    await staff.start(second.id);
    await expect(link(second.id)).toContainText('Watch live');
    await link(second.id).click();
    await expect(page.getByTestId('draft-board')).toBeVisible();
  });
}

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
