import { expect, openRoom, signIn, test, toasts } from './fixtures';

test('captains of equal rating roll for the first round, and everybody sees it live', async ({
  page: organiser,
  anotherPage,
  league,
}) => {
  const { draft_id: draftId } = league.populated;
  const viewer = await anotherPage();
  await signIn(organiser);
  await openRoom(organiser, draftId);
  await openRoom(viewer, draftId);
  await expect(viewer.getByTestId('start-draft')).toHaveCount(0);

  await organiser.getByTestId('start-draft').click();

  const fab = organiser.getByTestId('draft-event-fab');
  await expect(fab).toBeVisible();
  const count = async () => Number(await organiser.getByTestId('draft-event-count').textContent());
  await expect.poll(count).toBeGreaterThanOrEqual(3);
  const dice = organiser.getByTestId('tie-roll').getByTestId('roll');
  await expect.poll(() => dice.count()).toBeGreaterThanOrEqual(4);
  const firstThrow = await dice.evaluateAll((all) =>
    all.slice(0, 4).map((die) => (die as HTMLElement).dataset),
  );
  expect(new Set(firstThrow.map(({ captainId }) => captainId)).size).toBe(4);
  for (const { roll } of firstThrow) expect(Number(roll)).toBeGreaterThanOrEqual(1);

  await fab.click();
  const history = organiser.getByTestId('draft-event-modal');
  await expect(history).toBeVisible();
  const roll = history.locator('[data-testid="draft-event-row"][data-event-type="tie_roll"]');
  await expect(roll).toHaveCount(1);
  const sentence = (await roll.textContent()) ?? '';
  expect(sentence.match(/rolled [1-6]/g)?.length).toBeGreaterThanOrEqual(2);
  const named = ['Ada Quill', 'Bram Hollow', 'Cleo Marsh', 'Dario Finch'].filter((name) =>
    sentence.includes(name),
  );
  expect(named.length).toBeGreaterThanOrEqual(2);

  // The viewer comes again: what has happened is history, and history makes no toast.
  await openRoom(viewer, draftId);
  await expect(viewer.getByTestId('draft-event-count')).toHaveText(String(await count()));
  await expect(toasts(viewer)).toHaveCount(0);
  await expect(viewer.getByTestId('pick-player')).toHaveCount(0);

  const before = await count();
  const row = organiser.getByTestId('player-row').filter({ hasText: 'Player 16' });
  await row.getByTestId('pick-player').click();
  await organiser.getByTestId('confirm-pick').click();

  await expect.poll(count).toBeGreaterThan(before);
  await expect(
    history.locator('[data-testid="draft-event-row"][data-event-type="player_picked"]'),
  ).toContainText('picked Player 16 (Round 1)');
  const toast = toasts(viewer).filter({ hasText: 'picked Player 16 (Round 1)' });
  await expect(toast).toHaveCount(1);
  await expect(viewer.getByTestId('draft-event-modal')).toHaveCount(0);
  await toast.click();
  await expect(viewer.getByTestId('draft-event-modal')).toBeVisible();
  await expect(
    viewer.getByTestId('draft-event-modal').locator('[data-event-type="player_picked"]'),
  ).toContainText('picked Player 16 (Round 1)');
});
