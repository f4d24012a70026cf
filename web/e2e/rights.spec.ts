// Controls that may no longer be used leave an open page by themselves, within a second.
import type { Page } from '@playwright/test';
import { expect, kLooks, kSnake, openRoom, picture, test, type Staff } from './fixtures';

const kSoonMs = 2_000; // a second, and what a busy machine adds

const picks = (page: Page) => page.getByTestId('pick-player');
const gone = { timeout: kSoonMs };

async function takeSeat(page: Page, staff: Staff) {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  const team = draft.teams[0]?.id ?? 0;
  await page.goto(await staff.seatPath(draft.id, team));
  await expect(picks(page).first()).toBeVisible();
  // So that the server has seen whose line it is.
  await expect
    .poll(async () => {
      const { items } = await staff.call<{ items: { team_id: number; is_here: boolean }[] }>(
        'GET',
        `/drafts/${draft.id}/seats`,
      );
      return items.find((seat) => seat.team_id === team)?.is_here;
    })
    .toBe(true);
  return { draft, team };
}

for (const { name: look, viewport } of kLooks) {
  test(`a captain whose seat got a new link is a viewer, ${look}`, async ({ page, staff }) => {
    await page.setViewportSize(viewport);
    const { draft, team } = await takeSeat(page, staff);
    await picks(page).first().click();
    await expect(page.getByTestId('confirm-pick')).toBeVisible();
    await staff.call('POST', `/drafts/${draft.id}/seats/${team}/rotate`);
    await expect(picks(page)).toHaveCount(0, gone);
    await expect(page.getByTestId('confirm-pick')).toHaveCount(0);
    await expect(page.getByText('Your pick')).toHaveCount(0);
    await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'live');
    await picture(page, `rights-lost-${look}`);
    await staff.pick(draft.id);
    await expect(page.getByTestId('draft-event-count')).toHaveText('4');
  });
}

test('a captain who signs out in one tab has no controls in the other', async ({
  page,
  context,
  staff,
}) => {
  await takeSeat(page, staff);
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('button', { name: 'Captain 1' }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(picks(page)).toHaveCount(0, gone);
});

test('a seat that was lost while the line was down is lost when it is back', async ({
  page,
  context,
  staff,
  league,
}) => {
  const { draft, team } = await takeSeat(page, staff);
  await context.setOffline(true);
  await league.server.restart();
  await staff.call('POST', `/drafts/${draft.id}/seats/${team}/rotate`);
  await expect(picks(page).first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'live');
  await expect(picks(page)).toHaveCount(0, gone);
});

test('an organiser whose role was taken loses the controls of room, tournament and front page', async ({
  page,
  context,
  staff,
}) => {
  const name = `organiser-${test.info().workerIndex}-${Date.now()}`;
  const { link } = await staff.call<{ link: string }>('POST', '/invites', { role: 'organiser' });
  await page.goto(new URL(link).pathname);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill('three words or more');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await expect(page.getByRole('button', { name })).toBeVisible();
  const draft = await staff.newDraft(kSnake);
  const tournament = `/tournaments/${draft.tournament_id}`;
  await staff.call('POST', `${tournament}/organisers`, { account: name });

  const [room, front] = [await context.newPage(), await context.newPage()];
  await openRoom(room, draft.id);
  await front.goto('/');
  await page.goto(tournament);
  await page.getByRole('button', { name: 'New draft' }).click();
  await expect(page.getByRole('button', { name: 'New draft' })).toHaveCount(0);
  await expect(page.getByText('Who sees it, who runs it')).toBeVisible();
  await expect(room.getByTestId('start-draft')).toBeVisible();
  await expect(front.getByRole('button', { name: 'New tournament' })).toBeVisible();

  const { items } = await staff.call<{ items: { id: number; name: string }[] }>('GET', '/accounts');
  const id = items.find((account) => account.name === name)?.id ?? 0;
  await staff.call('PATCH', `/accounts/${id}`, { is_disabled: true });
  await expect(room.getByTestId('start-draft')).toHaveCount(0, gone);
  await expect(front.getByRole('button', { name: 'New tournament' })).toHaveCount(0, gone);
  await expect(page.getByText('Who sees it, who runs it')).toHaveCount(0, gone);
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});
