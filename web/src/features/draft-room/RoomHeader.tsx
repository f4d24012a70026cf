import { ChevronLeft, Eye } from 'lucide-react';
import { Link } from 'wouter';
import { cn } from '@/components/cn';
import { DraftStatusBadge, draftTitle } from '@/components/DraftStatus';
import { Pieces } from '@/components/Pieces';
import { PrivateBadge } from '@/components/PrivateBadge';
import { useRatingText } from '@/components/ratingScale';
import { TeamMark } from '@/components/TeamMark';
import { ThemeToggle } from '@/components/ThemeToggle';
import { teamIdentity } from '@/draft/teamIdentity';
import { ConnectionState } from '@/features/draft-room/ConnectionState';
import { isMyTurn, playerName, teamOnClock, type RoomRole } from '@/features/draft-room/roles';
import {
  StaffControls,
  type StaffActions,
  type StaffDialog,
} from '@/features/draft-room/StaffControls';
import { TurnSignals } from '@/features/draft-room/TurnSignals';
import { WhyThisCaptain } from '@/features/draft-room/WhyThisCaptain';
import type { ConnectionState as State } from '@/realtime/useDraftWebSocket';
import type { DraftState, TieRoll } from '@/types/draftEvent';
import { textOf, words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

export interface RoomHeaderProps {
  draft: DraftState;
  tournamentName: string | null;
  /** Of the tournament: all who see the room were let in. */
  isPrivate: boolean;
  role: RoomRole;
  rolling: TieRoll | null;
  connection: State;
  connectionError: string | null;
  viewers: number | null;
  /** The teams whose captain has the room open. */
  seatsHere: readonly number[];
  actions: StaffActions;
  /** Why the draft was aborted, if it was and a reason was given. */
  abortReason?: string | null;
}

interface HeaderProps extends RoomHeaderProps {
  staffDialog: StaffDialog;
  onStaffDialog: (dialog: StaffDialog) => void;
}

export function RoomHeader(props: HeaderProps) {
  const { draft, tournamentName, role, rolling, connection, connectionError, viewers } = props;
  const team = teamOnClock(draft);
  const isMine = isMyTurn(role, draft);
  return (
    <header
      className="room-header"
      data-my-turn={isMine || undefined}
      data-team-hue={team ? teamIdentity(team.draft_order).hue : undefined}
    >
      <div className="room-title">
        <Link
          href={`/tournaments/${draft.tournament_id}`}
          className="room-back"
          title={tournamentName ?? undefined}
        >
          <ChevronLeft className="size-4 shrink-0" />
          <span dir="auto" className="room-back-name">
            {tournamentName ?? roomWords.say('header.tournament')}
          </span>
        </Link>
        <div className="room-name">
          <h1 dir="auto" className="truncate text-sm font-semibold" title={draftTitle(draft)}>
            {draftTitle(draft)}
          </h1>
          <DraftStatusBadge status={draft.status} />
          {props.isPrivate && <PrivateBadge />}
        </div>
      </div>
      <OnTheClock
        draft={draft}
        rolling={rolling}
        isMine={isMine}
        abortReason={props.abortReason ?? null}
      />
      <div className="room-side">
        {props.isPrivate && (
          <span className="tablet:hidden">
            <PrivateBadge isTight />
          </span>
        )}
        {viewers !== null && (
          <span className="viewers" title={words.say('count.viewers', { count: viewers })}>
            <Eye className="size-4" aria-hidden />
            {words.number(viewers)}
            <span className="sr-only">{roomWords.say('header.watching')}</span>
          </span>
        )}
        <ConnectionState state={connection} error={connectionError} />
        {role.seatTeamIds.length > 0 && <TurnSignals />}
        {role.isStaff && (
          <StaffControls
            draft={draft}
            actions={props.actions}
            seatsHere={props.seatsHere}
            open={props.staffDialog}
            onOpen={props.onStaffDialog}
          />
        )}
        <ThemeToggle />
      </div>
    </header>
  );
}

interface OnTheClockProps {
  draft: DraftState;
  rolling: TieRoll | null;
  isMine: boolean;
  abortReason: string | null;
}

function OnTheClock({ draft, rolling, isMine, abortReason }: OnTheClockProps) {
  const ratingText = useRatingText();
  const turn = draft.on_clock;
  const team = teamOnClock(draft);
  if (rolling) {
    const names = words.nameList(rolling.tied_captains.map(({ name }) => name));
    return (
      <div className="on-clock">
        <p className="on-clock-name">{roomWords.say('header.rolling', { round: rolling.round })}</p>
        <p className="on-clock-note" title={textOf(names)}>
          <Pieces pieces={names} />
        </p>
      </div>
    );
  }
  if (!turn || !team) {
    const { headline, note } = restingWords(draft, ratingText, abortReason);
    return (
      <div className="on-clock">
        <p className="on-clock-name">{headline}</p>
        <p dir="auto" className="on-clock-note" title={note}>
          {note}
        </p>
      </div>
    );
  }
  const captain = playerName(draft, turn.captain_id);
  return (
    <div className="on-clock">
      <div
        data-testid="on-clock"
        data-captain-id={turn.captain_id}
        className="flex min-w-0 items-center gap-2.5"
      >
        <TeamMark draftOrder={team.draft_order} size={30} />
        <div className="min-w-0">
          <p dir="auto" className="on-clock-name" title={captain}>
            {isMine ? roomWords.say('header.your_pick') : captain}
          </p>
          <p
            className="on-clock-note"
            title={words.say('turn.rest', {
              captain,
              round: turn.round,
              rounds: draft.rounds.length,
            })}
          >
            <span className={cn(isMine && 'on-clock-captain')}>
              {isMine ? <bdi>{captain}</bdi> : roomWords.say('header.on_clock')} ·{' '}
            </span>
            {words.say('turn.pick_of', { round: turn.round, rounds: draft.rounds.length })}
          </p>
        </div>
      </div>
      <WhyThisCaptain draft={draft} turn={turn} />
    </div>
  );
}

function restingWords(
  draft: DraftState,
  ratingText: (mmr: number) => string,
  abortReason: string | null,
): { headline: string; note: string } {
  const teams = words.say('count.teams', { count: draft.teams.length });
  switch (draft.status) {
    case 'pending': {
      const size = draft.team_size;
      return {
        headline: roomWords.say('header.pending'),
        note:
          draft.style === 'shuffle'
            ? roomWords.say('header.teams_of_window', {
                teams,
                size,
                window: ratingText(draft.tie_window),
              })
            : roomWords.say('header.teams_of', { teams, size }),
      };
    }
    case 'completed':
      return {
        headline: roomWords.say('header.completed'),
        note: roomWords.say('header.picks_and_teams', {
          picks: words.say('count.picks', { count: draft.rounds.length }),
          teams,
        }),
      };
    case 'aborted':
      return {
        headline: roomWords.say('header.aborted'),
        note:
          abortReason === null
            ? roomWords.say('header.history_stays')
            : roomWords.say('header.quoted', { reason: abortReason }),
      };
    case 'active':
      return { headline: roomWords.say('header.next'), note: teams };
  }
}
