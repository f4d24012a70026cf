import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, expectToFit, kLooks, openRoom, picture, signIn, test } from './fixtures';

const kTags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
// What colours can change about a page, and what its width can, as long as the width brings no other elements.
const kOfColours = ['color-contrast', 'link-in-text-block'];
const kOfWidth = ['target-size', 'scrollable-region-focusable', 'color-contrast'];

async function expectAccessible(page: Page, what: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(kTags)).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
  expect.soft(told, what).toEqual([]);
}

function inTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
  return page.evaluate((chosen) => {
    document.documentElement.dataset['theme'] = chosen;
  }, theme);
}

/** One state of a page, in both themes and at every width; a phone has elements of its own, and is looked at whole. */
async function look(page: Page, what: string): Promise<void> {
  for (const { name, viewport } of kLooks) {
    await page.setViewportSize(viewport);
    await expectAccessible(page, `${what}, ${name}`, name === 'tablet' ? kOfWidth : undefined);
    await expectToFit(page, `${what}, ${name}`);
    await picture(page, `${what}-dark-${name}`);
    await inTheme(page, 'light');
    if (name !== 'tablet') await expectAccessible(page, `${what}, ${name}, light`, kOfColours);
    await picture(page, `${what}-light-${name}`);
    await inTheme(page, 'dark');
  }
  await page.setViewportSize(kLooks[0].viewport);
}

const kTied = {
  style: 'shuffle',
  captains: [5000, 5000, 5000, 4700, 4600, 4900, 4550, 4800],
  pool: Array.from({ length: 16 }, (_, i) => 4500 - i * 53),
  teamSize: 3,
  tieWindow: 50,
} as const;

test.beforeEach(async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('the pages around the room pass axe', async ({ page, staff }) => {
  const draft = await staff.newDraft(kTied);
  await staff.start(draft.id);
  await page.goto('/sign-in');
  await expect(page.getByLabel('Username')).toBeVisible();
  await look(page, 'sign-in');
  await signIn(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Live now' })).toBeVisible();
  await look(page, 'front-page');
  await page.goto(`/tournaments/${draft.tournament_id}`);
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('button', { name: /Highest rated/ }).click();
  await look(page, 'new-draft');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Import players' }).click();
  await look(page, 'roster-intake');
  await page.getByRole('textbox', { name: 'Roster' }).fill('name;elo\nAnouk;5100\nBasile;');
  await page.getByRole('button', { name: 'Read this list' }).click();
  await expect(page.getByText('1 new; 1 has no rating.')).toBeVisible();
  await look(page, 'import');
  await page.goto('/seat/made-up');
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'seat-refused');
});

test('the pages of accounts pass axe', async ({ page, anotherPage, staff }) => {
  const made = await staff.call<{ link: string }>('POST', '/invites', { role: 'organiser' });
  const invited = new URL(made.link).pathname;
  await page.goto('/account');
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'account-nobody');
  await page.goto(invited);
  await page.getByLabel('Name').fill('Zoë Brännström');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await expect(page.getByText('needs at least')).toBeVisible();
  await look(page, 'invitation');
  await page.goto('/invite/made-up');
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'invitation-spent');
  const { request } = await anotherPage();
  const accepted = await request.post('/api/v1/invitation/accept', {
    data: {
      token: invited.split('/').at(-1),
      name: `Zoë Brännström ${Date.now()}`,
      password: 'three words or more',
    },
  });
  expect(accepted.ok()).toBe(true);
  await signIn(page);
  await page.goto('/account');
  await expect(page.getByLabel('New password')).toBeVisible();
  await look(page, 'account');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await look(page, 'account-delete');
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Actions for Zoë' }).first().click();
  await look(page, 'accounts-menu');
  await page.getByRole('menuitem', { name: 'Name and role' }).click();
  await look(page, 'accounts-edit');
  await page.goto('/accounts?show=invitations');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByLabel('The invitation link', { exact: true })).toBeVisible();
  await look(page, 'accounts-invitations');
  await page.goto('/accounts?show=log');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await look(page, 'accounts-log');
});

test('a private tournament passes axe', async ({ page, staff }) => {
  const draft = await staff.newDraft(kTied);
  await staff.call('PATCH', `/tournaments/${draft.tournament_id}`, { visibility: 'private' });
  await page.goto(`/tournaments/${draft.tournament_id}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'tournament-turned-away');
  await page.goto('/watch/made-up');
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'watch-refused');
  await signIn(page);
  await page.goto(`/tournaments/${draft.tournament_id}`);
  await expect(page.getByLabel('The watch link', { exact: true })).toBeVisible();
  await look(page, 'tournament-private');
  await page.getByRole('button', { name: 'Make it public' }).click();
  await look(page, 'tournament-visibility');
});

test('the room before the start passes axe', async ({ page, staff }) => {
  const draft = await staff.newDraft(kTied);
  await signIn(page);
  await openRoom(page, draft.id);
  await expect(page.getByTestId('start-draft')).toBeVisible();
  await look(page, 'room-pending');
  await page.getByRole('button', { name: 'Set-up' }).click();
  await expect(page.getByRole('dialog')).toContainText('apart');
  await look(page, 'room-set-up');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Seat links' }).click();
  await expect(page.getByRole('dialog')).toContainText('Not opened yet');
  await look(page, 'room-seats');
  await page.goto('/drafts/999999');
  await expect(page.getByRole('heading')).toHaveText('There is no such draft, or it is private.');
  await look(page, 'room-unknown');
});

test('the running room passes axe', async ({ page, staff }) => {
  const draft = await staff.newDraft(kTied);
  await staff.start(draft.id);
  await signIn(page);
  await openRoom(page, draft.id);
  await expect(page.getByTestId('tie-roll')).toBeVisible();
  await page.getByRole('button', { name: /^Why/ }).click();
  await expect(page.getByRole('dialog')).toContainText('so they rolled');
  await look(page, 'room-why');
  await page.keyboard.press('Escape');
  for (let picks = 0; picks < 7; picks += 1) await staff.pick(draft.id);
  await openRoom(page, draft.id);
  await page.getByTestId('pick-player').nth(2).click();
  await look(page, 'room-picking');
});

test('the history, an undo and the end pass axe', async ({ page, staff }) => {
  const draft = await staff.newDraft(kTied);
  await staff.start(draft.id);
  await staff.pick(draft.id);
  await staff.undo(draft.id);
  for (let picks = 0; picks < 9; picks += 1) await staff.pick(draft.id);
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByTestId('draft-event-fab').click();
  await expect(page.getByTestId('draft-event-row').first()).toBeVisible();
  await look(page, 'room-history');
  await page.keyboard.press('Escape');
  await page.getByTestId('undo-pick').click();
  await look(page, 'room-undo');
  await page.keyboard.press('Escape');
  while ((await staff.state(draft.id)).on_clock) await staff.pick(draft.id);
  await expect(page.getByRole('banner')).toContainText('Draft completed');
  // One that is on its way out lies under the next for a moment.
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await look(page, 'room-completed');
});
