// A roster as people have it: what the server reads in it, and the import of what was read. Nothing here reads a file.
import { request, type Schemas } from '@/api/client';
import type { operations } from '@/types/api';

export type Field = Schemas['RosterField'];
export const kFields: readonly Field[] = ['name', 'mmr', 'positions', 'discord_id'];

export type RosterPreview = Schemas['RosterPreview'];
export type PreviewRow = Schemas['RosterRow'];
export type PreviewColumn = Schemas['RosterColumn'];
export type CellError = PreviewRow['errors'][number];
export type RowStatus = PreviewRow['status'];
export type Counts = Schemas['RosterCounts'];
/** A question without whose answer nothing is imported. */
export type Need = Schemas['RosterNeed'];
export type ReadScale = 'thousands' | 'decimals';

/** How the file is read, where the server shall not find out by itself. */
export interface Reading {
  readonly encoding?: string;
  readonly separator?: string;
  readonly headerLine?: number;
  readonly columns?: Partial<Readonly<Record<Field, number>>>;
  readonly readScale?: ReadScale;
}

/** What happens to people who are on the roster already. */
export type OnExisting = NonNullable<
  NonNullable<operations['importRoster']['parameters']['query']>['on_existing']
>;

/** What a person decided about lines. */
export interface Answers {
  readonly leaveOut: readonly number[];
  readonly alsoPeople: readonly number[];
  /** The player of the roster who is meant by a line. */
  readonly persons: ReadonlyMap<number, number>;
  readonly unratedMmr: number | null;
  readonly onExisting: OnExisting;
}

export const kNoAnswers: Answers = {
  leaveOut: [],
  alsoPeople: [],
  persons: new Map(),
  unratedMmr: null,
  onExisting: 'update',
};

export interface RosterQuestion {
  readonly bytes: Blob;
  readonly reading: Reading;
  readonly answers: Answers;
}

/** Columns are told only when name and rating are known, which every row needs. */
function columnsOption(columns: Reading['columns']): string {
  if (columns?.name === undefined || columns.mmr === undefined) return '';
  return kFields
    .filter((field) => columns[field] !== undefined)
    .map((field) => `${field}:${columns[field]}`)
    .join();
}

export function optionsOf({ reading, answers }: Omit<RosterQuestion, 'bytes'>): string {
  const options = {
    encoding: reading.encoding ?? '',
    separator: reading.separator ?? '',
    header_line: reading.headerLine?.toString() ?? '',
    columns: columnsOption(reading.columns),
    read_scale: reading.readScale ?? '',
    unrated_mmr: answers.unratedMmr?.toString() ?? '',
    on_existing: answers.onExisting === 'update' ? '' : answers.onExisting,
    leave_out: answers.leaveOut.join(),
    also_people: answers.alsoPeople.join(),
    persons: [...answers.persons].map(([line, id]) => `${line}:${id}`).join(),
  };
  const given = Object.entries(options).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

export type RosterImport = Schemas['RosterImported'];

const pathOf = (tournamentId: number, what: string, question: RosterQuestion) =>
  `/tournaments/${tournamentId}/roster/${what}${optionsOf(question)}`;

export const rosterApi = {
  preview: (tournamentId: number, question: RosterQuestion) =>
    request('POST', pathOf(tournamentId, 'preview', question), {
      bytes: question.bytes,
    }) as Promise<RosterPreview>,
  import: (tournamentId: number, question: RosterQuestion) =>
    request('POST', pathOf(tournamentId, 'import', question), {
      bytes: question.bytes,
    }) as Promise<RosterImport>,
  exportPath: (tournamentId: number) => `/api/v1/tournaments/${tournamentId}/roster/export`,
} as const;
