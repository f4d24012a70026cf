import type { Page } from '@playwright/test';
import type { AccountDetail, Role } from '@/api/accounts';
import { expect, expectToFit, kLooks, picture, signIn, test, type Staff } from './fixtures';

const kPassword = 'three words or more';

/** An account of its own for each test: they run beside each other on one server. */
function somebody(role: string): string {
  return `${role}-${test.info().workerIndex}-${Date.now()}`;
}

async function invitePath(staff: Staff, role: Role): Promise<string> {
  const { link } = await staff.call<{ link: string }>('POST', '/invites', { role });
  return new URL(link).pathname;
}

async function join(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(kPassword);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('button', { name })).toBeVisible();
}

async function signInAs(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Username').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function act(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

const done = (page: Page) => page.getByRole('status');

for (const { name: look, viewport } of kLooks) {
  test(`an admin invites, changes, disables and deletes an account, ${look}`, async ({
    page,
    anotherPage,
    context,
    baseURL,
  }) => {
    const name = somebody(look);
    await page.setViewportSize(viewport);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: baseURL ?? '',
    });
    await signIn(page);
    await page.getByRole('button', { name: 'morgan' }).click();
    await page.getByRole('menuitem', { name: 'Accounts' }).click();
    await page.getByRole('link', { name: 'Invitations' }).click();
    await page.getByRole('radio', { name: /^Member/ }).check();
    await page.getByRole('button', { name: 'Make a link' }).click();
    await page.getByRole('button', { name: 'QR code of the invitation link' }).click();
    await expect(page.getByRole('img', { name: 'The invitation link as a code' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Copy the invitation link' }).click();
    await expect(page.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(1);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await picture(page, `accounts-invitations-${look}`);
    await expectToFit(page, 'invitations');

    const other = await anotherPage();
    await other.setViewportSize(viewport);
    const path = new URL(link).pathname;
    await join(other, path, name);
    await other.goto(path);
    await expect(other.getByRole('alert')).toContainText('This link no longer works.');
    await other.goto('/accounts');
    await expect(other.getByRole('alert')).toContainText('This page is for admins.');

    await page.getByRole('link', { name: 'People' }).click();
    const row = page.getByRole('row', { name: new RegExp(name) });
    await expect(row).toContainText('Member');
    await act(page, name, 'Name and role');
    await page.getByRole('radio', { name: /^Organiser/ }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(done(page)).toHaveText(`${name} is an organiser.`);
    await expect(row).toContainText('Organiser');
    await other.goto('/');
    await expect(other.getByRole('button', { name: 'New tournament' })).toBeVisible();

    await act(page, name, 'Disable');
    await page.getByRole('button', { name: 'Disable' }).click();
    await expect(row).toContainText('Disabled');
    await picture(page, `accounts-people-${look}`);
    await expectToFit(page, 'people');
    await other.goto('/account');
    await expect(other.getByRole('alert')).toContainText('You are not signed in.');
    await signInAs(other, name, kPassword);
    await expect(other.getByRole('alert')).toBeVisible();
    await act(page, name, 'Enable');
    await page.getByRole('button', { name: 'Enable' }).click();
    await expect(done(page)).toHaveText(`${name} can sign in again.`);
    await signInAs(other, name, kPassword);
    await expect(other.getByRole('button', { name })).toBeVisible();

    await act(page, name, 'Delete');
    await page.getByLabel(`Type “${name}” to confirm`).fill(name);
    await page.getByRole('button', { name: 'Delete the account' }).click();
    await expect(done(page)).toHaveText(`${name} is deleted.`);
    await expect(row).toHaveCount(0);

    await page.getByRole('link', { name: 'Audit log' }).click();
    const log = page.getByRole('region', { name: 'Audit log' });
    await expect(log).toContainText(`morgan deleted the account ${name}`);
    await expect(log).toContainText(`morgan changed the role of ${name}`);
    await picture(page, `accounts-log-${look}`);
    await expectToFit(page, 'the log');
  });
}

test('who lost a password gets a link to choose a new one, once', async ({
  page,
  staff,
  anotherPage,
}) => {
  const name = somebody('forgetful');
  const other = await anotherPage();
  await join(other, await invitePath(staff, 'member'), name);
  await signIn(page);
  await page.goto('/accounts');
  await act(page, name, 'New password link');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('The password link', { exact: true }).inputValue();
  const path = new URL(link).pathname;
  const fresh = await anotherPage();
  await fresh.goto(path);
  await expect(fresh.getByLabel('Name')).toHaveValue(name);
  await fresh.getByLabel('Password', { exact: true }).fill('another one entirely');
  await fresh.getByRole('button', { name: 'Set the password' }).click();
  await expect(fresh.getByRole('button', { name })).toBeVisible();
  await fresh.goto(path);
  await expect(fresh.getByRole('alert')).toContainText('This link no longer works.');
  await signInAs(other, name, kPassword);
  await expect(other.getByRole('alert')).toBeVisible();
});

test('one’s own account: a new password, an export, out everywhere, and gone', async ({
  page,
  staff,
  anotherPage,
}) => {
  const name = somebody('own');
  await join(page, await invitePath(staff, 'organiser'), name);
  const second = await anotherPage();
  await signInAs(second, name, kPassword);
  await expect(second.getByRole('button', { name })).toBeVisible();

  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await page.getByLabel('Current password').fill('not this one');
  await page.getByLabel('New password').fill('another one entirely');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/is wrong/);
  await page.getByLabel('Current password').fill(kPassword);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('status')).toContainText('Your password is changed');
  await second.goto('/account');
  await expect(second.getByRole('alert')).toContainText('You are not signed in.');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  const file = await (await download).createReadStream();
  const text = (await file.toArray()).map(String).join('');
  expect(text).toContain(name);
  expect(() => void JSON.parse(text)).not.toThrow();

  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();

  await signInAs(page, name, 'another one entirely');
  await expect(page.getByRole('button', { name })).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Delete my account' })).toBeDisabled();
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  const { items } = await staff.call<{ items: AccountDetail[] }>('GET', '/accounts');
  expect(items.map((account) => account.name)).not.toContain(name);
});

test('an open invitation is listed, and taken back', async ({ page, staff }) => {
  const path = await invitePath(staff, 'admin');
  await signIn(page);
  await page.goto('/accounts?show=invitations');
  const open = page.getByRole('listitem').filter({ hasText: 'Invitation · Admin' });
  await expect(open).toHaveCount(1);
  await open.getByRole('button', { name: 'Take back' }).click();
  await expect(open).toHaveCount(0);
  await page.goto(path);
  await expect(page.getByRole('alert')).toContainText('This link no longer works.');
});

test('signing in goes back to where it was asked for, and nowhere else', async ({ page }) => {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await expect(page).toHaveURL('/sign-in?return=%2Faccount');
  await page.getByLabel('Username').fill('morgan');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/account');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('morgan');
});

test('without Discord there is no button for it', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('Username')).toBeVisible();
  await expect(page.getByText(/Discord/)).toHaveCount(0);
});

test('the list and its dialogs by keyboard alone', async ({ page, staff, anotherPage }) => {
  const name = somebody('keys');
  await join(await anotherPage(), await invitePath(staff, 'member'), name);
  await signIn(page);
  await page.goto('/accounts');
  const menu = page.getByRole('button', { name: `Actions for ${name}` });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^Organiser/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(done(page)).toHaveText(`${name} is an organiser.`);
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(menu).toBeFocused();
});
