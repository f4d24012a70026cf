// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '@/api/queries';
import type { Need, RosterPreview } from '@/api/roster';
import { ImportRoster } from '@/features/tournament/ImportRoster';
import { kPlainScale } from '@/words/rating';
import { aPlayer, aPreview, aRow } from '../../../test/a_roster';
import { fakeApi, type Asked } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

const kPreview = 'POST /tournaments/3/roster/preview';
const kUnrated = {
  field: 'mmr',
  code: 'unrated',
  message: 'Line 7: no rating. Type one, or leave Fay out.',
  cell: '',
} as const;
const kFay = aRow(7, { name: 'Fay', mmr: null, status: 'unrated', errors: [kUnrated] });

function show(answers: Readonly<Record<string, object>>, players = [aPlayer(9, 'Bo')]): Asked[] {
  const asked = fakeApi(answers);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <ImportRoster
        tournamentId={3}
        players={players}
        scale={kPlainScale}
        onDone={() => undefined}
      />
    </QueryClientProvider>,
  );
  return asked;
}

function paste(text: string): void {
  fireEvent.paste(document.body, { clipboardData: { getData: () => text, files: [] } });
}

const addButton = () =>
  screen.findByRole<HTMLButtonElement>('button', { name: /^(Add|Update|Nothing)/ });

test('the field has the focus, and what is pasted anywhere on the page is read', async () => {
  const asked = show({ [kPreview]: aPreview([aRow(2), aRow(3)]) });
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Roster' }));
  paste('name,mmr\nZoë,5400');
  await screen.findByText('2 new.');
  expect(asked[0]).toMatchObject({
    path: '/tournaments/3/roster/preview',
    body: 'name,mmr\nZoë,5400',
  });
  expect((await addButton()).textContent).toBe('Add 2');
});

test('a file goes as the bytes that it has', async () => {
  const asked = show({ [kPreview]: aPreview([aRow(2)]) });
  const file = new File([new Uint8Array([0x5a, 0x6f, 0xeb, 0x2c, 0x35])], 'roster.csv');
  fireEvent.drop(document.body, {
    dataTransfer: { getData: () => '', files: [file], types: ['Files'] },
  });
  await screen.findByText('1 new.');
  // Not UTF-8: it would be three bytes more, had it been read on the way.
  expect(asked[0]?.body).toBe('Zo\uFFFD,5');
});

test('what can’t be read is told where another list can be brought', async () => {
  show({
    [kPreview]: { status: 400, code: 'bad_request', detail: 'This is an .xlsx. Copy the cells.' },
  });
  paste('PK');
  await screen.findByText('This is an .xlsx. Copy the cells.');
  screen.getByRole('textbox', { name: 'Roster' });
});

test('a line without a rating stops the import until one is typed', async () => {
  const answer = (body: unknown): RosterPreview =>
    String(body).includes('4300')
      ? aPreview([aRow(2), aRow(7, { name: 'Fay', mmr: 4300 })])
      : aPreview([aRow(2), kFay]);
  const asked = show({ [kPreview]: answer });
  paste('anything');
  await screen.findByText('No rating. Type one, or leave Fay out.');
  expect((await addButton()).disabled).toBe(true);
  const cell = screen.getByRole<HTMLInputElement>('textbox', { name: 'MMR, line 7' });
  expect(cell.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(cell, { target: { value: '4300' } });
  fireEvent.blur(cell);
  await screen.findByText('2 new.');
  expect((await addButton()).disabled).toBe(false);
  expect(asked.at(-1)?.path).toContain('header_line=0');
  expect(asked.at(-1)?.body).toBe('\n"Player 2","5000"\n\n\n\n\n"Fay","4300"\n');
});

test('what was mended is imported as it was shown', async () => {
  const asked = show({
    [kPreview]: aPreview([aRow(2)]),
    'POST /tournaments/3/roster/import': { counts: aPreview([aRow(2)]).counts, items: [] },
  });
  paste('name,mmr\nZoë,5400');
  fireEvent.click(await addButton());
  await waitFor(() => expect(asked.at(-1)?.path).toBe('/tournaments/3/roster/import'));
  expect(asked.at(-1)?.body).toBe('name,mmr\nZoë,5400');
});

test('a line is left out, and taken in again', async () => {
  const asked = show({ [kPreview]: aPreview([aRow(2), aRow(3)]) });
  paste('anything');
  fireEvent.click(await screen.findByRole('button', { name: 'Leave Player 3 out' }));
  await waitFor(() => expect(asked.at(-1)?.path).toBe('/tournaments/3/roster/preview?leave_out=3'));
});

test('two equally good columns are asked about, and the answer is sent', async () => {
  const columns = ['name', 'mmr', 'elo'].map((title, index) => ({
    index,
    title,
    as: index === 0 ? ('name' as const) : null,
  }));
  const needs: Need[] = [
    { code: 'choose_rating_column', message: 'Which column is the rating?', columns: [1, 2] },
  ];
  const asked = show({ [kPreview]: aPreview([], { columns, needs }) });
  paste('anything');
  await screen.findByText('Which column is the rating?');
  fireEvent.click(screen.getByRole('button', { name: 'elo' }));
  await waitFor(() =>
    expect(asked.at(-1)?.path).toBe('/tournaments/3/roster/preview?columns=name%3A0%2Cmmr%3A2'),
  );
});

test('of two people with one name the one who is meant is chosen', async () => {
  const needs: Need[] = [
    { code: 'choose_person', message: 'Line 2: who?', line: 2, player_ids: [9, 10] },
  ];
  const asked = show({ [kPreview]: aPreview([aRow(2, { name: 'Bo' })], { needs }) }, [
    aPlayer(9, 'Bo', { mmr: 4100, positions: ['mid'] }),
    aPlayer(10, 'Bo', { mmr: 5200 }),
  ]);
  paste('anything');
  const row = within(await screen.findByRole('row', { name: /Who of the roster is this/ }));
  expect((await addButton()).disabled).toBe(true);
  fireEvent.click(row.getByRole('button', { name: 'Bo · MMR 4,100 · mid' }));
  await waitFor(() => expect(asked.at(-1)?.path).toContain('persons=2%3A9'));
});

test('the same person twice is one, until the organiser says that they are two', async () => {
  const twice = aRow(4, { name: 'PLAYER 2', status: 'duplicate' });
  const asked = show({ [kPreview]: aPreview([aRow(2), twice]) });
  paste('anything');
  await screen.findByText(/The same person as in line 2\?/);
  fireEvent.click(screen.getByRole('button', { name: 'They are two people' }));
  await waitFor(() => expect(asked.at(-1)?.path).toContain('also_people=4'));
});

test('a guessed encoding is shown by a name that would look otherwise', async () => {
  const encoding = { used: 'windows-1252', guessed: true, others: ['ISO-8859-2'] };
  const asked = show({ [kPreview]: aPreview([aRow(2), aRow(3, { name: 'Zoë' })], { encoding }) });
  paste('anything');
  await screen.findByText('Do these names look right?');
  screen.getByText('Zoë');
  fireEvent.change(screen.getByRole('combobox', { name: 'Read them as' }), {
    target: { value: 'ISO-8859-2' },
  });
  await waitFor(() => expect(asked.at(-1)?.path).toContain('encoding=ISO-8859-2'));
});

test('those without a rating get one together', async () => {
  const asked = show({ [kPreview]: aPreview([aRow(2), kFay]) });
  paste('anything');
  const field = await screen.findByRole('textbox', { name: 'MMR for those who have none' });
  fireEvent.change(field, { target: { value: '3000' } });
  fireEvent.click(screen.getByRole('button', { name: 'Give it this' }));
  await waitFor(() => expect(asked.at(-1)?.path).toContain('unrated_mmr=3000'));
});

test('a cell that was not understood is there to be mended, as the file has it', async () => {
  const error = {
    ...kUnrated,
    code: 'not_a_number',
    message: 'Line 7: not a number.',
    cell: '54OO',
  };
  show({ [kPreview]: aPreview([{ ...kFay, status: 'bad', errors: [error] }]) });
  paste('anything');
  const cell = await screen.findByRole<HTMLInputElement>('textbox', { name: 'MMR, line 7' });
  expect(cell.value).toBe('54OO');
});

test('more lines than fit into an address are left out of the text', async () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
  const unrated = Array.from({ length: 201 }, (_, index) => ({ ...kFay, line: index + 3 }));
  const answer = (body: unknown) =>
    aPreview(body === 'anything' ? [aRow(2), ...unrated] : [aRow(2)]);
  const asked = show({ [kPreview]: answer });
  paste('anything');
  fireEvent.click(await screen.findByRole('button', { name: 'Leave them out' }));
  await waitFor(() => expect(asked.at(-1)?.body).toBe('\n"Player 2","5000"\n'));
  expect(asked.at(-1)?.path).not.toContain('leave_out');
  await screen.findByText('1 new.');
});

test('who is on the roster already is updated, left alone or doubled, as one says', async () => {
  const asked = show({ [kPreview]: aPreview([aRow(2, { status: 'update', player_id: 9 })]) });
  paste('name,mmr\nBo,5400');
  const choice = await screen.findByLabelText<HTMLSelectElement>(
    'People who are on the roster already',
  );
  expect(choice.value).toBe('update');
  fireEvent.change(choice, { target: { value: 'skip' } });
  await waitFor(() =>
    expect(asked.at(-1)?.path).toBe('/tournaments/3/roster/preview?on_existing=skip'),
  );
});

test('a list of new people asks nothing about the roster', async () => {
  show({ [kPreview]: aPreview([aRow(2)]) });
  paste('name,mmr\nBo,5400');
  await screen.findByText('1 new.');
  expect(screen.queryByLabelText('People who are on the roster already')).toBeNull();
});
