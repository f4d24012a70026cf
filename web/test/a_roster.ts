// A preview of a roster for tests of pages: one good row a line unless told otherwise.
import type { RosterPlayer } from '@/api/client';
import type { Counts, PreviewRow, RosterPreview } from '@/api/roster';

export function aRow(line: number, rest: Partial<PreviewRow> = {}): PreviewRow {
  return {
    line,
    status: 'new',
    left_out: false,
    name: `Player ${line}`,
    mmr: 5000,
    positions: [],
    discord_id: null,
    player_id: null,
    before: null,
    notes: [],
    errors: [],
    ...rest,
  };
}

function countsOf(rows: readonly PreviewRow[]): Counts {
  const of = (status: PreviewRow['status']) =>
    rows.filter((row) => row.status === status && !row.left_out).length;
  return {
    new: of('new'),
    update: of('update'),
    same: of('same'),
    duplicate: of('duplicate'),
    unrated: of('unrated'),
    not_a_person: of('not_a_person'),
    bad: of('bad'),
  };
}

export function aPreview(rows: PreviewRow[], rest: Partial<RosterPreview> = {}): RosterPreview {
  return {
    encoding: { used: 'UTF-8', guessed: false, others: [] },
    separator: ',',
    header_line: 1,
    columns: [
      { index: 0, title: 'name', as: 'name' },
      { index: 1, title: 'mmr', as: 'mmr' },
    ],
    rating: { decimals: 0, read_scale: null, ambiguous: false },
    needs: [],
    rows,
    counts: countsOf(rows),
    ...rest,
  };
}

export function aPlayer(id: number, name: string, rest: Partial<RosterPlayer> = {}): RosterPlayer {
  return {
    id,
    tournament_id: 3,
    name,
    mmr: 5000,
    positions: [],
    account_id: null,
    discord_id: null,
    is_out: false,
    ...rest,
  };
}
