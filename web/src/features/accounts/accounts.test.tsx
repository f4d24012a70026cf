// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { AccountDetail, Role } from '@/api/accounts';
import { createQueryClient } from '@/api/queries';
import { actionsFor, shownAccounts } from '@/features/accounts/accountList';
import AccountPage from '@/features/accounts/AccountPage';
import AccountsPage from '@/features/accounts/AccountsPage';
import { fakeApi, refusal, type ProblemAnswer } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

function account(id: number, name: string, rest: Partial<AccountDetail> = {}): AccountDetail {
  return {
    id,
    name,
    role: 'member',
    disabled_at: null,
    discord_id: null,
    has_password: true,
    created_at: '2026-01-02T10:00:00.000Z',
    last_seen_at: null,
    ...rest,
  };
}

const kMorgan = account(1, 'morgan', { role: 'admin' });
const kCasey = account(2, 'casey', { role: 'organiser' });

function ways(discord: boolean, own = { password: true, discord: false }) {
  return { password: true, discord, own };
}

function session(role: Role | null) {
  return { account: role === null ? null : { id: 1, name: 'morgan', role }, seats: null };
}

function show(page: 'account' | 'accounts', answers: Parameters<typeof fakeApi>[0], search = '') {
  const asked = fakeApi({ 'GET /accounts': { items: [kMorgan, kCasey] }, ...answers });
  const place = memoryLocation({ path: `/${page}${search}`, record: true });
  const client = createQueryClient();
  render(
    <QueryClientProvider client={client}>
      <Router hook={place.hook} searchHook={place.searchHook}>
        {page === 'account' ? <AccountPage /> : <AccountsPage />}
      </Router>
    </QueryClientProvider>,
  );
  return { asked, place, client };
}

const kRefused: ProblemAnswer = { status: 403, code: 'forbidden', detail: 'Not now.' };

/** What was begun without a timer has been done, and is drawn. */
const settled = () => act(async () => {});

test.each([
  ['nobody', null, 'Sign in as an admin'],
  ['a member', 'member', 'Ask an admin'],
  ['an organiser', 'organiser', 'Ask an admin'],
] as const)(
  '%s is told that accounts are for admins, and nothing is asked',
  async (_, role, told) => {
    const { asked } = show('accounts', { 'GET /session': session(role) });
    expect((await screen.findByRole('alert')).textContent).toContain(told);
    expect(asked.map(({ path }) => path)).toEqual(['/session']);
  },
);

test('who signs in for the log comes back to the log', async () => {
  show('accounts', { 'GET /session': session(null) }, '?show=log');
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link.getAttribute('href')).toBe('/sign-in?return=%2Faccounts%3Fshow%3Dlog');
});

test('one’s own row has no way to lock oneself out', async () => {
  show('accounts', { 'GET /session': session('admin') });
  const own = await screen.findByRole('row', { name: /morgan/ });
  expect(within(own).queryByRole('button')).toBeNull();
  expect(within(own).getByRole('link', { name: 'Your account' })).toBeTruthy();
  const other = screen.getByRole('row', { name: /casey/ });
  expect(within(other).getByRole('button', { name: 'Actions for casey' })).toBeTruthy();
  expect(actionsFor(kMorgan, 1)).toEqual([]);
});

test('what may be done depends on whether the account is disabled', () => {
  const disabled = account(2, 'casey', { disabled_at: '2026-01-03T10:00:00.000Z' });
  expect(actionsFor(kCasey, 1)).toContain('disable');
  expect(actionsFor(kCasey, 1)).not.toContain('enable');
  expect(actionsFor(disabled, 1)).toContain('enable');
  expect(actionsFor(disabled, 1)).not.toContain('disable');
});

test('the list is by name, and the search finds a part of it in any case', () => {
  const all = [account(1, 'Zoë'), account(2, 'anouk'), account(3, 'Basile')];
  expect(shownAccounts(all, '').map(({ name }) => name)).toEqual(['anouk', 'Basile', 'Zoë']);
  expect(shownAccounts(all, ' ZO').map(({ name }) => name)).toEqual(['Zoë']);
});

test('the search can be emptied however short the list has become', async () => {
  const many = Array.from({ length: 9 }, (_, i) => account(i + 1, `person ${i + 1}`));
  const lists = [{ items: many }, { items: many.slice(0, 2) }];
  const { client } = show('accounts', {
    'GET /session': session('admin'),
    'GET /accounts': () => lists.shift() ?? null,
  });
  const field = await screen.findByRole('searchbox');
  fireEvent.change(field, { target: { value: 'person 9' } });
  await act(() => client.invalidateQueries({ queryKey: ['accounts'] }));
  await screen.findByText('No player has that name.');
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '' } });
  expect(screen.getByRole('row', { name: /person 2/ })).toBeTruthy();
});

test.each(['account', 'accounts'] as const)(
  'the page %s says when it could not be loaded, and is asked for again',
  async (page) => {
    const answers: object[] = [kRefused];
    show(page, { 'GET /session': () => answers.shift() ?? session('admin') });
    await screen.findByText('Not now.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: page === 'account' ? /morgan/ : 'Accounts' });
  },
);

test.each([
  ['a session that ended asks who is asking', 'not_signed_in', 2],
  ['a wrong password does not', 'wrong_credentials', 1],
])('%s', async (_, code, times) => {
  const sessions = [session('admin')];
  const { asked } = show('account', {
    'GET /session': () => sessions.shift() ?? session(null),
    'GET /sign-in': ways(true),
    'POST /accounts/1/password': { status: 401, code, detail: 'No.' },
  });
  const field = await screen.findByLabelText('New password');
  fireEvent.change(field, { target: { value: 'a good long one' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  await screen.findByText(times === 2 ? 'You are not signed in.' : 'No.');
  await settled();
  expect(asked.filter(({ path }) => path === '/session')).toHaveLength(times);
});

test('a list that is refused for want of a session asks who is asking', async () => {
  const sessions = [session('admin')];
  show('accounts', {
    'GET /session': () => sessions.shift() ?? session(null),
    'GET /accounts': { status: 401, code: 'not_signed_in', detail: 'Sign in first.' },
  });
  await screen.findByText('Sign in as an admin to see it.');
});

test('what is being typed outlives a list that could not be asked for again', async () => {
  const lists: object[] = [{ items: [kMorgan, kCasey] }, kRefused];
  const { client } = show('accounts', {
    'GET /session': session('admin'),
    'GET /accounts': () => lists.shift() ?? null,
    'POST /accounts/2/password-link': {
      link: 'https://draft.example/invite/secret',
      expires_at: '2026-01-19T18:30:05.123Z',
    },
  });
  fireEvent.keyDown(await screen.findByRole('button', { name: 'Actions for casey' }), {
    key: 'Enter',
  });
  fireEvent.click(await screen.findByRole('menuitem', { name: /password link/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Make the link' }));
  await screen.findByText('Not now.');
  const link = screen.getByLabelText<HTMLInputElement>('The password link');
  expect(link.value).toBe('https://draft.example/invite/secret');
  expect(client.isFetching()).toBe(0);
});

test('the keyboard goes on from the heading when an account is deleted', async () => {
  const lists = [{ items: [kMorgan, kCasey] }];
  show('accounts', {
    'GET /session': session('admin'),
    'GET /accounts': () => lists.shift() ?? { items: [kMorgan] },
    'DELETE /accounts/2': null,
  });
  fireEvent.keyDown(await screen.findByRole('button', { name: 'Actions for casey' }), {
    key: 'Enter',
  });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'casey' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Delete the account' }));
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  expect(screen.getByRole('status').textContent).toBe('casey is deleted.');
});

test('an account is linked with Discord where that is possible, and unlinked again', async () => {
  show('account', { 'GET /session': session('member'), 'GET /sign-in': ways(true) });
  const link = await screen.findByRole('link', { name: 'Link with Discord' });
  expect(link.getAttribute('href')).toBe('/api/v1/sign-in/discord?return=%2Faccount&link=true');
  cleanup();
  const { asked } = show('account', {
    'GET /session': session('member'),
    'GET /sign-in': ways(false, { password: true, discord: true }),
    'DELETE /accounts/1/discord': null,
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Unlink' }));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Unlink' }));
  await settled();
  expect(asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual([
    '/accounts/1/discord',
  ]);
});

test('an account is deleted only once its name was typed', async () => {
  const { asked } = show('account', {
    'GET /session': session('organiser'),
    'GET /sign-in': ways(false),
    'DELETE /accounts/1': null,
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Delete my account' }));
  const dialog = within(screen.getByRole('dialog'));
  const button = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete my account' });
  const field = dialog.getByLabelText('Type “morgan” to confirm');
  const deletes = () => asked.filter(({ method }) => method === 'DELETE');
  fireEvent.change(field, { target: { value: 'morga' } });
  expect(button.disabled).toBe(true);
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  await settled();
  expect(deletes()).toEqual([]);
  fireEvent.change(field, { target: { value: 'morgan' } });
  fireEvent.click(button);
  await waitFor(() => expect(deletes().map(({ path }) => path)).toEqual(['/accounts/1']));
});

test('the server’s refusal stays on the page', async () => {
  show('account', {
    'GET /session': session('admin'),
    'GET /sign-in': ways(false),
    'DELETE /accounts/1': { status: 409, code: 'last_admin', detail: 'There must be an admin.' },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Delete my account' }));
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'morgan' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Delete my account' }));
  await screen.findByText('There must be an admin.');
  await settled();
  expect(screen.getByRole('dialog').textContent).toContain('There must be an admin.');
});

test('a first password needs none that it replaces', async () => {
  const { asked } = show('account', {
    'GET /session': session('member'),
    'GET /sign-in': ways(true, { password: false, discord: true }),
    'POST /accounts/1/password': null,
  });
  await screen.findByRole('button', { name: 'Unlink' });
  expect(screen.queryByLabelText('Current password')).toBeNull();
  const field = screen.getByLabelText('New password');
  fireEvent.change(field, { target: { value: 'a good long one' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  await screen.findByText(/Your password is changed/);
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
    password: 'a good long one',
  });
  expect(screen.getByLabelText<HTMLInputElement>('New password').value).toBe('');
});

test.each([
  ['is none', refusal('name', 'is no name')],
  ['is another’s', { status: 409, code: 'name_taken', detail: 'is no name' }],
])('a new name that %s is told of beside the name', async (_, answer) => {
  show('accounts', { 'GET /session': session('admin'), 'PATCH /accounts/2': answer });
  const menu = await screen.findByRole('button', { name: 'Actions for casey' });
  fireEvent.keyDown(menu, { key: 'Enter' });
  fireEvent.click(await screen.findByRole('menuitem', { name: /Name and role/ }));
  const field = screen.getByLabelText('Name');
  fireEvent.change(field, { target: { value: 'morgan' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('is no name');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a current password that is missing is told of beside it', async () => {
  show('account', {
    'GET /session': session('member'),
    'GET /sign-in': ways(true),
    'POST /accounts/1/password': refusal('current_password', 'is required'),
  });
  const field = await screen.findByLabelText('New password');
  fireEvent.change(field, { target: { value: 'a good long one' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  await screen.findByText('is required');
  const current = screen.getByLabelText('Current password');
  expect(current.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(current);
  expect(screen.queryByRole('alert')).toBeNull();
});

const kMade = {
  id: 4,
  kind: 'invite',
  role: 'member',
  account_id: null,
  account_name: null,
  created_at: '2026-01-12T18:30:05.123Z',
  expires_at: '2026-01-19T18:30:05.123Z',
};

/** The page of invitations, of which one is made; `list` is what is open by then. */
async function makeInvitation(list: () => object) {
  const shown = show(
    'accounts',
    {
      'GET /session': session('admin'),
      'GET /invites': list,
      'POST /invites': { ...kMade, link: 'https://draft.example/invite/secret' },
      'DELETE /invites/4': null,
    },
    '?show=invitations',
  );
  fireEvent.click(await screen.findByRole('radio', { name: /^Member/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  const link = await screen.findByLabelText<HTMLInputElement>('The invitation link');
  return { ...shown, link };
}

test('an invitation’s link is shown when it is made, with the time until which it works', async () => {
  const { asked, link } = await makeInvitation(() => ({ items: [kMade] }));
  expect(link.value).toBe('https://draft.example/invite/secret');
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ role: 'member' });
  expect(screen.getByText(/^It works once, until /).textContent).toMatch(/ \d\d:\d\d:05\. /);
});

test('an invitation that was taken back is not offered any more', async () => {
  const lists = [{ items: [] }, { items: [kMade] }];
  await makeInvitation(() => lists.shift() ?? { items: [] });
  const button = screen.getByRole('button', { name: /^Take back/ });
  button.focus();
  fireEvent.click(button);
  await waitFor(() => expect(screen.queryByLabelText('The invitation link')).toBeNull());
  expect(screen.getByText('The link is taken back.').role).toBe('status');
  expect(document.activeElement?.textContent).toBe('Not used yet');
});

test('a link that is shown once outlives a list that did not come', async () => {
  const lists: object[] = [{ items: [] }, kRefused];
  const { link } = await makeInvitation(() => lists.shift() ?? kRefused);
  await screen.findByText('Not now.');
  expect(link.isConnected).toBe(true);
});

function logPage(from: number, count: number) {
  return {
    items: Array.from({ length: count }, (_, i) => ({
      id: from - i,
      at: '2026-01-12T18:30:05.123Z',
      action: 'signed_in',
      actor: { id: 1, name: `person ${from - i}` },
      subject: '',
      detail: '',
      address: '192.0.2.7',
    })),
  };
}

test('the log shows older entries until there are none', async () => {
  show(
    'accounts',
    {
      'GET /session': session('admin'),
      'GET /audit?limit=50': logPage(60, 50),
      'GET /audit?limit=50&before=11': logPage(10, 10),
    },
    '?show=log',
  );
  await screen.findByText('person 60');
  fireEvent.click(screen.getByRole('button', { name: 'Show older ones' }));
  await screen.findByText('person 1');
  expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull();
});

test('older entries that did not come are told of where they were asked for', async () => {
  show(
    'accounts',
    {
      'GET /session': session('admin'),
      'GET /audit?limit=50': logPage(60, 50),
      'GET /audit?limit=50&before=11': kRefused,
    },
    '?show=log',
  );
  const more = await screen.findByRole('button', { name: 'Show older ones' });
  fireEvent.click(more);
  const told = await screen.findByRole('alert');
  expect(told.textContent).toBe('Not now.');
  expect(more.parentElement?.contains(told)).toBe(true);
});
