import type { Page } from '@playwright/test';
import { expect, expectToFit, kSnake, openRoom, signIn, test, toasts } from './fixtures';

const kNames = [
  '<img src=x onerror="window.hit=1">',
  '"><script>window.hit=2</script>',
  "=cmd|' /C calc'!A0",
  '</title><svg onload=window.hit=3>',
  "{{constructor.constructor('window.hit=4')()}}",
  'javascript:window.hit=5',
  '@SUM(1+1)*cmd',
  'עברית <b>',
] as const;

/** Notes on the page itself what its policy stops and what a name gets to run. */
async function noteHarm(page: Page): Promise<() => Promise<string[]>> {
  const harm: string[] = [];
  await page.exposeFunction('noteHarm', (what: string) => harm.push(what));
  await page.addInitScript(() => {
    const note = (window as unknown as { noteHarm: (what: string) => void }).noteHarm;
    addEventListener('securitypolicyviolation', (event) =>
      note(`${event.violatedDirective}: ${event.blockedURI} at ${location.pathname}`),
    );
    Object.defineProperty(window, 'hit', {
      set: (by: unknown) => note(`a name ran: ${String(by)}`),
    });
  });
  // Whatever the page was to tell has been told before this.
  return async () => {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
    return harm;
  };
}

/** Elements that only a name could have made. */
const ofNames = (page: Page) => page.locator('img[src="x"], svg[onload], body script, [onerror]');

test('no page breaks its own security policy', async ({ page, staff }) => {
  const harm = await noteHarm(page);
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await signIn(page);
  for (const path of [
    '/',
    `/tournaments/${draft.tournament_id}`,
    `/drafts/${draft.id}`,
    '/sign-in',
    '/seat/nobody',
    '/invite/nobody',
    '/watch/nobody',
    '/account',
    '/accounts',
    '/nothing',
  ]) {
    await page.goto(path);
    await expect(page.locator('#root')).not.toBeEmpty();
    await page.waitForLoadState('networkidle');
    expect(await harm(), path).toEqual([]);
  }
});

test('names are text on every page, in toasts, the history, the title and exports', async ({
  page,
  staff,
}) => {
  const harm = await noteHarm(page);
  const draft = await staff.newDraft({ ...kSnake, names: kNames });
  const title = '<script>window.hit=6</script>';
  await staff.call('PATCH', `/tournaments/${draft.tournament_id}`, { name: title });
  await signIn(page);
  await expect(page.getByText(title).first()).toBeVisible();
  await page.goto(`/tournaments/${draft.tournament_id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  const names = page.getByRole('textbox', { name: /^Name/ });
  await expect(names).toHaveCount(kNames.length);
  for (const [index, name] of kNames.entries()) await expect(names.nth(index)).toHaveValue(name);

  await openRoom(page, draft.id);
  await staff.start(draft.id);
  await expect(page.getByTestId('on-clock')).toContainText(kNames[0]);
  await staff.pick(draft.id);
  await expect(toasts(page).first()).toHaveText(`${kNames[0]} picked ${kNames[2]} (Round 1)`);
  await page.getByTestId('draft-event-fab').click();
  const row = page.locator('[data-testid="draft-event-row"][data-event-type="player_picked"]');
  await expect(row).toContainText(`${kNames[0]} picked ${kNames[2]} (Round 1)`);
  expect(await page.title()).toContain(kNames[1]);
  await expect(ofNames(page)).toHaveCount(0);

  const exported = await page.request.get(`/api/v1/drafts/${draft.id}/export?format=csv`);
  const cells = (await exported.text()).split(/[\r\n,]+/);
  expect(cells).toContain(`'${kNames[2]}`);
  expect(cells.filter((cell) => /^"?[=+@\t-]/.test(cell))).toEqual([]);
  expect(await harm()).toEqual([]);
});

test('a name of a hundred letters without a space fits on a phone', async ({
  page,
  staff,
  anotherPage,
}) => {
  const kPhone = { width: 390, height: 844 };
  const name = `${test.info().workerIndex}${Date.now()}`.padEnd(100, 'W');
  const password = 'three words or more';
  const { link } = await staff.call<{ link: string }>('POST', '/invites', { role: 'organiser' });
  const draft = await staff.newDraft(kSnake);
  await staff.call('PATCH', `/tournaments/${draft.tournament_id}`, { visibility: 'private' });

  const owner = await anotherPage();
  await owner.setViewportSize(kPhone);
  await owner.goto(new URL(link).pathname);
  await owner.getByLabel('Name').fill(name);
  await owner.getByLabel('Password', { exact: true }).fill(password);
  await owner.getByRole('button', { name: 'Create my account' }).click();
  await expect(owner).toHaveURL('/');
  for (const [path, told] of [
    [`/tournaments/${draft.tournament_id}`, `You are signed in as ${name}.`],
    [`/drafts/${draft.id}`, `You are signed in as ${name}.`],
    ['/sign-in', `You are signed in as ${name}.`],
    ['/account', name],
  ] as const) {
    await owner.goto(path);
    await expect(owner.getByRole('main')).toContainText(told);
    await expectToFit(owner, path);
  }
  const other = await staff.call<{ link: string }>('POST', '/invites', { role: 'member' });
  await owner.goto(new URL(other.link).pathname);
  await owner.getByLabel('Name').fill(name);
  await owner.getByLabel('Password', { exact: true }).fill(password);
  await owner.getByRole('button', { name: 'Create my account' }).click();
  await expect(owner.getByLabel('Name')).toHaveAccessibleDescription(/already/);
  await expectToFit(owner, 'an invitation');

  await page.setViewportSize(kPhone);
  await signIn(page);
  await page.goto('/accounts');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  const scrollsSideways = () =>
    dialog.evaluate((element) => element.scrollWidth > element.clientWidth);
  await expect(dialog.getByRole('heading')).toContainText(name);
  expect(await scrollsSideways(), 'the title of a dialog').toBe(false);
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('status')).toContainText(`${name} is disabled`);
  await expectToFit(page, 'what was done');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(dialog.getByLabel(`Type “${name}” to confirm`)).toBeVisible();
  expect(await scrollsSideways(), 'what is to be typed').toBe(false);
});
