import { RotateCcw, X } from 'lucide-react';
import { memo } from 'react';
import type { RosterPlayer } from '@/api/client';
import type { Field, Need, PreviewRow, RowStatus } from '@/api/roster';
import { Badge } from '@/components/Badge';
import { Button } from '@/components/Button';
import { EditableCell } from '@/components/EditableCell';
import { ImportNotes } from '@/features/tournament/ImportNotes';
import { fieldWords } from '@/features/tournament/fieldWords';
import { cellText } from '@/features/tournament/mendedRoster';
import { needsAPerson } from '@/features/tournament/rosterWords';
import type { RosterImportState } from '@/features/tournament/useRosterImport';
import type { RatingScale } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

export interface ImportRowProps {
  row: PreviewRow;
  rows: readonly PreviewRow[];
  /** A question about this line. */
  need: Need | null;
  state: RosterImportState;
  byId: ReadonlyMap<number, RosterPlayer>;
  scale: RatingScale;
  hasDiscord: boolean;
}

const kStatus: Record<
  RowStatus,
  { words: string; tone: 'good' | 'accent' | 'plain' | 'outline' | 'live' }
> = {
  new: { words: tournamentWords.say('new'), tone: 'good' },
  update: { words: tournamentWords.say('update'), tone: 'accent' },
  same: { words: tournamentWords.say('unchanged'), tone: 'plain' },
  duplicate: { words: tournamentWords.say('twice'), tone: 'outline' },
  unrated: { words: tournamentWords.say('no_rating'), tone: 'live' },
  not_a_person: { words: tournamentWords.say('no_person'), tone: 'outline' },
  bad: { words: tournamentWords.say('mend_this'), tone: 'live' },
};

/** One line of the file. While the page scrolls, a row that stays is not drawn again. */
export const ImportRow = memo(function ImportRow(props: ImportRowProps) {
  const { row, need, state, scale, hasDiscord } = props;
  const isOpen = needsAPerson(row) || need !== null;
  const { leaveOut } = state.answers;
  const who = row.name === '' ? tournamentWords.say('line_number', { line: row.line }) : row.name;
  const setLeftOut = (isOut: boolean) =>
    state.answer({
      leaveOut: isOut ? [...leaveOut, row.line] : leaveOut.filter((line) => line !== row.line),
    });
  const cell = (field: Field) => (
    <MendableCell field={field} row={row} state={state} scale={scale} />
  );
  return (
    <div
      role="row"
      className="roster-row"
      data-needs={isOpen || undefined}
      data-left-out={row.left_out || undefined}
    >
      <span role="rowheader" data-cell="line">
        {row.line}
      </span>
      <span role="cell" data-cell="name" className="font-medium">
        {cell('name')}
      </span>
      <span role="cell" data-cell="rating">
        {cell('mmr')}
      </span>
      <span role="cell" data-cell="positions">
        {cell('positions')}
      </span>
      {hasDiscord && (
        <span role="cell" data-cell="discord">
          {cell('discord_id')}
        </span>
      )}
      <span role="cell" data-cell="status">
        {row.left_out ? (
          <Badge tone="outline">{tournamentWords.say('left_out')}</Badge>
        ) : (
          <Badge tone={need ? 'live' : kStatus[row.status].tone}>
            {need ? tournamentWords.say('who_is_it_ask') : kStatus[row.status].words}
          </Badge>
        )}
      </span>
      <span role="cell" data-cell="out">
        <Button
          variant="ghost"
          size="icon"
          className="size-8"
          aria-label={
            row.left_out
              ? tournamentWords.say('take_who_in_again', { who })
              : tournamentWords.say('leave_who_out', { who })
          }
          title={
            row.left_out ? tournamentWords.say('take_in_again') : tournamentWords.say('leave_out')
          }
          onClick={() => setLeftOut(!row.left_out)}
        >
          {row.left_out ? <RotateCcw /> : <X />}
        </Button>
      </span>
      {!row.left_out && <ImportNotes {...props} />}
    </div>
  );
});

interface MendableCellProps {
  field: Field;
  row: PreviewRow;
  state: RosterImportState;
  scale: RatingScale;
}

/** As it was understood; as it was typed while that is not known, or not understood. */
function MendableCell({ field, row, state, scale }: MendableCellProps) {
  const typed = state.mended.get(row.line)?.[field];
  const error = row.errors.find((each) => each.field === field);
  const isBad = error !== undefined && !row.left_out;
  const understood = error?.cell ?? cellText(row, field, scale);
  return (
    <EditableCell
      label={`${fieldWords(scale)[field]}, line ${row.line}`}
      column={field}
      value={typed !== undefined && (isBad || state.isBusy) ? typed : understood}
      isBad={isBad}
      readOnly={row.left_out}
      aria-describedby={isBad ? `note-${row.line}` : undefined}
      {...(field === 'mmr' && { inputMode: 'decimal' })}
      onCommit={(text) => state.mend(row.line, field, text)}
    />
  );
}
