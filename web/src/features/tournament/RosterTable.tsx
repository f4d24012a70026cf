import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { RosterPlayer } from '@/api/client';
import { rosterApi } from '@/api/roster';
import { buttonLook } from '@/components/Button';
import { LongRows } from '@/components/LongRows';
import { EmptyNote } from '@/components/Notice';
import { SearchField } from '@/components/SearchField';
import { found, inRosterOrder, toldApart } from '@/draft/rosterOrder';
import { RosterRow } from '@/features/tournament/RosterRow';
import { words } from '@/words/catalogue';
import type { RatingScale } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

interface RosterTableProps {
  tournamentId: number;
  players: readonly RosterPlayer[];
  scale: RatingScale;
  isStaff: boolean;
  /** What else can be done with the roster, beside the search. */
  children?: ReactNode;
}

const kRowHeight = 41;

/** The people of a tournament. Staff change them where they stand. */
export function RosterTable(props: RosterTableProps) {
  const { tournamentId, players, scale, isStaff, children } = props;
  const [search, setSearch] = useState('');
  const shown = inRosterOrder(found(players, search));
  const hasDiscord = isStaff && players.some((player) => player.discord_id !== null);
  const marks = toldApart(players, scale);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label={tournamentWords.say('search_the_roster')}
          className="min-w-0 flex-1 basis-full tablet:basis-56"
          value={search}
          onChange={setSearch}
        />
        <a
          href={rosterApi.exportPath(tournamentId)}
          download
          className={buttonLook({ className: 'max-tablet:flex-1' })}
        >
          <Download /> {tournamentWords.say('export_roster')}
        </a>
        {children}
      </div>
      {search.trim() !== '' && (
        <p role="status" className="text-[13px] text-soft">
          {tournamentWords.say('players_found', {
            players: words.say('count.players', { count: shown.length }),
          })}
        </p>
      )}
      {shown.length === 0 && (
        <EmptyNote>{tournamentWords.say('no_player_has_that_name')}</EmptyNote>
      )}
      {shown.length > 0 && (
        <div
          role="table"
          aria-label={tournamentWords.say('roster')}
          aria-rowcount={shown.length + 1}
          className="people-table rounded-lg border border-line bg-surface"
          data-discord={hasDiscord || undefined}
          data-read-only={!isStaff || undefined}
        >
          <div role="rowgroup">
            <Head scale={scale} hasDiscord={hasDiscord} isStaff={isStaff} />
          </div>
          <LongRows items={shown} keyOf={(player) => player.id} rowHeight={kRowHeight}>
            {(player) => (
              <RosterRow
                player={player}
                mark={marks.get(player.id) ?? null}
                scale={scale}
                isStaff={isStaff}
                hasDiscord={hasDiscord}
              />
            )}
          </LongRows>
        </div>
      )}
    </div>
  );
}

interface HeadProps {
  scale: RatingScale;
  hasDiscord: boolean;
  isStaff: boolean;
}

function Head({ scale, hasDiscord, isStaff }: HeadProps) {
  const cell = (name: string, said: string) => (
    <span role="columnheader" data-cell={name} className="roster-plain">
      {said}
    </span>
  );
  return (
    <div role="row" className="roster-head">
      {cell('name', tournamentWords.say('name'))}
      {cell('rating', scale.name)}
      {cell('positions', tournamentWords.say('positions'))}
      {hasDiscord && cell('discord', tournamentWords.say('discord_id'))}
      {cell('status', tournamentWords.say('this_week'))}
      {isStaff && (
        <span role="columnheader" data-cell="out">
          <span className="sr-only">{tournamentWords.say('remove')}</span>
        </span>
      )}
    </div>
  );
}
