// How the room feels on a slow computer, beside a bare page with one button in turns of one run (docs/room.md). Figures
// for `./dev bench room`, which runs this alone.
import { expect, openRoom, signIn, test, type Staff } from '../e2e/fixtures';
import {
  aim,
  framesDuring,
  median,
  slowDown,
  takenSince,
  watchInteractions,
  type Act,
} from './interactions';
import type { Page } from '@playwright/test';

const kSlowedBy = 4;
const kMostTimesBare = 3;
const kMostMs = 200;
const kTurns = Number(process.env['ROOM_TURNS'] ?? 15);

const kEventsPerSecond = 5;
const kEventsPerPick = 2;
const kStreamSeconds = 60;
const kLongFrameMs = 100;

// 16 teams and 200 people. By shuffle every row says what picking it would lead to.
const kBigBoard = {
  style: 'shuffle',
  captains: Array.from({ length: 16 }, (_, i) => 5000 - i * 11),
  pool: Array.from({ length: 184 }, (_, i) => 4900 - i * 17),
  teamSize: 10,
} as const;
const kPicksBefore = 60;

const kBarePage = `<!doctype html><title>One button</title><body style="font:14px sans-serif">
<button>Press</button><script>
  let pressed = 0;
  const button = document.querySelector('button');
  button.onclick = () => { button.textContent = 'Pressed ' + ++pressed; };
</script>`;

interface Interaction {
  readonly name: string;
  readonly prepare: () => Promise<Act>;
  /** Brings the page back to where it was, unmeasured. */
  readonly after?: Act;
}

async function newGame(staff: Staff, picks: number): Promise<number> {
  const draft = await staff.newDraft(kBigBoard);
  await staff.start(draft.id);
  for (let made = 0; made < picks; made += 1) await staff.pick(draft.id);
  return draft.id;
}

async function barePage(page: Page): Promise<Page> {
  const bare = await page.context().newPage();
  await bare.setContent(kBarePage);
  await slowDown(bare, kSlowedBy);
  await watchInteractions(bare);
  return bare;
}

async function measured(page: Page, { prepare, after }: Interaction): Promise<number> {
  const act = await prepare();
  await takenSince(page);
  await act();
  const taken = await takenSince(page);
  if (after) {
    await after();
    await takenSince(page);
  }
  return taken;
}

/** Each interaction in turn with the bare page's button. */
async function compare(page: Page, interactions: readonly Interaction[]): Promise<void> {
  const bare = await barePage(page);
  const press: Interaction = { name: 'bare', prepare: () => aim(bare, bare.locator('button')) };
  await slowDown(page, kSlowedBy);
  await watchInteractions(page);
  const taken = new Map<string, number[]>(interactions.map(({ name }) => [name, []]));
  const bareTaken: number[] = [];
  for (let turn = 0; turn < kTurns; turn += 1) {
    for (const interaction of interactions) {
      await bare.bringToFront();
      bareTaken.push(await measured(bare, press));
      await page.bringToFront();
      taken.get(interaction.name)?.push(await measured(page, interaction));
    }
  }
  const base = median(bareTaken);
  console.log(`  the bare page's button: ${base.toFixed(1)} ms`);
  for (const [name, values] of taken) {
    const ms = median(values);
    const [ratio, most] = [ms / base, Math.max(...values)];
    console.log(
      `  ${name}: ${ms.toFixed(1)} ms, ${ratio.toFixed(2)} times the bare page's, at most ${most.toFixed(0)} ms`,
    );
    expect.soft(ratio, `${name}, beside the bare page`).toBeLessThanOrEqual(kMostTimesBare);
    expect.soft(most, `${name}, at most`).toBeLessThanOrEqual(kMostMs);
  }
}

test('what one does in a room of 16 teams and 200 people takes three times a bare button at most', async ({
  page,
  staff,
}) => {
  test.setTimeout(300_000);
  const draftId = await newGame(staff, kPicksBefore);
  await signIn(page);
  await openRoom(page, draftId);
  const picks = page.getByTestId('pick-player');
  const history = page.getByTestId('draft-event-modal');
  const search = page.getByRole('searchbox');
  const sort = page.getByLabel('Sort');
  const key = (name: string) => () => page.keyboard.press(name);
  const now = (act: Act) => () => Promise.resolve(act);
  const focused = (act: Act) => async () => {
    await search.focus();
    return act;
  };
  const round = async () => (await staff.state(draftId)).on_clock?.round;
  await compare(page, [
    { name: 'select a player', prepare: () => aim(page, picks.nth(1)) },
    { name: 'select another', prepare: () => aim(page, picks.nth(3)) },
    {
      name: 'confirm',
      prepare: () => aim(page, page.getByTestId('confirm-pick')),
      after: async () => {
        const text = `pick ${await round()} of`;
        await expect(page.getByRole('banner')).toContainText(text, { timeout: 20_000 });
        await expect(page.getByTestId('confirm-pick')).toHaveCount(0);
        await page.mouse.move(300, 300);
      },
    },
    { name: 'search a letter', prepare: focused(key('1')) },
    { name: 'search another', prepare: focused(key('2')) },
    { name: 'clear the search', prepare: focused(key('Backspace')), after: () => search.fill('') },
    { name: 'open the history', prepare: () => aim(page, page.getByTestId('draft-event-fab')) },
    {
      name: 'filter the history',
      prepare: () => aim(page, history.getByRole('button', { name: 'Picks' })),
    },
    { name: 'close the history', prepare: now(key('Escape')) },
    { name: 'ask why', prepare: () => aim(page, page.getByRole('button', { name: /^Why/ })) },
    { name: 'close why', prepare: now(key('Escape')) },
    {
      name: 'sort by name',
      prepare: now(() => sort.selectOption('name')),
      after: () => sort.selectOption('mmr'),
    },
    { name: 'open the undo', prepare: () => aim(page, page.getByTestId('undo-pick')) },
    { name: 'close the undo', prepare: now(key('Escape')) },
  ]);
});

test('so it does on a phone', async ({ page, staff }) => {
  test.setTimeout(300_000);
  const draftId = await newGame(staff, kPicksBefore);
  await signIn(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await openRoom(page, draftId);
  const picks = page.getByTestId('pick-player');
  const tab = (name: string) =>
    page.getByRole('group', { name: 'Show' }).getByRole('button', { name });
  await compare(page, [
    { name: 'select a player', prepare: () => aim(page, picks.nth(1)) },
    { name: 'give it up', prepare: () => Promise.resolve(() => page.keyboard.press('Escape')) },
    { name: 'show the teams', prepare: () => aim(page, tab('Teams')) },
    { name: 'show the history', prepare: () => aim(page, tab('History')) },
    { name: 'show the pool', prepare: () => aim(page, tab('Pool')) },
    { name: 'ask why', prepare: () => aim(page, page.getByRole('button', { name: /^Why/ })) },
    { name: 'close why', prepare: () => Promise.resolve(() => page.keyboard.press('Escape')) },
  ]);
});

for (const { name, slowedBy, longFrames } of [
  { name: 'a usual processor', slowedBy: 1, longFrames: 0 },
  { name: 'a processor four times slower', slowedBy: kSlowedBy, longFrames: Infinity },
]) {
  test(`five events a second for a minute, on ${name}`, async ({ page, staff }) => {
    test.setTimeout(300_000);
    const draftId = await newGame(staff, 0);
    await openRoom(page, draftId);
    const began = await staff.state(draftId);
    await page.getByTestId('draft-event-fab').click();
    await slowDown(page, slowedBy);
    const picks = Math.min(
      (kStreamSeconds * kEventsPerSecond) / kEventsPerPick,
      began.rounds.length,
    );
    const gaps = await framesDuring(page, async () => {
      const start = Date.now();
      for (let made = 0; made < picks; made += 1) {
        await staff.pick(draftId);
        const due = start + ((made + 1) * kEventsPerPick * 1_000) / kEventsPerSecond;
        await page.waitForTimeout(Math.max(0, due - Date.now()));
      }
    });
    const { seq } = await staff.state(draftId);
    await expect(page.getByTestId('draft-event-count')).toHaveText(String(seq));
    const over = (ms: number) => gaps.filter((gap) => gap > ms).length;
    console.log(
      `  ${name}, ${seq - began.seq} events: ${gaps.length} frames, the longest ${Math.round(Math.max(...gaps))} ms, ` +
        [50, 100, 200].map((ms) => `${over(ms)} over ${ms} ms`).join(', '),
    );
    expect(over(kLongFrameMs), `frames over ${kLongFrameMs} ms`).toBeLessThanOrEqual(longFrames);
  });
}
