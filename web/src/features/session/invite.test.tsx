// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Invitation } from '@/api/accounts';
import { createQueryClient } from '@/api/queries';
import { passwordFault } from '@/components/passwordRule';
import InvitePage from '@/features/session/InvitePage';
import { fakeApi, type ProblemAnswer } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

const kInvite: Invitation = {
  kind: 'invite',
  role: 'organiser',
  name: null,
  expires_at: '2026-01-19T18:30:05.123Z',
};
const kGone: ProblemAnswer = { status: 404, code: 'invitation_not_found', detail: 'No.' };
const kTaken: ProblemAnswer = { status: 409, code: 'name_taken', detail: 'That name is taken.' };
const kSession = { account: null, seats: null };
const kAccepted = { account: { id: 2, name: 'casey', role: 'organiser' } };

function open(invitation: Invitation | ProblemAnswer, accepted: object = kAccepted) {
  const asked = fakeApi({
    'GET /session': kSession,
    'POST /invitation': invitation,
    'POST /invitation/accept': accepted,
  });
  const place = memoryLocation({ path: '/invite/token', record: true });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Router hook={place.hook}>
        <InvitePage token="token" />
      </Router>
    </QueryClientProvider>,
  );
  const accepts = () => asked.filter(({ path }) => path === '/invitation/accept');
  return { accepts, place };
}

async function fill(name: string | null, password: string) {
  const field = await screen.findByLabelText('Password');
  if (name !== null) fireEvent.change(screen.getByLabelText('Name'), { target: { value: name } });
  fireEvent.change(field, { target: { value: password } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
}

test('an invitation says what it is for, and makes the account', async () => {
  const { accepts, place } = open(kInvite);
  await screen.findByRole('heading', { name: 'You are invited' });
  expect(screen.getByText(/You will be an organiser/)).toBeTruthy();
  await fill(' casey ', 'a good long one');
  await waitFor(() => expect(place.history.at(-1)).toBe('/'));
  expect(accepts()).toEqual([
    {
      method: 'POST',
      path: '/invitation/accept',
      body: { token: 'token', name: 'casey', password: 'a good long one' },
    },
  ]);
});

test('a link for a new password names its owner, and sends no name', async () => {
  const { accepts } = open({ ...kInvite, kind: 'password', name: 'casey' });
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  expect([name.value, name.readOnly]).toEqual(['casey', true]);
  await fill(null, 'a good long one');
  await waitFor(() => expect(accepts()).toHaveLength(1));
  expect(accepts()[0]?.body).toEqual({ token: 'token', password: 'a good long one' });
});

test('a password that is too short is not sent, and the field says why', async () => {
  const { accepts } = open(kInvite);
  await fill('casey', 'short');
  const field = screen.getByLabelText('Password');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field);
  expect(screen.getByText('The password needs at least 8 characters.')).toBeTruthy();
  expect(accepts()).toEqual([]);
});

test('a name that is taken is told beside the name', async () => {
  open(kInvite, kTaken);
  await fill('morgan', 'a good long one');
  await screen.findByText('That name is taken.');
  const name = screen.getByLabelText('Name');
  expect(name.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(name);
});

test('a link that was used says so, and what to do', async () => {
  open(kGone);
  const told = await screen.findByRole('alert');
  expect(told.textContent).toContain('This link no longer works.');
  expect(told.textContent).toContain('ask whoever sent it for a new one');
  expect(screen.queryByLabelText('Password')).toBeNull();
});

test('what is typed can be read', async () => {
  open(kInvite);
  const field = await screen.findByLabelText<HTMLInputElement>('Password');
  const toggle = screen.getByRole('button', { name: 'Show what is typed' });
  expect([field.type, toggle.getAttribute('aria-pressed')]).toEqual(['password', 'false']);
  fireEvent.click(toggle);
  expect([field.type, toggle.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
});

test('a password is measured in characters as people count them', () => {
  expect(passwordFault('1234567')).not.toBeNull();
  expect(passwordFault('12345678')).toBeNull();
  expect(passwordFault('🐉🐉🐉🐉')).not.toBeNull();
  expect(passwordFault('🐉'.repeat(256))).toBeNull();
  expect(passwordFault('x'.repeat(257))).not.toBeNull();
});
