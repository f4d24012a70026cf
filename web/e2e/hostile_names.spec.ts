import type { Page } from '@playwright/test';
import { expect, kSnake, openRoom, signIn, test, toasts } from './fixtures';

const kNames = [
  '<img src=x onerror="window.hit=1">',
  '"><script>window.hit=2</script>',
  "=cmd|' /C calc'!A0",
  '</title><svg onload=window.hit=3>',
  "{{constructor.constructor('window.hit=4')()}}",
  'javascript:window.hit=5',
  '@SUM(1+1)*cmd',
  '‏עברית‏ <b>',
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
  for (const name of kNames) await expect(page.getByText(name).first()).toBeVisible();

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
