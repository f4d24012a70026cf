// A page that does not start, or fails in a part, says so: never a blank page, and never without the board.
import {
  expect,
  expectToFit,
  kLooks,
  kSnake,
  openStarted,
  picture,
  signIn,
  test,
} from './fixtures';

test('a page whose script cannot be read says so, after a while that a slow line may need', async ({
  browser,
  league,
}) => {
  const page = await browser.newPage();
  await page.route(/assets\/index-.*\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'class A { static [ }' }),
  );
  await page.goto(league.server.url);
  const note = page.getByRole('heading', { name: 'Draftwire has not started' });
  await expect(note).toBeHidden();
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(note).toBeVisible();
  await expect(page.getByText('Safari 15.4')).toBeVisible();
  await page.unroute(/assets\/index-.*\.js/);
  await page.getByRole('link', { name: 'Load the page again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Draftwire has not started');
  await page.close();
});

test('a browser without scripts is told what is missing', async ({ browser, league }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(league.server.url);
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.getByText('has not started')).toBeHidden();
  await page.close();
});

test('when the pool fails the board and the turn stay, and the pool comes back when it is asked to', async ({
  page,
  staff,
}) => {
  await signIn(page);
  await openStarted(page, staff, kSnake);
  await page.evaluate(() => {
    const real = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollIntoView') ?? {};
    Element.prototype.scrollIntoView = () => {
      Object.defineProperty(Element.prototype, 'scrollIntoView', real);
      throw new TypeError('scrollIntoView is not a function');
    };
  });
  await page.getByTestId('pick-player').first().click();
  const fault = page.getByRole('alert');
  await expect(fault).toContainText('The pool cannot be shown');
  await expect(fault).toContainText('scrollIntoView is not a function');
  await expect(page.getByTestId('team-column')).toHaveCount(2);
  await expect(page.getByTestId('on-clock')).toContainText('Captain 1');
  for (const { name, viewport } of kLooks) {
    await page.setViewportSize(viewport);
    await expectToFit(page, 'a room without its pool');
    await picture(page, `fault-${name}`);
  }
  await fault.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('player-row')).toHaveCount(6);
  await expect(fault).toHaveCount(0);
});

test('on a phone what is written into has 16 pixels, so that the page is not zoomed to it', async ({
  page,
  staff,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/sign-in');
  const expectLarge = async () => {
    const fields = page.locator(
      'input:not([type=file], [type=radio], [type=checkbox]), select, textarea',
    );
    await expect(fields.first()).toBeVisible();
    const sizes = await fields.evaluateAll((all) =>
      all.map((field) => parseFloat(getComputedStyle(field).fontSize)),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  };
  await expectLarge();
  await signIn(page);
  const draft = await openStarted(page, staff, kSnake);
  await expectLarge();
  await page.goto(`/tournaments/${draft.tournament_id}`);
  await expectLarge();
  await page.getByRole('button', { name: 'Import players' }).click();
  await expectLarge();
});

test('rows of the pool that are out of sight keep the height that they have in sight', async ({
  page,
  staff,
}) => {
  const pool = Array.from({ length: 90 }, (_, index) => 4000 - index * 10);
  await openStarted(page, staff, { ...kSnake, pool });
  const heights = await page
    .getByTestId('player-row')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(new Set(heights).size).toBe(1);
});
