// The pool while others pick: who can be picked is in sight, and nothing moves under a pointer.
import type { Page } from '@playwright/test';
import {
  expect,
  kLooks,
  kSnake,
  openRoom,
  picture,
  signIn,
  test,
  toasts,
  type Staff,
} from './fixtures';

const kEight = {
  style: 'snake',
  captains: Array.from({ length: 8 }, (_, i) => 5000 - i),
  pool: Array.from({ length: 32 }, (_, i) => 4000 - i * 10),
  teamSize: 5,
} as const;

const rows = (page: Page) => page.getByTestId('player-row');
const list = (page: Page) => page.getByRole('list', { name: 'People' });
const names = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.dataset['playerId']));
const drafted = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.dataset['drafted'] !== undefined));

async function takeSeat(page: Page, staff: Staff, draftId: number, team: number): Promise<void> {
  const { teams } = await staff.state(draftId);
  await page.goto(await staff.seatPath(draftId, teams[team]?.id ?? 0));
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'live');
}

for (const { name, viewport } of kLooks) {
  test(`late in a draft a captain sees somebody to pick without scrolling, ${name}`, async ({
    page,
    staff,
  }) => {
    await page.setViewportSize(viewport);
    const draft = await staff.newDraft(kEight);
    await staff.start(draft.id);
    await takeSeat(page, staff, draft.id, 5);
    // Round 27 of 32 is that of the sixth captain: snake goes back in the fourth phase.
    for (let round = 1; round < 27; round += 1) await staff.pick(draft.id);
    await expect(page.getByTestId('on-clock')).toContainText('Your pick');
    await expect(page.getByTestId('pick-player')).toHaveCount(6);
    await expect(page.getByTestId('pick-player').first()).toBeInViewport({ ratio: 1 });
    expect(await drafted(page)).toEqual(Array.from({ length: 32 }, (_, i) => i >= 6));
    await picture(page, `late-pool-${name}`);
  });
}

test('a row under the pointer stays when others pick and when the turn comes, and makes way when it leaves', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kEight);
  await staff.start(draft.id);
  await takeSeat(page, staff, draft.id, 2);
  const before = await names(page);
  await rows(page).nth(4).hover();
  await staff.pick(draft.id);
  await staff.pick(draft.id);
  await expect(page.getByTestId('on-clock')).toContainText('Your pick');
  await expect(page.getByTestId('pick-player')).toHaveCount(30);
  expect(await names(page)).toEqual(before);
  expect((await drafted(page)).slice(0, 3)).toEqual([true, true, false]);
  await page.mouse.move(300, 400);
  await expect.poll(() => names(page)).toEqual([...before.slice(2), ...before.slice(0, 2)]);
});

test('between turns rows in sight stay; those further down leave at once', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kEight);
  await staff.start(draft.id);
  await takeSeat(page, staff, draft.id, 7);
  const before = await names(page);
  const [first, , third] = before;
  const unseen = before[28] ?? '';
  await staff.pick(draft.id, Number(third));
  await staff.pick(draft.id, Number(unseen));
  await expect(page.getByTestId('draft-event-count')).toHaveText('6');
  await expect.poll(async () => (await names(page)).at(-1)).toBe(unseen);
  expect((await names(page)).slice(0, 3)).toEqual([first, before[1], third]);
});

test('a viewer’s rows never move, a pick or not', async ({ page, staff }) => {
  const draft = await staff.newDraft(kEight);
  await staff.start(draft.id);
  await openRoom(page, draft.id);
  const before = await names(page);
  for (let round = 1; round <= 9; round += 1) await staff.pick(draft.id);
  await expect(page.getByTestId('draft-event-count')).toHaveText('20');
  expect(await names(page)).toEqual(before);
});

test('one switch hides who is drafted, and is remembered; a search finds them all the same', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kEight);
  await staff.start(draft.id);
  for (let round = 1; round <= 3; round += 1) await staff.pick(draft.id);
  await openRoom(page, draft.id);
  await expect(rows(page)).toHaveCount(32);
  const hides = page.getByRole('switch', { name: 'Hide drafted people' });
  await hides.click();
  await expect(rows(page)).toHaveCount(29);
  await page.reload();
  await expect(rows(page)).toHaveCount(29);
  await expect(hides).toBeChecked();
  await page.getByRole('searchbox').fill('player 2');
  await expect(rows(page)).toHaveCount(11);
  await expect(page.locator('[data-testid="player-row"][data-drafted]')).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await hides.click();
  await expect(rows(page)).toHaveCount(32);
});

test('a search finds letters by their plain ones and the other way round; a pick clears it, and the focus goes on in the list', async ({
  page,
  staff,
}) => {
  const pool = ['Łukasz', 'Søren', 'Straße', 'Đorđe', 'Ægir', "O'Neil", 'Zoe', 'Plain'];
  const draft = await staff.newDraft({
    style: 'normal',
    captains: [9, 8],
    pool: pool.map((_, i) => 7 - i),
    names: ['Captain 1', 'Captain 2', ...pool],
  });
  await staff.start(draft.id);
  await takeSeat(page, staff, draft.id, 0);
  const search = page.getByRole('searchbox');
  for (const [typed, found] of [
    ['lukasz', 'Łukasz'],
    ['soren', 'Søren'],
    ['strasse', 'Straße'],
    ['dorde', 'Đorđe'],
    ['aegir', 'Ægir'],
    ['oneil', "O'Neil"],
    ['o’neil', "O'Neil"],
    ['zoë', 'Zoe'],
    ['płain', 'Plain'],
  ] as const) {
    await search.fill(typed);
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(found);
  }
  await search.press('Enter');
  await expect(page.getByTestId('confirm-pick')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(8);
  await expect(search).toHaveValue('');
  await expect(list(page)).toBeFocused();
});

test('a button with the focus that goes with the turn leaves the focus in the list', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kEight);
  await staff.start(draft.id);
  await takeSeat(page, staff, draft.id, 0);
  await page.getByTestId('pick-player').nth(3).focus();
  await staff.pick(draft.id);
  await expect(page.getByTestId('pick-player')).toHaveCount(0);
  await expect(list(page)).toBeFocused();
});

test('a start with captains missing asks once, and every action of one’s own makes one toast', async ({
  page,
  anotherPage,
  staff,
}) => {
  const draft = await staff.newDraft({ ...kSnake, names: ['Ada', 'Bo'] });
  const captain = await anotherPage();
  await takeSeat(captain, staff, draft.id, 0);
  await signIn(page);
  await openRoom(page, draft.id);
  await expect(page.getByRole('region', { name: 'Before the start' })).toContainText('1 of 2');
  await page.getByTestId('start-draft').click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('1 of 2 are here. Start without Bo?');
  await picture(page, 'start-question');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await page.getByTestId('start-draft').click();
  await question.getByRole('button', { name: 'Start anyway' }).click();
  await expect(toasts(page)).toHaveText('Draft started');

  await page.getByTestId('pick-player').first().click();
  await page.getByTestId('confirm-pick').click();
  const shown = (text: string) => toasts(page).filter({ hasText: text });
  await expect(shown('Ada picked Player 1 (Round 1)')).toHaveCount(1);
  await page.getByTestId('undo-pick').click();
  await page.getByRole('button', { name: 'Undo pick' }).click();
  await expect(shown('Round 1 pick undone: Player 1 returns to the pool')).toHaveCount(1);
  await page.getByRole('button', { name: 'More for staff' }).click();
  await page.getByRole('menuitem', { name: 'Abort the draft' }).click();
  await page.getByRole('button', { name: 'Abort draft' }).click();
  await expect(shown('Draft aborted')).toHaveCount(1);
});

test('a start asks nothing where all captains are here, or none', async ({
  page,
  anotherPage,
  staff,
}) => {
  await signIn(page);
  const none = await staff.newDraft(kSnake);
  await openRoom(page, none.id);
  await page.getByTestId('start-draft').click();
  await expect(page.getByTestId('on-clock')).toBeVisible();

  const all = await staff.newDraft(kSnake);
  for (const team of [0, 1]) await takeSeat(await anotherPage(), staff, all.id, team);
  await openRoom(page, all.id);
  await expect(page.getByRole('region', { name: 'Before the start' })).toContainText('2 of 2');
  await page.getByTestId('start-draft').click();
  await expect(page.getByTestId('on-clock')).toBeVisible();
});
