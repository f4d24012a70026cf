// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Visibility } from '@/api/client';
import { createQueryClient } from '@/api/queries';
import Access from '@/features/tournament/Access';
import { mayRemove, removalWords } from '@/features/tournament/peopleRules';
import { RosterTable } from '@/features/tournament/RosterTable';
import { kPlainScale } from '@/words/rating';
import { aTournament } from '../../../test/a_tournament';
import { fakeApi, refusal } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

const kMorgan = { account_id: 1, name: 'morgan' };
const kCasey = { account_id: 2, name: 'casey' };
const kOrganiser = { id: 1, name: 'morgan', role: 'organiser' } as const;
const kAdmin = { id: 9, name: 'root', role: 'admin' } as const;

function show(visibility: Visibility, answers: Parameters<typeof fakeApi>[0] = {}) {
  const asked = fakeApi({
    'GET /session': { account: kOrganiser, seats: null },
    'GET /tournaments/3/organisers': { items: [kMorgan] },
    'GET /tournaments/3/members': { items: [kCasey] },
    'GET /tournaments/3/link': { link: 'https://draft.example/watch/first' },
    'POST /tournaments/3/link/rotate': { link: 'https://draft.example/watch/second' },
    'POST /tournaments/3/members': kCasey,
    'PATCH /tournaments/3': {},
    'DELETE /tournaments/3/members/2': null,
    ...answers,
  });
  const client = createQueryClient();
  const page = (shown: Visibility) => (
    <QueryClientProvider client={client}>
      <Access tournament={aTournament(3, { visibility: shown })} />
    </QueryClientProvider>
  );
  const { rerender } = render(page(visibility));
  return Object.assign(asked, { becomes: (next: Visibility) => rerender(page(next)) });
}

const sent = (asked: ReturnType<typeof show>) => asked.filter(({ method }) => method !== 'GET');

test('a public tournament has no link to guard; it becomes private after a question', async () => {
  const asked = show('public');
  await screen.findByText('casey');
  expect(screen.queryByLabelText('The watch link')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Make it private' }));
  expect(sent(asked)).toEqual([]);
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Make it private' }));
  await waitFor(() =>
    expect(sent(asked)).toEqual([
      { method: 'PATCH', path: '/tournaments/3', body: { visibility: 'private' } },
    ]),
  );
});

test('the question stays the one that was asked while its answer is under way', async () => {
  const asked = show('public', {
    'PATCH /tournaments/3': () => new Promise<null>(() => undefined),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Make it private' }));
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Make it private' }));
  asked.becomes('private');
  expect(dialog.getByRole('heading').textContent).toBe('Make this tournament private?');
  expect(dialog.queryByRole('button', { name: 'Make it public' })).toBeNull();
});

test('a new watch link takes the place of the old one after a question', async () => {
  const asked = show('private');
  const field = await screen.findByLabelText<HTMLInputElement>('The watch link');
  expect(field.value).toBe('https://draft.example/watch/first');
  fireEvent.click(screen.getByRole('button', { name: 'New link' }));
  expect(sent(asked)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Make a new link' }));
  await waitFor(() => expect(field.value).toBe('https://draft.example/watch/second'));
});

test('a member is added by the name of the account, and removed after a question', async () => {
  const asked = show('private');
  const members = within(await screen.findByRole('region', { name: 'Members' }));
  const field = members.getByLabelText<HTMLInputElement>('Add a member');
  fireEvent.change(field, { target: { value: ' casey ' } });
  fireEvent.click(members.getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(field.value).toBe(''));
  fireEvent.click(await members.findByRole('button', { name: 'Remove the member casey' }));
  expect(sent(asked)).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(sent(asked)).toHaveLength(2));
  expect(sent(asked)).toEqual([
    { method: 'POST', path: '/tournaments/3/members', body: { account: 'casey' } },
    { method: 'DELETE', path: '/tournaments/3/members/2', body: null },
  ]);
});

test('a name that nobody has is told of beside the field, without the server’s name for it', async () => {
  show('private', { 'POST /tournaments/3/members': refusal('account', 'there is nobody') });
  const members = within(await screen.findByRole('region', { name: 'Members' }));
  const field = members.getByLabelText('Add a member');
  fireEvent.change(field, { target: { value: 'nobody' } });
  fireEvent.click(members.getByRole('button', { name: 'Add' }));
  await members.findByText('there is nobody');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field);
  expect(members.queryByRole('alert')).toBeNull();
});

test('what was done is said, and the keyboard goes on from the heading when its button is gone', async () => {
  const lists = [{ items: [kCasey] }];
  show('private', { 'GET /tournaments/3/members': () => lists.shift() ?? { items: [] } });
  const members = within(await screen.findByRole('region', { name: 'Members' }));
  const remove = await members.findByRole('button', { name: 'Remove the member casey' });
  remove.focus();
  fireEvent.click(remove);
  const dialog = within(screen.getByRole('dialog'));
  expect(members.getByRole('status', { hidden: true }).textContent).toBe('');
  fireEvent.click(dialog.getByRole('button', { name: 'Remove' }));
  const heading = members.getByRole('heading', { name: 'Members', hidden: true });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(members.getByRole('status').textContent).toBe('casey is removed.');
});

test('a question that is not answered gives the keyboard back', async () => {
  show('public');
  const opener = await screen.findByRole('button', { name: 'Make it private' });
  opener.focus();
  fireEvent.click(opener);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(document.activeElement).toBe(opener));
});

test('the last organiser is removed by an admin only', () => {
  expect(mayRemove('organisers', [kMorgan], kOrganiser)).toBe(false);
  expect(mayRemove('organisers', [kMorgan, kCasey], kOrganiser)).toBe(true);
  expect(mayRemove('organisers', [kMorgan], kAdmin)).toBe(true);
  expect(mayRemove('members', [kCasey], kOrganiser)).toBe(true);
});

test('who removes themselves is told what they lose', () => {
  expect(removalWords('organisers', kMorgan, kOrganiser).title).toBe('Remove yourself?');
  expect(removalWords('organisers', kCasey, kOrganiser).title).toBe('Remove casey?');
});

test.each([
  ['staff', true],
  ['nobody else', false],
])('Discord ids are shown to %s', (_, isStaff) => {
  const player = {
    id: 1,
    tournament_id: 3,
    name: 'Anouk',
    mmr: 5100,
    positions: [],
    account_id: null,
    discord_id: '80351110224678912',
    is_out: false,
  };
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RosterTable tournamentId={3} players={[player]} scale={kPlainScale} isStaff={isStaff} />
    </QueryClientProvider>,
  );
  expect(screen.queryAllByText('80351110224678912').length > 0).toBe(isStaff);
});
