import {
  expect,
  openRoom,
  openStarted,
  picture,
  signIn,
  test,
  kLooks,
  expectToFit,
} from './fixtures';

const kTwoTeams = {
  style: 'shuffle',
  captains: [5000, 4000],
  pool: [3000, 2500, 1000],
  teamSize: 2,
  tieWindow: 150,
  names: ['Iris', 'Joris', 'Miro', 'Nell', 'Oda'],
} as const;

for (const { name, viewport } of kLooks) {
  test(`who watches the last pick sees what came of the draft, ${name}`, async ({
    page,
    staff,
    context,
    baseURL,
  }) => {
    await page.setViewportSize(viewport);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: baseURL ?? '',
    });
    const draft = await openStarted(page, staff, kTwoTeams);
    await staff.pick(draft.id);
    await expect(page.getByTestId('draft-end')).toHaveCount(0);
    await staff.pick(draft.id);

    const end = page.getByTestId('draft-end');
    await expect(end.getByRole('listitem')).toHaveText([/^1.*Iris.*7,500$/, /^2.*Joris.*7,000$/]);
    await expect(end).toContainText('500 between highest and lowest');
    await expect(page.getByTestId('team-column').first()).toBeVisible();
    await expect(end.getByRole('button', { name: 'Next draft' })).toHaveCount(0);
    await end.getByRole('button', { name: 'Copy the teams for a chat' }).click();
    await expect(end.getByRole('status')).toHaveText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Team Iris (7,500): Iris (captain), Nell');
    expect(copied).toContain('Left over: Oda');
    await expectToFit(page, 'the end');
    await picture(page, `end-${name}`);
  });
}

test('the next draft has the same captains and the same tie window', async ({ page, staff }) => {
  const draft = await staff.newDraft(kTwoTeams);
  await staff.start(draft.id);
  await staff.pick(draft.id);
  await staff.pick(draft.id);
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByRole('button', { name: 'Next draft' }).click();
  await expect(page).not.toHaveURL(new RegExp(`/drafts/${draft.id}$`));
  await expect(page).toHaveURL(/\/drafts\/\d+$/);
  await expect(page.getByTestId('start-draft')).toBeVisible();
  const next = await staff.state(Number(new URL(page.url()).pathname.split('/').at(-1)));
  expect(next).toMatchObject({
    status: 'pending',
    style: 'shuffle',
    tie_window: 150,
    team_size: 2,
  });
  expect(next.teams.map((team) => team.captain_id)).toEqual(
    draft.teams.map((team) => team.captain_id),
  );
});

test('an undo of the last pick takes the end away', async ({ page, staff }) => {
  const draft = await openStarted(page, staff, kTwoTeams);
  await staff.pick(draft.id);
  await staff.pick(draft.id);
  await expect(page.getByTestId('draft-end')).toBeVisible();
  await staff.undo(draft.id);
  await expect(page.getByTestId('draft-end')).toHaveCount(0);
  await expect(page.getByTestId('on-clock')).toBeVisible();
});
