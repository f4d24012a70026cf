import { ChevronDown } from 'lucide-react';
import type { Field, PreviewColumn, RosterPreview } from '@/api/roster';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/Menu';
import { columnName } from '@/features/tournament/rosterWords';
import type { RosterImportState } from '@/features/tournament/useRosterImport';
import { tournamentWords } from '@/words/tournament';

interface ColumnHeadProps {
  field: Field;
  cell: string;
  words: string;
  preview: RosterPreview;
  state: RosterImportState;
}

/** Which columns are what, as the server has them and a person has said. */
function columnsNow({ columns }: RosterPreview, state: RosterImportState) {
  const found: Partial<Record<Field, number>> = {};
  for (const { as, index } of columns) if (as !== null) found[as] = index;
  return state.reading.columns ?? found;
}

/** `field` comes from another column, which is then nothing else; or from none. */
export function chooseColumn(
  preview: RosterPreview,
  state: RosterImportState,
  field: Field,
  column: PreviewColumn | null,
): void {
  const others = Object.entries(columnsNow(preview, state)).filter(
    ([other, index]) => other !== field && index !== column?.index,
  );
  const chosen = column === null ? [] : [[field, column.index] as const];
  state.read({ columns: Object.fromEntries([...others, ...chosen]) });
}

/** The head of a column, with the column of the file that it is read from. */
export function ColumnHead({ field, cell, words, preview, state }: ColumnHeadProps) {
  const { columns } = preview;
  const from = columns.find(({ index }) => index === columnsNow(preview, state)[field]) ?? null;
  const isNeeded = field === 'name' || field === 'mmr';
  if (columns.length === 0) {
    return (
      <span role="columnheader" data-cell={cell} className="roster-plain">
        {words}
      </span>
    );
  }
  return (
    <span role="columnheader" data-cell={cell}>
      <Menu>
        <MenuTrigger className="column-head">
          <span className="text-soft">{words}</span>
          <span className="truncate font-normal">
            {from
              ? tournamentWords.say('from_column', { column: columnName(from) })
              : 'from nowhere'}
          </span>
          <ChevronDown className="size-3.5 shrink-0" aria-hidden />
        </MenuTrigger>
        <MenuContent align="start">
          {columns.map((column) => (
            <MenuItem
              key={column.index}
              onSelect={() => chooseColumn(preview, state, field, column)}
            >
              <span className="min-w-0 flex-1 truncate">{columnName(column)}</span>
              {column === from && <span className="text-faint">{tournamentWords.say('now')}</span>}
            </MenuItem>
          ))}
          {!isNeeded && (
            <>
              <MenuSeparator />
              <MenuItem onSelect={() => chooseColumn(preview, state, field, null)}>
                {tournamentWords.say('no_column')}
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
    </span>
  );
}
