import { devices, type Page } from '@playwright/test';
import {
  expect,
  expectToFit,
  openRoom,
  openStarted,
  picture,
  signIn,
  test,
  toasts,
} from './fixtures';

const { userAgent, viewport, deviceScaleFactor, hasTouch, isMobile } = devices['Pixel 7'];
test.use({ userAgent, viewport, deviceScaleFactor, hasTouch, isMobile });

const kSnake = {
  style: 'snake',
  captains: [5000, 4800, 4600, 4400],
  pool: Array.from({ length: 20 }, (_, i) => 4000 - i * 100),
  teamSize: 5,
} as const;

const tab = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Show' }).getByRole('button', { name });

test('a captain picks with one hand: mine first, whose turn always in sight, confirm by the thumb', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kSnake);
  const third = draft.teams[2];
  await staff.start(draft.id);
  await staff.pick(draft.id);
  await page.goto(await staff.seatPath(draft.id, third?.id ?? 0));
  const cards = page.getByTestId('team-column');
  await expect(page.getByTestId('on-clock')).toContainText('Captain 2');
  const lefts = await cards.evaluateAll((all) =>
    all.map((card) => [(card as HTMLElement).dataset['teamId'], card.getBoundingClientRect().left]),
  );
  const first = lefts.sort((a, b) => Number(a[1]) - Number(b[1]))[0]?.[0];
  expect(first).toBe(String(third?.id));

  await staff.pick(draft.id);
  await expect(page.getByTestId('on-clock')).toContainText('Your pick');
  await page.getByRole('list', { name: 'People' }).evaluate((list) => list.scrollTo(0, 300));
  await expect(page.getByTestId('on-clock')).toBeInViewport();
  await page.getByTestId('pick-player').nth(6).tap();
  const confirm = page.getByTestId('confirm-pick');
  const box = await confirm.boundingBox();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  expect(box?.width).toBeGreaterThan(width - 40);
  expect(box?.y).toBeGreaterThan(height * 0.75);
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await picture(page, 'phone-confirm');
  await confirm.tap();
  await expect(page.getByTestId('on-clock')).toContainText('Captain 4');
  await expect(page.getByTestId('pick-player')).toHaveCount(0);
});

test('team cards snap sideways', async ({ page, staff }) => {
  const draft = await staff.newDraft(kSnake);
  await openRoom(page, draft.id);
  const board = page.getByTestId('draft-board');
  const rest = await board.evaluate(async (element) => {
    const ended = new Promise((done) => {
      element.addEventListener('scrollend', done, { once: true });
    });
    element.scrollTo({ left: 200 });
    await ended;
    const left = element.getBoundingClientRect().left;
    const cards = [...element.querySelectorAll('[data-testid="team-column"]')];
    return Math.min(
      ...cards.map((card) => Math.abs(card.getBoundingClientRect().left - left - 12)),
    );
  });
  expect(rest).toBeLessThan(2);
});

test('toasts, dice and the marks of a tie leave the page as wide as the screen', async ({
  page,
  staff,
}) => {
  const draft = await openStarted(page, staff, {
    style: 'shuffle',
    captains: Array.from({ length: 8 }, () => 5000),
    pool: Array.from({ length: 16 }, (_, i) => 4000 - i * 100),
    teamSize: 3,
  });
  const width = page.viewportSize()?.width;
  await page.evaluate(() => {
    let widest = window.innerWidth;
    const look = () => {
      widest = Math.max(widest, window.innerWidth);
      Object.assign(window, { widest });
      requestAnimationFrame(look);
    };
    look();
  });
  for (let picks = 0; picks < 4; picks += 1) {
    await staff.pick(draft.id);
    await expect(toasts(page).filter({ hasText: `(Round ${picks + 1})` })).toBeVisible();
    const toaster = await page.locator('[data-sonner-toaster]').boundingBox();
    expect((toaster?.x ?? NaN) + (toaster?.width ?? NaN)).toBeLessThanOrEqual(width ?? NaN);
  }
  const pulse = page.locator('.fab-pulse');
  await pulse.evaluate((ring) =>
    Promise.all(ring.getAnimations().map((animation) => animation.finished)),
  );
  expect(await page.evaluate(() => (window as unknown as { widest: number }).widest)).toBe(width);
  await expect(page.getByTestId('draft-event-fab')).toBeInViewport({ ratio: 1 });
});

test('tabs show pool, teams and history', async ({ page, staff }) => {
  await openStarted(page, staff, kSnake);
  await tab(page, 'Teams').tap();
  await expect(page.getByRole('searchbox')).toBeHidden();
  for (const card of await page.getByTestId('team-column').all()) await expect(card).toBeVisible();
  await picture(page, 'phone-teams');
  await tab(page, 'History').tap();
  await expect(page.getByTestId('draft-event-modal')).toBeInViewport();
  await expect(tab(page, 'History')).toHaveAttribute('aria-pressed', 'true');
  const { height } = page.viewportSize() ?? { height: 0 };
  const sheetsFoot = async () => {
    const sheet = await page.getByTestId('draft-event-modal').boundingBox();
    return Math.round((sheet?.y ?? 0) + (sheet?.height ?? 0));
  };
  await expect.poll(sheetsFoot).toBe(height);
  await picture(page, 'phone-history');
  await tab(page, 'Pool').tap();
  await expect(page.getByTestId('draft-event-modal')).toHaveCount(0);
  await expect(page.getByRole('searchbox')).toBeVisible();
});

test('coming back from another app goes on without a reload and says what happened meanwhile', async ({
  page,
  staff,
  league,
}) => {
  const draft = await openStarted(page, staff, kSnake);
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await staff.pick(draft.id);
  await expect(page.getByTestId('draft-event-count')).toHaveText('4');
  await league.server.kill();
  await league.server.start();
  await staff.pick(draft.id);
  await expect(page.getByTestId('draft-event-count')).toHaveText('6');
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(page.getByText('4 events while you were away')).toBeVisible();
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
});

test('a roster that is looked through before it is sent shows its names beside Discord ids', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kSnake);
  await signIn(page);
  await page.goto(`/tournaments/${draft.tournament_id}`);
  await page.getByRole('button', { name: 'Import players' }).click();
  await page
    .getByRole('textbox', { name: 'Roster' })
    .fill(
      'name\tmmr\tpos\tdiscord\nZoë Brännström\t5100\t1\t80351110224678912\nChidi\t4900\t2\t8.03511E+16',
    );
  await page.getByRole('button', { name: 'Read this list' }).tap();
  await expect(page.getByText(/a spreadsheet has rounded/i)).toBeVisible();
  const name = page.getByRole('textbox', { name: 'Name, line 2' });
  await expect(name).toHaveValue('Zoë Brännström');
  await expect(name).toBeVisible();
  const box = await name.boundingBox();
  expect(box?.width).toBeGreaterThan((page.viewportSize()?.width ?? NaN) * 0.3);
  expect(await name.evaluate((cell) => cell.scrollWidth > cell.clientWidth)).toBe(false);
  await picture(page, 'phone-import');
  await expectToFit(page, 'the import');
});
