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

const kHeader = 'name,mmr,positions';

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
  const csv = (hasHeader ? lines : [kHeader, ...lines]).join('\n');
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
