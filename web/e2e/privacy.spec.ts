import type { Page } from '@playwright/test';
import type { components } from '@/types/api';
import {
  expect,
  expectToFit,
  kLooks,
  kSnake,
  openRoom,
  picture,
  signIn,
  test,
  type Staff,
} from './fixtures';

const kNoDraft = 'There is no such draft, or it is private.';
const kNoTournament = 'There is no such tournament, or it is private.';

/** A draft that runs in a tournament that not everybody may see. */
async function privateDraft(staff: Staff) {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await staff.call('PATCH', `/tournaments/${draft.tournament_id}`, { visibility: 'private' });
  return draft;
}

async function viewPath(staff: Staff, tournamentId: number): Promise<string> {
  const { link } = await staff.call<{ link: string }>('GET', `/tournaments/${tournamentId}/link`);
  return new URL(link).pathname;
}

async function expectNothing(page: Page, draft: { id: number; tournament_id: number }) {
  await page.goto(`/drafts/${draft.id}`);
  await expect(page.getByRole('heading')).toHaveText(kNoDraft);
  await page.goto(`/tournaments/${draft.tournament_id}`);
  await expect(page.getByRole('heading')).toHaveText(kNoTournament);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Tournaments' })).toBeVisible();
  await expect(page.locator(`a[href="/tournaments/${draft.tournament_id}"]`)).toHaveCount(0);
  await expect(page.locator(`a[href="/drafts/${draft.id}"]`)).toHaveCount(0);
}

for (const { name: look, viewport } of kLooks) {
  test(`a tournament becomes private, is opened by its link, and the link ends, ${look}`, async ({
    page,
    anotherPage,
    staff,
  }) => {
    const draft = await staff.newDraft(kSnake);
    await staff.start(draft.id);
    const viewer = await anotherPage();
    await viewer.setViewportSize(viewport);
    await openRoom(viewer, draft.id);
    const lists = await viewer.context().newPage();
    await lists.goto(`/tournaments/${draft.tournament_id}`);
    await expect(lists.getByRole('heading', { level: 1 })).toHaveText('Spring Open');

    await page.setViewportSize(viewport);
    await signIn(page);
    await page.goto(`/tournaments/${draft.tournament_id}`);
    await page.getByRole('button', { name: 'Make it private' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make it private' }).click();
    const title = page.getByRole('heading', { level: 1 }).locator('..');
    await expect(title).toContainText('Private');
    await expect(viewer.getByRole('heading', { name: kNoDraft })).toBeVisible();
    await expect(viewer.getByTestId('draft-board')).toHaveCount(0);
    await expect(lists.getByRole('heading', { name: kNoTournament })).toBeVisible();
    await expect(lists.getByRole('heading')).toHaveCount(1);
    await lists.close();
    await picture(viewer, `privacy-gone-${look}`);
    await expectNothing(viewer, draft);

    const field = page.getByLabel('The watch link', { exact: true });
    const first = await field.inputValue();
    await expectToFit(page, 'the tournament');
    await page.screenshot({
      path: `${test.info().project.outputDir}/pictures/privacy-tournament-${look}.png`,
      fullPage: true,
    });
    await viewer.goto(new URL(first).pathname);
    await expect(viewer).toHaveURL(`/tournaments/${draft.tournament_id}`);
    await expect(viewer.getByRole('heading', { level: 1 }).locator('..')).toContainText('Private');
    await expect(viewer.getByRole('button', { name: /New link|Make it public/ })).toHaveCount(0);
    await openRoom(viewer, draft.id);
    const badge = viewer.getByRole('banner').getByText('Private').filter({ visible: true });
    await expect(badge).toHaveCount(1);
    await picture(viewer, `privacy-room-${look}`);
    await expectToFit(viewer, 'the private room');

    await page.getByRole('button', { name: 'New link' }).click();
    await page.getByRole('button', { name: 'Make a new link' }).click();
    await expect(field).not.toHaveValue(first);
    await expect(viewer.getByRole('heading', { name: kNoDraft })).toBeVisible();
    await viewer.goto(new URL(first).pathname);
    await expect(viewer.getByRole('alert')).toContainText('This link no longer works.');

    await openRoom(page, draft.id);
    await expectToFit(page, 'the private room of staff');
    await picture(page, `privacy-staff-${look}`);
    await page.goto(`/tournaments/${draft.tournament_id}`);
    await page.getByRole('button', { name: 'Make it public' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make it public' }).click();
    await expect(title).not.toContainText('Private');
    await openRoom(viewer, draft.id);
    await expect(viewer.getByRole('banner')).not.toContainText('Private');
  });
}

test('a member sees a private tournament until they are removed', async ({
  page,
  anotherPage,
  staff,
}) => {
  const draft = await privateDraft(staff);
  const name = `member-${test.info().workerIndex}-${Date.now()}`;
  const { link } = await staff.call<{ link: string }>('POST', '/invites', { role: 'member' });
  const member = await anotherPage();
  await member.goto(new URL(link).pathname);
  await member.getByLabel('Name').fill(name);
  await member.getByLabel('Password', { exact: true }).fill('three words or more');
  await member.getByRole('button', { name: 'Create my account' }).click();
  await expect(member.getByRole('button', { name })).toBeVisible();
  await expectNothing(member, draft);

  await signIn(page);
  await page.goto(`/tournaments/${draft.tournament_id}`);
  const members = page.getByRole('region', { name: 'Members' });
  await members.getByLabel('Add a member').fill('nobody of that name');
  await members.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(members.getByLabel('Add a member')).toHaveAccessibleDescription(
    'there is no account with the name nobody of that name',
  );
  await members.getByLabel('Add a member').fill(name);
  await members.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(members.getByRole('listitem')).toContainText(name);

  await member.goto('/');
  await expect(
    member.locator(`a[href="/tournaments/${draft.tournament_id}"]`).getByText('Private'),
  ).toBeVisible();
  await openRoom(member, draft.id);
  await members.getByRole('button', { name: `Remove the member ${name}` }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(members).toContainText('Nobody yet.');
  await expect(member.getByRole('heading', { name: kNoDraft })).toBeVisible();
  await expectNothing(member, draft);
});

test('an organiser who was added runs the tournament', async ({ page, anotherPage, staff }) => {
  const draft = await privateDraft(staff);
  const name = `helper-${test.info().workerIndex}-${Date.now()}`;
  const { link } = await staff.call<{ link: string }>('POST', '/invites', { role: 'organiser' });
  const helper = await anotherPage();
  await helper.goto(new URL(link).pathname);
  await helper.getByLabel('Name').fill(name);
  await helper.getByLabel('Password', { exact: true }).fill('three words or more');
  await helper.getByRole('button', { name: 'Create my account' }).click();
  await expect(helper.getByRole('button', { name })).toBeVisible();
  await signIn(page);
  await page.goto(`/tournaments/${draft.tournament_id}`);
  const organisers = page.getByRole('region', { name: 'Organisers' });
  await organisers.getByLabel('Add an organiser').fill(name);
  await organisers.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(organisers).toContainText(name);
  await helper.goto(`/tournaments/${draft.tournament_id}`);
  await expect(helper.getByRole('button', { name: 'Import players' })).toBeVisible();
  await expect(helper.getByRole('region', { name: 'Organisers' })).toContainText(name);
});

test('who is turned away signs in and comes back', async ({ page, staff }) => {
  const draft = await privateDraft(staff);
  await page.goto(`/drafts/${draft.id}?event=1`);
  await expect(page.getByRole('heading')).toHaveText(kNoDraft);
  const connection = page.getByTestId('connection-state');
  await expect(connection).toHaveAttribute('data-state', 'offline');
  await expect(connection).toHaveText('There is nothing to connect to.');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Username').fill('morgan');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(`/drafts/${draft.id}?event=1`);
  await expect(page.getByTestId('draft-board')).toBeVisible();
  await expect(page.getByTestId('draft-event-modal')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Private');
});

test('signing out takes a private room away', async ({ page, anotherPage, staff }) => {
  const draft = await privateDraft(staff);
  await page.goto(await viewPath(staff, draft.tournament_id));
  await expect(page).toHaveURL(`/tournaments/${draft.tournament_id}`);
  await openRoom(page, draft.id);
  const tab = await page.context().newPage();
  await tab.goto('/');
  await tab.request.delete('/api/v1/session');
  await expect(page.getByRole('heading', { name: kNoDraft })).toBeVisible();
  await expectNothing(await anotherPage(), draft);
});

test('a new tournament can start as a private one', async ({ page, anotherPage }) => {
  const name = `Closed Cup ${Date.now()}`;
  await signIn(page);
  await page.getByRole('button', { name: 'New tournament' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('checkbox', { name: /Private/ }).check();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Private');
  const stranger = await anotherPage();
  await stranger.goto('/');
  await expect(stranger.getByRole('heading', { name: 'Tournaments' })).toBeVisible();
  await expect(stranger.getByText(name)).toHaveCount(0);
});

test('a link that was made up is refused in words', async ({ page }) => {
  await page.goto('/watch/made-up');
  await expect(page.getByRole('alert')).toContainText('This link no longer works.');
  await page.goto('/invite/made-up');
  await expect(page.getByRole('alert')).toContainText('This link no longer works.');
});

test('Discord ids are for staff', async ({ page, anotherPage, staff }) => {
  const draft = await staff.newDraft(kSnake);
  const { items } = await staff.call<components['schemas']['PlayerList']>(
    'GET',
    `/tournaments/${draft.tournament_id}/players`,
  );
  const id = '80351110224678912';
  await staff.call('PATCH', `/players/${items.at(-1)?.id ?? 0}`, { discord_id: id });
  const path = `/tournaments/${draft.tournament_id}`;
  await signIn(page);
  await page.goto(path);
  await expect(page.getByText(id).locator('visible=true')).toBeVisible();
  const stranger = await anotherPage();
  await stranger.goto(path);
  await expect(stranger.getByRole('row')).toHaveCount(items.length + 1);
  await expect(stranger.getByText(id)).toHaveCount(0);
});
