import { expect, test } from 'vitest';
import {
  mendedText,
  withCell,
  withUnreadRows,
  type Mended,
} from '@/features/tournament/mendedRoster';
import { countsSentence, importWords } from '@/features/tournament/rosterWords';
import { kPlainScale } from '@/words/rating';
import { aPreview, aRow } from '../../../test/a_roster';

const kNone: Mended = new Map();
/** No line is left out. */
const kIn: ReadonlySet<number> = new Set();
const kBad = {
  field: 'mmr',
  code: 'not_a_number',
  message: 'Line 4: the rating "54x" …',
  cell: '54x',
} as const;

test('a mended row stays on its line, and the others too', () => {
  const base = aPreview([aRow(2, { name: 'Zoë', mmr: 5400 }), aRow(5, { name: 'Bo', mmr: null })]);
  const { csv, reading } = mendedText(base, withCell(kNone, 5, 'mmr', '4.3k'), kIn, kPlainScale);
  expect(csv).toBe('\n"Zoë","5400"\n\n\n"Bo","4.3k"\n');
  expect(reading).toMatchObject({ headerLine: 0, columns: { name: 0, mmr: 1 } });
});

test('quotes, separators and formulas in names come back as they were', () => {
  const base = aPreview([aRow(1, { name: 'Nowak, "Ewa"' }), aRow(2, { name: '=Asta' })]);
  const { csv } = mendedText(base, kNone, kIn, kPlainScale);
  expect(csv).toBe('"Nowak, ""Ewa""","5000"\n"\'=Asta","5000"\n');
});

test('a rating goes with the decimals of the tournament', () => {
  const base = aPreview([aRow(1, { name: 'Asta', mmr: 8000 })]);
  const { csv, reading } = mendedText(base, kNone, kIn, { name: 'Elo', decimals: 3 });
  expect(csv).toBe('"Asta","8.000"\n');
  expect(reading.readScale).toBe('decimals');
});

test('a row with something unread is not sent before that is mended', () => {
  const base = aPreview([aRow(4, { name: 'Bo', mmr: null, status: 'bad', errors: [kBad] })]);
  const otherwise = withCell(kNone, 4, 'name', 'Boris');
  expect(mendedText(base, otherwise, kIn, kPlainScale).csv.trim()).toBe('');
  const shown = withUnreadRows(aPreview([]), base, otherwise, kIn);
  expect(shown.counts.bad).toBe(1);
  const mended = withCell(otherwise, 4, 'mmr', '5400');
  expect(mendedText(base, mended, kIn, kPlainScale).csv).toBe('\n\n\n"Boris","5400"\n');
});

test('a row that is no person is not sent, and is still shown', () => {
  const base = aPreview([aRow(2), aRow(3, { name: 'Total', mmr: null, status: 'not_a_person' })]);
  const mended = withCell(kNone, 2, 'mmr', '5100');
  expect(mendedText(base, mended, kIn, kPlainScale).csv).not.toContain('Total');
  const shown = withUnreadRows(aPreview([aRow(2)]), base, mended, kIn);
  expect(shown.rows.map(({ line }) => line)).toEqual([2, 3]);
  expect(countsSentence(shown.counts)).toBe('1 new; 1 is no person.');
});

test('counts are a sentence, and the button says what it will do', () => {
  const counts = { ...aPreview([]).counts, new: 31, update: 4, same: 5, unrated: 2 };
  expect(countsSentence(counts)).toBe('31 new, 4 updated, 5 unchanged; 2 have no rating.');
  expect(importWords(counts)).toBe('Add 31, update 4');
  expect(importWords({ ...counts, new: 0 })).toBe('Update 4');
  expect(importWords({ ...counts, new: 0, update: 0 })).toBe('Nothing to add');
});

test('a line that is left out is not in the text, and is still shown', () => {
  const base = aPreview([aRow(1), aRow(2)]);
  const leaveOut = new Set([2]);
  expect(mendedText(base, kNone, leaveOut, kPlainScale).csv).toBe('"Player 1","5000"\n');
  const shown = withUnreadRows(aPreview([aRow(1)]), base, kNone, leaveOut);
  expect(shown.rows.map((row) => row.left_out)).toEqual([false, true]);
  expect(shown.counts.new).toBe(1);
});
