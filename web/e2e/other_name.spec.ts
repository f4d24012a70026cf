// The site behind an nginx that says another name to the server than the one in the browser's address bar: its default.
import type { Page } from '@playwright/test';
import { expect, expectToFit, kLooks, kSnake, picture, test as base, type Staff } from './fixtures';
import { Proxy } from './proxy';

const kOtherName = 'This site is served under another name than the server expects';

const test = base.extend<{ front: Proxy }>({
  front: async ({ league }, provide) => {
    const proxy = await Proxy.before(league.server.url, '$proxy_host');
    await provide(proxy);
    await proxy.destroy();
  },
});

async function aDraft(staff: Staff) {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  return draft;
}

const inTheme = (page: Page, theme: string) =>
  page.addInitScript((chosen) => localStorage.setItem('draftwire.theme', chosen), theme);

const state = (page: Page) => page.getByTestId('connection-state');

for (const { name: look, viewport } of kLooks) {
  for (const theme of ['dark', 'light'] as const) {
    test(`a room that was never live says so, and how it is mended, ${look}, ${theme}`, async ({
      page,
      front,
      staff,
    }) => {
      const draft = await aDraft(staff);
      await inTheme(page, theme);
      await page.setViewportSize(viewport);
      await page.goto(`${front.url}/drafts/${draft.id}`);
      await expect(page.getByRole('heading')).toHaveText(kOtherName);
      await expect(page.getByText('The connection was lost.')).toHaveCount(0);
      const help = page.getByRole('alert');
      await expect(help).toContainText(`--public-url ${front.url}`);
      await expect(help).toContainText('proxy_set_header Host $http_host;');
      await expectToFit(page, 'the room under another name');
      await picture(page, `other-name-alone-${look}-${theme}`);

      await front.passOn('$http_host');
      await expect(state(page)).toHaveAttribute('data-state', 'live', { timeout: 30_000 });
      await expect(page.getByText(kOtherName)).toHaveCount(0);
    });

    test(`a room that was live keeps what it has, ${look}, ${theme}`, async ({
      page,
      front,
      staff,
    }) => {
      const draft = await aDraft(staff);
      await staff.pick(draft.id);
      await front.passOn('$http_host');
      await inTheme(page, theme);
      await page.setViewportSize(viewport);
      await page.goto(`${front.url}/drafts/${draft.id}`);
      await expect(state(page)).toHaveAttribute('data-state', 'live');

      await front.passOn('$proxy_host');
      await expect(page.getByRole('alert').filter({ hasText: kOtherName })).toBeVisible();
      await expect(state(page)).toHaveAttribute('title', kOtherName);
      await expect(page.getByTestId('draft-board')).toBeVisible();
      await expect(page.getByTestId('draft-board')).toContainText('Player 1');
      await expectToFit(page, 'the room with the banner');
      await picture(page, `other-name-room-${look}-${theme}`);
      await page.getByText('How its operator mends that').click();
      await expect(page.getByText(`--public-url ${front.url}`)).toBeVisible();
      await expectToFit(page, 'the room with the whole banner');
      await picture(page, `other-name-room-help-${look}-${theme}`);

      await front.passOn('$http_host');
      await staff.pick(draft.id);
      await expect(page.getByTestId('draft-event-count')).toHaveText('6', { timeout: 30_000 });
      await expect(page.getByText(kOtherName)).toHaveCount(0);
    });
  }

  test(`signing in and a seat link say so, ${look}`, async ({ page, front, staff }) => {
    const draft = await aDraft(staff);
    await page.setViewportSize(viewport);
    await page.goto(`${front.url}/sign-in`);
    await page.getByLabel('Username').fill('morgan');
    await page.getByLabel('Password').fill('any password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: kOtherName })).toBeVisible();
    await expectToFit(page, 'signing in under another name');
    await picture(page, `other-name-sign-in-${look}`);

    const path = await staff.seatPath(draft.id, draft.teams[0]?.id ?? 0);
    await page.goto(front.url + path);
    await expect(page.getByRole('heading')).toHaveText(kOtherName);
    await picture(page, `other-name-seat-${look}`);
  });
}

test('a server that is down is another matter', async ({ page, front, staff, league }) => {
  const draft = await aDraft(staff);
  await front.passOn('$http_host');
  await page.goto(`${front.url}/drafts/${draft.id}`);
  await expect(state(page)).toHaveAttribute('data-state', 'live');
  await league.server.kill();
  try {
    const asked = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await expect(state(page)).toHaveAttribute('title', 'The connection was lost.');
    expect((await asked).status()).toBe(502);
    await expect(page.getByText(kOtherName)).toHaveCount(0);
  } finally {
    await league.server.start();
  }
  await expect(state(page)).toHaveAttribute('data-state', 'live', { timeout: 30_000 });
});
