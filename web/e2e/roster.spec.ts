// Rosters as people bring them: in a real browser, to a real server.
import { expect, expectToFit, picture, signIn, test, toasts, type Staff } from './fixtures';
import type { Page } from '@playwright/test';

async function openEmpty(page: Page, staff: Staff, name = 'Roster Cup'): Promise<number> {
  const { id } = await staff.call<{ id: number }>('POST', '/tournaments', { name });
  await signIn(page);
  await page.goto(`/tournaments/${id}`);
  await expect(page.getByRole('textbox', { name: 'Roster' })).toBeFocused();
  return id;
}

/** As a file manager hands it over: bytes in whatever encoding. */
async function drop(page: Page, bytes: readonly number[], name = 'roster.csv'): Promise<void> {
  await page.evaluate(
    ([data, file]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(data)], file));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
    },
    [bytes, name] as const,
  );
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

const latin1 = (text: string) => [...Buffer.from(text, 'latin1')];
const add = (page: Page) => page.getByRole('button', { name: /^(Add \d|Update \d|Nothing)/ });
const nameOnLine = (page: Page, line: number) =>
  page.getByRole('textbox', { name: `Name, line ${line}` });

test('a file in an old encoding is dropped anywhere, and its names are asked about', async ({
  page,
  staff,
}) => {
  await openEmpty(page, staff);
  await drop(page, latin1('Name;Elo\nZoë Brännström;5.400\nJörg Häuser;4.900\n'));
  await expect(page.getByText('Do these names look right?')).toBeVisible();
  await expect(nameOnLine(page, 2)).toHaveValue('Zoë Brännström');
  await page.getByRole('button', { name: 'Yes' }).click();
  await add(page).click();
  await expect(page.getByRole('textbox', { name: 'MMR of Zoë Brännström' })).toHaveValue('5400');
});

test('a workbook is refused by its name, and another list can be brought', async ({
  page,
  staff,
}) => {
  await openEmpty(page, staff);
  await drop(
    page,
    [...Buffer.from('PK\u0003\u0004'), ...latin1('[Content_Types].xml xl/')],
    'r.xlsx',
  );
  await expect(page.getByRole('alert')).toBeVisible();
  await paste(page, 'Aria 6500\n- @Cleo: 4300 (mid)\n');
  await expect(page.getByText('2 new.')).toBeVisible();
});

test('the same list a month later changes those who changed, and doubles no one', async ({
  page,
  staff,
}) => {
  await openEmpty(page, staff);
  await paste(page, 'name\tmmr\nAnn\t5000\nBo\t4000');
  await add(page).click();
  await page.getByRole('button', { name: 'Import players' }).click();
  await paste(page, 'name\tmmr\nANN\t5000\nBo\t4200\nCy\t3900');
  await expect(page.getByText('1 new, 1 updated, 1 unchanged.')).toBeVisible();
  await expect(page.getByText('MMR 4,000 → 4,200')).toBeVisible();
  await expect(add(page)).toHaveText('Add 1, update 1');
  await add(page).click();
  await expect(page.getByRole('textbox', { name: /^MMR of/ })).toHaveCount(3);
});

test('a cell is mended by the keyboard alone', async ({ page, staff }) => {
  await openEmpty(page, staff);
  await paste(page, 'name,mmr\nAnn,5000\nBo,fifty\nCy,4000');
  await page.getByRole('button', { name: 'Go to line 3' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'MMR, line 3' })).toBeFocused();
  await page.keyboard.type('4.3k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'MMR, line 4' })).toBeFocused();
  await expect(page.getByText('3 new.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'MMR, line 3' })).toHaveValue('4300');
});

test('another column is the rating', async ({ page, staff }) => {
  await openEmpty(page, staff);
  await paste(page, 'name,mmr,hours\nAnn,5000,12\nBo,4000,7');
  await page.getByRole('button', { name: /^MMR from/ }).click();
  await page.getByRole('menuitem', { name: 'hours' }).click();
  await expect(page.getByRole('textbox', { name: 'MMR, line 2' })).toHaveValue('12');
});

test('5,000 rows stay fluid, and the one that needs a person is found', async ({ page, staff }) => {
  await openEmpty(page, staff);
  const lines = Array.from(
    { length: 5_000 },
    (_, i) => `Player ${i},${i === 4_711 ? '' : 5000 - i}`,
  );
  await paste(page, `name,mmr\n${lines.join('\n')}\n`);
  await expect(page.getByText('4,999 new; 1 has no rating.')).toBeVisible();
  expect(await page.getByRole('row').count()).toBeLessThan(120);
  await page.getByRole('button', { name: 'Go to line 4713' }).click();
  const cell = page.getByRole('textbox', { name: 'MMR, line 4713' });
  await expect(cell).toBeFocused();
  await expect(cell).toBeInViewport();
  // Long tasks while it scrolls: what a person feels as stutter.
  const longest = await page.evaluate(async () => {
    let most = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) most = Math.max(most, duration);
    });
    tasks.observe({ type: 'longtask' });
    for (let y = 0; y < 60; y += 1) {
      window.scrollTo(0, y * 3_000);
      await new Promise(requestAnimationFrame);
    }
    return most;
  });
  expect(longest).toBeLessThan(200);
  await cell.fill('7');
  await cell.press('Enter');
  await expect(add(page)).toHaveText('Add 5,000');
});

test('two pages of one roster show each other’s changes within a second', async ({
  page,
  staff,
  anotherPage,
}) => {
  const id = await openEmpty(page, staff);
  await paste(page, 'Ann 5000\nBo 4000\nCy 3000');
  await add(page).click();
  const other = await anotherPage();
  await other.goto(`/tournaments/${id}`);
  await expect(other.getByRole('row', { name: /Ann/ })).toContainText('5,000');
  const rating = page.getByRole('textbox', { name: 'MMR of Ann' });
  await rating.fill('5123');
  await rating.press('Enter');
  await expect(other.getByRole('row', { name: /Ann/ })).toContainText('5,123', { timeout: 1_000 });
  await page.getByRole('switch', { name: 'Bo plays this week' }).click();
  await expect(other.getByRole('row', { name: /Bo/ })).toContainText('Not this week', {
    timeout: 1_000,
  });
  await page.getByRole('button', { name: 'Remove Cy' }).click();
  await expect(other.getByRole('row', { name: /Cy/ })).toHaveCount(0, { timeout: 1_000 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(other.getByRole('row', { name: /Cy/ })).toHaveCount(1, { timeout: 1_000 });
});

test('the roster is exported, and what is exported imports as unchanged', async ({
  page,
  staff,
}) => {
  const id = await openEmpty(page, staff);
  await paste(page, 'name,mmr,positions\n"=Ann, the first",5000,1;2\nŁukasz,4000,');
  await add(page).click();
  await page.getByRole('searchbox', { name: 'Search the roster' }).fill('lukasz');
  await expect(page.getByRole('textbox', { name: /^Name of/ })).toHaveCount(1);
  const file = await page.request.get(`/api/v1/tournaments/${id}/roster/export`);
  await page.getByRole('button', { name: 'Import players' }).click();
  await drop(page, [...(await file.body())]);
  await expect(page.getByText('2 unchanged.')).toBeVisible();
  await expect(add(page)).toBeDisabled();
});

test('a rating has a name and decimals, everywhere', async ({ page, staff }) => {
  const id = await openEmpty(page, staff);
  await page.getByRole('button', { name: 'More for this tournament' }).click();
  await page.getByRole('menuitem', { name: 'Name and ratings' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Chess Cup');
  await page.getByLabel('A rating is called').fill('Elo');
  await page.getByLabel('And looks like').selectOption('85.70');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chess Cup');
  await paste(page, 'Ann 8.57\nBo 8.5\nCy 7');
  await add(page).click();
  await expect(page.getByRole('textbox', { name: 'Elo of Bo' })).toHaveValue('8.50');
  const { items } = await staff.call<{ items: { id: number }[] }>(
    'GET',
    `/tournaments/${id}/players`,
  );
  const { id: draft } = await staff.call<{ id: number }>('POST', `/tournaments/${id}/drafts`, {
    style: 'snake',
    captains: items.slice(0, 2).map((player) => ({ player_id: player.id })),
  });
  await page.goto(`/drafts/${draft}`);
  await expect(page.getByTestId('team-column').first()).toContainText('8.57');
});

test('a draft leaves people out, and those who play elsewhere with one click', async ({
  page,
  staff,
}) => {
  const id = await openEmpty(page, staff);
  await paste(
    page,
    ['Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'].map((n, i) => `${n} ${5000 - i}`).join('\n'),
  );
  await add(page).click();
  await page.getByRole('switch', { name: 'Flo plays this week' }).click();
  const newDraft = async (captains: readonly string[]) => {
    await page.goto(`/tournaments/${id}`);
    await page.getByRole('button', { name: 'New draft' }).click();
    for (const captain of captains) await page.getByRole('checkbox', { name: captain }).check();
  };
  await newDraft(['Ann', 'Bo']);
  await expect(page.getByText('5 players in this draft, 1 left out.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave Di out' }).click();
  await page.getByRole('button', { name: 'Leave Ed out' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Week 1');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Week 1');
  await expect(page.getByRole('region', { name: 'Pool' })).not.toContainText('Di');

  await newDraft(['Di', 'Ed']);
  await page.getByRole('button', { name: 'Leave out 3 who play in another draft' }).click();
  await expect(page.getByText('2 players in this draft, 4 left out.')).toBeVisible();
});

test('captains, their order and their teams change while a draft is pending', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft({ style: 'snake', captains: [50, 40], pool: [30, 20, 10] });
  await signIn(page);
  await page.goto(`/drafts/${draft.id}`);
  await page.getByRole('button', { name: 'Set-up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Captain 1 is no captain' }).click();
  await dialog.getByRole('searchbox').fill('player 2');
  await dialog.getByRole('checkbox', { name: 'Player 2' }).check();
  await dialog.getByRole('textbox', { name: 'Team name of Player 2' }).fill('Night Owls');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Week 2');
  await expectToFit(page, 'the set-up');
  await picture(page, 'setup-dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const teams = page.getByTestId('team-column');
  await expect(teams.first()).toContainText('Captain 2');
  await expect(teams.last()).toContainText('Night Owls');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Week 2');
});

test('a tournament is deleted on its page without a question, and comes back whole', async ({
  page,
  staff,
}) => {
  await openEmpty(page, staff, 'Old Cup');
  await paste(page, 'Name,MMR\nFay,100');
  await expect(add(page)).toHaveText('Add 1');
  await add(page).click();
  await expect(page.getByText('1 player ·')).toBeVisible();
  const { pathname } = new URL(page.url());
  await page.getByRole('button', { name: 'More for this tournament' }).click();
  await page.getByRole('menuitem', { name: 'Delete the tournament' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('link', { name: /Old Cup/ })).toHaveCount(0);
  await expect(toasts(page).filter({ hasText: 'Old Cup is deleted.' })).toBeVisible();
  await picture(page, 'tournament-deleted');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(pathname);
  await expect(page.getByRole('row', { name: /^Fay 100/ })).toBeVisible();
});

test('a tournament with a running draft stays, and the page says why', async ({ page, staff }) => {
  const draft = await staff.newDraft({ style: 'snake', captains: [50, 40], pool: [30, 20, 10] });
  await staff.start(draft.id);
  await signIn(page);
  await page.goto(`/tournaments/${draft.tournament_id}`);
  await page.getByRole('button', { name: 'More for this tournament' }).click();
  await page.getByRole('menuitem', { name: 'Delete the tournament' }).click();
  await expect(toasts(page)).toContainText('running');
  await expect(page).toHaveURL(`/tournaments/${draft.tournament_id}`);
});
