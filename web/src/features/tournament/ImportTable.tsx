import { useMemo, type Ref } from 'react';
import type { RosterPlayer } from '@/api/client';
import type { Field, RosterPreview } from '@/api/roster';
import { LongRows, type RowsHandle } from '@/components/LongRows';
import { ColumnHead } from '@/features/tournament/ColumnHead';
import { fieldWords } from '@/features/tournament/fieldWords';
import { ImportRow } from '@/features/tournament/ImportRow';
import type { RosterImportState } from '@/features/tournament/useRosterImport';
import type { RatingScale } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

interface ImportTableProps {
  preview: RosterPreview;
  state: RosterImportState;
  players: readonly RosterPlayer[];
  scale: RatingScale;
  handle: Ref<RowsHandle>;
}

const kRowHeight = 41;

/** The rows of a preview, each cell to be mended where it stands. */
export function ImportTable({ preview, state, players, scale, handle }: ImportTableProps) {
  const { rows, columns, needs } = preview;
  const hasDiscord =
    columns.some((column) => column.as === 'discord_id') || rows.some((row) => row.discord_id);
  const byId = useMemo(() => new Map(players.map((player) => [player.id, player])), [players]);
  const needOf = new Map(needs.map((need) => [need.line, need]));
  const said = fieldWords(scale);
  const head = (field: Field, cell: string) => (
    <ColumnHead field={field} cell={cell} words={said[field]} preview={preview} state={state} />
  );
  return (
    <div
      role="table"
      aria-label={tournamentWords.say('preview')}
      aria-rowcount={rows.length + 1}
      className="import-table rounded-lg border border-line bg-surface"
      data-discord={hasDiscord || undefined}
    >
      <div role="rowgroup">
        <div role="row" className="roster-head">
          <span role="columnheader" data-cell="line" className="text-right max-tablet:hidden">
            <span className="sr-only">{tournamentWords.say('line')}</span>
          </span>
          {head('name', 'name')}
          {head('mmr', 'rating')}
          {head('positions', 'positions')}
          {hasDiscord && head('discord_id', 'discord')}
          <span role="columnheader" data-cell="status" className="max-tablet:sr-only">
            <span className="sr-only">{tournamentWords.say('what_happens')}</span>
          </span>
          <span role="columnheader" data-cell="out" className="max-tablet:sr-only">
            <span className="sr-only">{tournamentWords.say('leave_out')}</span>
          </span>
        </div>
      </div>
      <LongRows items={rows} keyOf={(row) => row.line} rowHeight={kRowHeight} handle={handle}>
        {(row) => (
          <ImportRow
            row={row}
            rows={rows}
            need={needOf.get(row.line) ?? null}
            state={state}
            byId={byId}
            scale={scale}
            hasDiscord={hasDiscord}
          />
        )}
      </LongRows>
    </div>
  );
}
