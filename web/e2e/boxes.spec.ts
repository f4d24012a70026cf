// In the room nothing covers anything and nothing is cut, from 320 to 3,840 pixels, for 2 to 64 teams, whatever the names.
import type { Page } from '@playwright/test';
import type { DraftState } from '@/types/draftEvent';
import { faultsOf, kNoFaults, smallTargets } from './boxes';
import {
  expect,
  expectToFit,
  openRoom,
  signIn,
  test,
  toasts,
  type DraftWish,
  type Staff,
} from './fixtures';

const kSizes = {
  'the smallest phone': { width: 320, height: 568 },
  'a phone': { width: 390, height: 844 },
  'a phone on its side': { width: 844, height: 390 },
  'a page at 200 %': { width: 640, height: 450 },
  'a page at 400 %': { width: 320, height: 225 },
  'a tablet': { width: 1024, height: 768 },
  'a small laptop': { width: 1280, height: 900 },
  'a laptop': { width: 1440, height: 900 },
  'a desktop': { width: 1920, height: 1080 },
  'a wall': { width: 3840, height: 2160 },
} as const;

const kFirst = ['Aleksandra', 'Bartholomew', 'Constantine', 'Dmitri', 'Ekaterina', 'Ferdinand'];
const kLast = ['Nowakowska', 'Quill', 'Vale', 'Voronin', 'Montgomery', 'Featherstone', 'Szymanska'];
const person = (index: number) =>
  `${kFirst[index % kFirst.length] ?? ''} ${kLast[Math.floor(index / kFirst.length) % kLast.length] ?? ''}`;
const people = (count: number) => Array.from({ length: count }, (_, index) => person(index));
const kHardNames = [
  'W'.repeat(60),
  'نجمة الصحراء الكبرى والصغرى والوسطى وما بينهما من النجوم',
  '汉'.repeat(60),
  'i',
  'Ünïçødé Ångström Øystein Łukasiewicz Ćwikła Żółć Ğüneş Ñandú',
  'שחר בן יהודה הלוי מירושלים',
  'กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพ',
  `Zoë ${'👩‍👩‍👧‍👦'.repeat(5)}`,
] as const;
const kFour = ['Aleksandra Nowakowska', 'Bartholomew Quill', 'Constantine Vale', 'Dmitri Voronin'];

interface Room {
  readonly title: string;
  readonly wish: DraftWish;
  /** Picks that are made; null before the start. */
  readonly picks: number | null;
  /** A sample of the grid: of every size some room, of every room the sizes that are hardest for it. */
  readonly sizes: readonly (keyof typeof kSizes)[];
}

const level = (count: number) => Array.from({ length: count }, () => 5000);
const falling = (count: number) => Array.from({ length: count }, (_, i) => 4800 - i * 7);

const kTens = {
  style: 'shuffle',
  captains: falling(8),
  pool: falling(80),
  names: [...kHardNames, ...people(80)],
  teamSize: 10,
  tieWindow: 50,
} as const;

const kRooms: readonly Room[] = [
  {
    title: 'two teams before the start',
    wish: { style: 'shuffle', captains: [5000, 4900], pool: falling(8), names: kHardNames },
    picks: null,
    sizes: ['the smallest phone', 'a phone on its side', 'a tablet', 'a wall'],
  },
  {
    title: 'three teams with names of up to sixty letters in five scripts',
    wish: { style: 'snake', captains: falling(3), pool: falling(12), names: kHardNames },
    picks: 5,
    sizes: ['a phone', 'a page at 200 %', 'a small laptop', 'a desktop', 'a wall'],
  },
  {
    title: 'eight teams, all tied, whose names all begin with the same word',
    wish: { style: 'shuffle', captains: level(8), pool: falling(32), names: people(40) },
    picks: 0,
    sizes: ['the smallest phone', 'a page at 200 %', 'a tablet', 'a laptop', 'a desktop'],
  },
  {
    title: 'eight teams of ten within a tie window',
    wish: kTens,
    picks: 12,
    sizes: ['a phone', 'a phone on its side', 'a tablet', 'a laptop'],
  },
  {
    title: 'twelve tied captains',
    wish: { style: 'shuffle', captains: level(12), pool: falling(48), names: people(60) },
    picks: 0,
    sizes: ['the smallest phone', 'a page at 200 %', 'a small laptop', 'a desktop'],
  },
  {
    title: 'sixty-four tied captains',
    wish: { style: 'shuffle', captains: level(64), pool: falling(256), names: people(320) },
    picks: 0,
    sizes: ['a phone', 'a phone on its side', 'a small laptop', 'a wall'],
  },
];

async function made(staff: Staff, { wish, picks }: Room): Promise<DraftState> {
  const draft = await staff.newDraft(wish);
  if (picks === null) return draft;
  await staff.start(draft.id);
  for (let each = 0; each < picks; each += 1) await staff.pick(draft.id);
  return staff.state(draft.id);
}

/** The part of an element that is in sight, 0 to 1: not beyond the window, nor beyond what scrolls around it. */
function shareInSight(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .last()
    .evaluate((element) => {
      const box = element.getBoundingClientRect();
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
      const clip = (frame: { left: number; top: number; right: number; bottom: number }) => {
        left = Math.max(left, frame.left);
        top = Math.max(top, frame.top);
        right = Math.min(right, frame.right);
        bottom = Math.min(bottom, frame.bottom);
      };
      clip({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
      for (let each = element.parentElement; each; each = each.parentElement)
        if (getComputedStyle(each).overflowX !== 'visible') clip(each.getBoundingClientRect());
      const area = Math.max(0, right - left) * Math.max(0, bottom - top);
      return area / (box.width * box.height);
    });
}

async function expectTurnInSight(page: Page, draft: DraftState, where: string): Promise<void> {
  const turn = draft.on_clock;
  if (!turn) return;
  const column = `[data-testid="team-column"][data-team-id="${turn.team_id}"]`;
  await expect.soft(page.getByTestId('on-clock'), where).toBeInViewport({ ratio: 0.99 });
  await expect
    .poll(
      () => shareInSight(page, `${column} .team-head`),
      `whose turn it is on the board, ${where}`,
    )
    .toBeGreaterThan(0.98);
  const roll = draft.rounds[turn.round - 1]?.tie_roll_data;
  if (!roll) return;
  const die = `[data-testid="tie-roll"] [data-testid="roll"][data-captain-id="${roll.winner_id}"]`;
  await expect
    .poll(() => shareInSight(page, die), `the winner’s die, ${where}`)
    .toBeGreaterThan(0.98);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

for (const room of kRooms) {
  test(`nothing covers anything and nothing is cut: ${room.title}`, async ({ page, staff }) => {
    test.slow();
    const draft = await made(staff, room);
    await signIn(page);
    await openRoom(page, draft.id);
    for (const name of room.sizes) {
      const size = kSizes[name];
      await page.setViewportSize(size);
      await expectTurnInSight(page, draft, name);
      expect.soft(await faultsOf(page), name).toEqual(kNoFaults);
      const least = size.width < 768 && size.height > 480 ? 44 : 24;
      expect.soft(await smallTargets(page, least), `what is pressed, ${name}`).toEqual([]);
      await expectToFit(page, name);
    }
  });
}

test('names in the strip tell the teams apart', async ({ page, staff }) => {
  const wish = {
    style: 'shuffle',
    captains: level(8),
    pool: falling(32),
    names: people(40),
  } as const;
  const draft = await staff.newDraft(wish);
  await staff.start(draft.id);
  await openRoom(page, draft.id);
  await page.setViewportSize({ width: 1280, height: 900 });
  const heads = page.getByTestId('team-column').locator('.team-name');
  await expect(heads).toHaveCount(8);
  for (const head of await heads.all()) {
    await expect(head).toHaveAttribute('title', /^Team /);
    expect(await head.innerText()).not.toMatch(/^Team/);
  }
});

test('while twelve captains roll no two texts of the header lie on each other', async ({
  page,
  staff,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: 1280, height: 900 });
  const draft = await staff.newDraft({
    style: 'shuffle',
    captains: level(12),
    pool: falling(48),
    names: people(60),
  });
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByTestId('start-draft').click();
  await expect(page.getByRole('banner')).toContainText('Rolling for round 1');
  expect(await faultsOf(page)).toEqual(kNoFaults);
});

test('of four captains who rolled the winner’s name and die are in sight at once', async ({
  page,
  staff,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const wish = { style: 'shuffle', captains: level(4), pool: falling(16), names: kFour } as const;
  const draft = await staff.newDraft(wish);
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByTestId('start-draft').click();
  await expect(page.getByTestId('tie-roll').locator('[data-winner]').first()).toBeVisible();
  await expectTurnInSight(page, await staff.state(draft.id), 'after the start');
});

test('a roll of sixty-four shows all its dice in the history, and its toast keeps to its line', async ({
  page,
  staff,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const draft = await staff.newDraft({
    style: 'shuffle',
    captains: level(64),
    pool: falling(256),
    names: people(320),
  });
  await openRoom(page, draft.id);
  await staff.start(draft.id);
  const toast = toasts(page).filter({ hasText: 'Tie!' });
  await expect(toast).toBeVisible();
  const box = await toast.boundingBox();
  const line = await page.locator('.room-news').boundingBox();
  expect(box?.height).toBeLessThanOrEqual(300);
  expect(box?.y).toBeGreaterThanOrEqual(line?.y ?? NaN);
  await toast.click();
  const row = page.locator('[data-testid="draft-event-row"][data-event-type="tie_roll"]');
  await expect(row).toBeInViewport();
  const thrown = (await staff.state(draft.id)).rounds[0]?.tie_roll_data?.roll_rounds.flat().length;
  await expect(row.locator('.die')).toHaveCount(thrown ?? NaN);
  const beyond = await row.evaluate((element) => {
    const { right } = element.getBoundingClientRect();
    return [...element.querySelectorAll('.die')].filter(
      (die) => die.getBoundingClientRect().right > right,
    ).length;
  });
  expect(beyond).toBe(0);
});

for (const name of ['a laptop', 'a desktop'] as const) {
  test(`the board takes the height of ${name}`, async ({ page, staff }) => {
    for (const teams of [2, 8, 12]) {
      const draft = await staff.newDraft({
        style: 'snake',
        captains: falling(teams),
        pool: falling(teams * 4),
        names: people(teams * 5),
      });
      await page.setViewportSize(kSizes[name]);
      await openRoom(page, draft.id);
      const empty = await page.getByTestId('draft-board').evaluate((board) => {
        const columns = [...board.querySelectorAll('[data-testid="team-column"]')];
        const lowest = Math.max(...columns.map((each) => each.getBoundingClientRect().bottom));
        return (board.getBoundingClientRect().bottom - lowest) / board.clientHeight;
      });
      expect(empty, `${teams} teams`).toBeLessThan(0.04);
      expect(empty, `${teams} teams`).toBeGreaterThanOrEqual(0);
    }
  });
}

for (const name of ['a phone on its side', 'a page at 200 %'] as const) {
  test(`${name} leaves room for the list`, async ({ page, staff }) => {
    const draft = await staff.newDraft(kTens);
    await staff.start(draft.id);
    await page.setViewportSize(kSizes[name]);
    await openRoom(page, draft.id);
    const list = await page.getByRole('list', { name: 'People' }).boundingBox();
    expect(list?.height).toBeGreaterThan(kSizes[name].height * 0.6);
  });
}

test('on a phone toasts and the history’s button lie on nothing that is pressed or read', async ({
  page,
  staff,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const draft = await staff.newDraft({ style: 'snake', captains: falling(4), pool: falling(16) });
  await staff.start(draft.id);
  const [first] = draft.teams;
  await page.goto(await staff.seatPath(draft.id, first?.id ?? 0));
  await page.getByTestId('pick-player').nth(5).click();
  await expect(page.getByTestId('confirm-pick')).toBeVisible();
  const others = await page.getByTestId('draft-event-fab').evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return document
      .elementsFromPoint(left + width / 2, top + height / 2)
      .filter((element) => element.matches('.pool *, .board *, .phone-tabs *, .room-strip *'))
      .map((element) => element.className);
  });
  expect(others).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await staff.pick(draft.id);
  await expect(toasts(page)).toBeVisible();
  const toast = await toasts(page).boundingBox();
  const line = await page.locator('.room-news').boundingBox();
  expect(toast?.y).toBeGreaterThanOrEqual(line?.y ?? NaN);
});
