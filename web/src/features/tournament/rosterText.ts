// A roster as people have it (a CSV file, or cells copied from a sheet) made into the CSV that the server reads. Pure.
// The server is the judge of every line; this only finds the lines again for showing what it said.
import type { FieldError } from '@/api/client';

export interface RosterText {
  readonly csv: string;
  /** The lines of what was pasted, as the server counts them: a quoted cell may hold a line break. */
  readonly lines: readonly string[];
  /** Lines that were put before the pasted ones. */
  readonly addedLines: number;
  readonly playerCount: number;
}

const kColumns = ['name', 'mmr', 'positions', 'discord_id'] as const;

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cells(line: string): string[] {
  return line.split(',').map((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase());
}

function namesColumns(line: string): boolean {
  const names = cells(line);
  return names.includes('name') && names.includes('mmr');
}

/** The columns in their order, the last one only when a player has it. */
function headerFor(lines: readonly string[]): string {
  const records = csvRecords(lines.join('\n'));
  const widest = records.reduce((most, record) => Math.max(most, record.cells.length), 0);
  return kColumns.slice(0, Math.max(kColumns.length - 1, widest)).join(',');
}

export function readRoster(pasted: string): RosterText {
  const text = pasted
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '');
  const isSheet = text.includes('\t');
  const pastedLines = text.split('\n');
  const lines = isSheet
    ? pastedLines.map((line) =>
        line
          .split('\t')
          .map((cell) => quoted(cell.trim()))
          .join(','),
      )
    : pastedLines;
  const hasHeader = namesColumns(lines[0] ?? '');
  const csv = (hasHeader ? lines : [headerFor(lines), ...lines]).join('\n');
  const filled = lines.filter((line) => line.trim() !== '').length;
  return {
    csv: `${csv}\n`,
    lines: pastedLines,
    addedLines: hasHeader ? 0 : 1,
    playerCount: Math.max(0, filled - (hasHeader ? 1 : 0)),
  };
}

export interface BadLine {
  /** Null when it is about the whole. */
  readonly line: number | null;
  readonly text: string;
  readonly message: string;
}

/** What the server said about each line, beside the line that was pasted. */
export function badLines(roster: RosterText, errors: readonly FieldError[]): BadLine[] {
  return errors.map(({ line, message }) => {
    if (line === undefined) return { line: null, text: '', message };
    const pastedLine = line - roster.addedLines;
    return {
      line: pastedLine,
      text: roster.lines[pastedLine - 1] ?? '',
      message: message.replace(/^line \d+: /, ''),
    };
  });
}

export interface PreviewRow {
  /** The number of its line in what was pasted. */
  readonly line: number;
  readonly name: string;
  readonly mmr: string;
  readonly positions: string;
  readonly discordId: string;
  readonly fault: string | null;
}

const kHighestMmr = 20_000;

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Records of a CSV text (RFC 4180), each with the line that it begins on. */
export function csvRecords(csv: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let begins = 1;
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const char = csv.charAt(at);
    if (char === '\n') line += 1;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (csv.charAt(at + 1) === '"') cell += csv.charAt(++at);
      else isQuoted = false;
    } else if (char === '"') {
      isQuoted = true;
    } else if (char === ',') {
      cells.push(cell.trim());
      cell = '';
    } else if (char === '\n') {
      records.push({ line: begins, cells: [...cells, cell.trim()] });
      cells = [];
      cell = '';
      begins = line;
    } else {
      cell += char;
    }
  }
  if (cell !== '' || cells.length > 0)
    records.push({ line: begins, cells: [...cells, cell.trim()] });
  return records.filter((record) => record.cells.some((each) => each !== ''));
}

function faultOf(name: string, mmr: string, discordId: string): string | null {
  if (name === '') return 'The name is missing.';
  if (mmr === '') return 'The rating is missing.';
  if (!/^\d+$/.test(mmr)) return 'The rating is not a whole number.';
  if (Number(mmr) > kHighestMmr) return 'The rating is above 20,000.';
  if (!/^(\d{17,20})?$/.test(discordId))
    return 'The Discord id is not a number of 17 to 20 digits.';
  return null;
}

/** The people in a roster, with the faults that can be seen from here. */
export function previewRows(roster: RosterText): PreviewRow[] {
  const [header, ...records] = csvRecords(roster.csv);
  const names = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const [nameAt, mmrAt, positionsAt, discordAt] = kColumns.map((name) => names.indexOf(name));
  return records.map(({ line, cells: row }) => {
    const name = row[nameAt ?? -1] ?? '';
    const mmr = row[mmrAt ?? -1] ?? '';
    const discordId = row[discordAt ?? -1] ?? '';
    return {
      line: line - roster.addedLines,
      name,
      mmr,
      positions: (row[positionsAt ?? -1] ?? '').replaceAll(';', ' · '),
      discordId,
      fault: faultOf(name, mmr, discordId),
    };
  });
}
