import { expect, test } from 'vitest';
import { badLines, csvRecords, previewRows, readRoster } from '@/features/tournament/rosterText';
import {
  moveCaptain,
  roundCount,
  suggestCaptains,
  toggleCaptain,
} from '@/features/tournament/captainChoice';

test('a CSV file goes to the server as it is', () => {
  const csv = 'name,mmr,positions\n"Nowak, Ewa ""Lynx""",5200,"1;2"\n';
  expect(readRoster(`\uFEFF${csv.replaceAll('\n', '\r\n')}`)).toMatchObject({
    csv,
    playerCount: 1,
    addedLines: 0,
  });
});

test('cells copied from a sheet become CSV, with a header when they have none', () => {
  const roster = readRoster('Zoë Brännström\t5200\t1\nNowak, Ewa\t4900\t');
  expect(roster.csv).toBe('name,mmr,positions\nZoë Brännström,5200,1\n"Nowak, Ewa",4900,\n');
  expect(roster.playerCount).toBe(2);
});

test('a bad line is shown by its number in what was pasted', () => {
  const roster = readRoster('Anouk,5100\nBasile,');
  const shown = badLines(roster, [
    { field: 'mmr', line: 3, message: 'line 3: a rating is required' },
    { field: '', message: 'something about the whole' },
  ]);
  expect(shown).toEqual([
    { line: 2, text: 'Basile,', message: 'a rating is required' },
    { line: null, text: '', message: 'something about the whole' },
  ]);
});

test('nothing pasted is nobody', () => {
  expect(readRoster('').playerCount).toBe(0);
  expect(readRoster('name,mmr\n').playerCount).toBe(0);
});

const players = [5100, 4700, 4900].map((mmr, index) => ({
  id: index + 1,
  tournament_id: 1,
  name: `P${index}`,
  mmr,
  positions: [],
  account_id: null,
  discord_id: null,
  is_out: false,
}));

test('captains are suggested from the top, from the bottom or by chance', () => {
  expect(suggestCaptains(players, 2, 'highest', Math.random)).toEqual([1, 3]);
  expect(suggestCaptains(players, 2, 'lowest', Math.random)).toEqual([2, 3]);
  const dice = [0.9, 0.1, 0.5];
  expect(suggestCaptains(players, 2, 'random', () => dice.shift() ?? 0)).toEqual([2, 3]);
});

test('captains move within the list and the ends hold', () => {
  expect(moveCaptain([1, 2, 3], 3, -1)).toEqual([1, 3, 2]);
  expect(moveCaptain([1, 2, 3], 1, -1)).toEqual([1, 2, 3]);
  expect(moveCaptain([1, 2, 3], 1, 5)).toEqual([2, 3, 1]);
  expect(toggleCaptain([1, 2], 2)).toEqual([1]);
  expect(toggleCaptain([1], 2)).toEqual([1, 2]);
});

test('a draft has as many rounds as seats or people, whichever is fewer', () => {
  expect(roundCount(4, 5, 20)).toBe(16);
  expect(roundCount(4, 5, 10)).toBe(6);
  expect(roundCount(0, 5, 10)).toBe(0);
});

test('the preview marks what will surely be refused, by line', () => {
  const pasted = [
    'name,mmr,positions',
    '"Nowak, ""Lynx""",5200,"1;2"',
    ',4000',
    'Chidi,x',
    '',
    'Delia,',
    'Emeka,20001',
  ];
  const rows = previewRows(readRoster(pasted.join('\n')));
  expect(rows.map(({ line, name, fault }) => [line, name, fault])).toEqual([
    [2, 'Nowak, "Lynx"', null],
    [3, '', 'The name is missing.'],
    [4, 'Chidi', 'The rating is not a whole number.'],
    [6, 'Delia', 'The rating is missing.'],
    [7, 'Emeka', 'The rating is above 20,000.'],
  ]);
  expect(rows[0]?.positions).toBe('1 · 2');
});

test('a fourth cell without a header is the Discord id, and one that a sheet has rounded is seen', () => {
  const roster = readRoster(
    'Anouk\t5100\t1\t80351110224678912\nBasile\t5000\t\t8.03511E+16\nChidi\t4900',
  );
  expect(roster.csv.split('\n')[0]).toBe('name,mmr,positions,discord_id');
  expect(previewRows(roster).map(({ discordId, fault }) => [discordId, fault])).toEqual([
    ['80351110224678912', null],
    ['8.03511E+16', 'The Discord id is not a number of 17 to 20 digits.'],
    ['', null],
  ]);
});

test('a quoted cell may hold a line break', () => {
  expect(csvRecords('a,"b\nc"\nd,e')).toEqual([
    { line: 1, cells: ['a', 'b\nc'] },
    { line: 3, cells: ['d', 'e'] },
  ]);
});
