import { expect, kLooks, openRoom, picture, test } from './fixtures';

const kTied = {
  style: 'shuffle',
  captains: [5000, 5000, 5000],
  pool: [3000, 2000, 1000],
  teamSize: 2,
  names: ['Aleksandra Nowakowska', 'Bartholomew Quill', 'Constantine Vale'],
} as const;

for (const { name, viewport } of kLooks) {
  test(`a live roll is shown large, is in no way, and ends within four seconds, ${name}`, async ({
    page,
    staff,
  }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const draft = await staff.newDraft(kTied);
    await openRoom(page, draft.id);
    await staff.start(draft.id);

    const show = page.getByTestId('roll-show');
    await expect(show).toBeVisible();
    const began = Date.now();
    await expect(show).toContainText('Tie for round 1');
    await expect(show.getByRole('listitem', { includeHidden: true })).toHaveCount(3);
    const box = await show.boundingBox();
    const touched = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x, y)?.closest('.roll-show') ?? null,
      [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const,
    );
    expect(touched).toBeNull();
    await picture(page, `roll-${name}`);
    await expect(show.locator('[data-die="won"]')).toHaveCount(1);
    await expect(show.locator('[data-die="tumbling"]')).toHaveCount(0);
    await expect(show).toHaveCount(0);
    expect(Date.now() - began).toBeLessThan(4_500);
    const winner = await page.getByTestId('on-clock').getAttribute('data-captain-id');
    const [roll] = (await staff.events(draft.id)).filter(
      ({ event_type: type }) => type === 'tie_roll',
    );
    expect(roll?.payload).toMatchObject({ winner_id: Number(winner) });
  });
}

test('who asks for less motion sees the dice in the strip alone', async ({ page, staff }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const draft = await staff.newDraft(kTied);
  await openRoom(page, draft.id);
  await staff.start(draft.id);
  await expect(page.getByTestId('tie-roll')).toBeVisible();
  await expect(page.getByTestId('roll-show')).toHaveCount(0);
});

test('a roll of the past is not played again for who comes later', async ({ page, staff }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const draft = await staff.newDraft(kTied);
  await staff.start(draft.id);
  await openRoom(page, draft.id);
  await expect(page.getByTestId('tie-roll')).toBeVisible();
  await expect(page.getByTestId('roll-show')).toHaveCount(0);
});
