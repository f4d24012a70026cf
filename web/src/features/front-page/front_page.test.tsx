// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '@/api/queries';
import { FrontPage } from '@/features/front-page/FrontPage';
import { kVisibilityWords } from '@/words/visibility';
import { aTournament } from '../../../test/a_tournament';
import { fakeApi, refusal } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

function show(answers: Parameters<typeof fakeApi>[0] = {}) {
  fakeApi({
    'GET /session': { account: { id: 1, name: 'morgan', role: 'organiser' }, seats: null },
    'GET /tournaments': { items: [] },
    ...answers,
  });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <FrontPage />
    </QueryClientProvider>,
  );
}

test('who sees a private tournament is said in the same words before and after it is made', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'New tournament' }));
  expect(screen.getByText(kVisibilityWords.private.note)).toBeTruthy();
});

test('a name that a new tournament can’t have is told of beside the name', async () => {
  show({ 'POST /tournaments': refusal('name', 'is no name') });
  fireEvent.click(await screen.findByRole('button', { name: 'New tournament' }));
  const field = screen.getByRole('textbox', { name: 'Name' });
  fireEvent.change(field, { target: { value: 'x' } });
  fireEvent.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByText('is no name');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('older tournaments are a click away, for as long as there are any', async () => {
  const older = '/tournaments?before=2&limit=2';
  show({
    'GET /tournaments': {
      items: [aTournament(3, { name: 'Third' }), aTournament(2, { name: 'Second' })],
      next: `/api/v1${older}`,
    },
    [`GET ${older}`]: { items: [aTournament(1, { name: 'First' })] },
  });
  await screen.findByText('Second');
  expect(screen.queryByText('First')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show older' }));
  await screen.findByText('First');
  expect(screen.getByText('Third')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
});
