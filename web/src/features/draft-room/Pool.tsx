import { memo, useContext, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Pieces } from '@/components/Pieces';
import { useFocusHome } from '@/components/useFocusHome';
import { toldApart } from '@/draft/rosterOrder';
import { positionsOf } from '@/draft/positions';
import { RatingScaleContext } from '@/components/ratingScale';
import { teamIdentity } from '@/draft/teamIdentity';
import { ConfirmPick } from '@/features/draft-room/ConfirmPick';
import { inParts, PoolRows } from '@/features/draft-room/PoolRows';
import {
  arrangePool,
  kWholePool,
  poolPlayers,
  type PoolView,
} from '@/features/draft-room/poolOrder';
import { useHidesDrafted } from '@/features/draft-room/poolSwitch';
import { PoolTools } from '@/features/draft-room/PoolTools';
import {
  isMyTurn,
  mayPick,
  playerName,
  teamOnClock,
  type RoomRole,
} from '@/features/draft-room/roles';
import { useOutOfPlace } from '@/features/draft-room/useOutOfPlace';
import { usePick, type PickActions } from '@/features/draft-room/usePick';
import { thresholds, whatIfs } from '@/features/draft-room/whatIf';
import type { DraftState } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

interface PoolProps {
  draft: DraftState;
  role: RoomRole;
  onPick: PickActions['pick'];
  pickOf: PickActions['pickOf'];
}

export const Pool = memo(function Pool({ draft, role, onPick, pickOf }: PoolProps) {
  const [view, setView] = useState(kWholePool);
  const [hidesDrafted, setHidesDrafted] = useHidesDrafted();
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLOListElement>(null);
  const focusHome = useFocusHome(listRef);

  const turn = draft.on_clock;
  const canPick = mayPick(role, draft);
  const isMine = isMyTurn(role, draft);
  const team = teamOnClock(draft);
  const people = useMemo(() => poolPlayers(draft), [draft]);
  const positions = useMemo(() => positionsOf(people), [people]);
  const pick = usePick(draft, role, people, { pick: onPick, pickOf });
  const { selected } = pick;
  const [outOfPlace, settle] = useOutOfPlace(listRef, {
    people,
    turn: canPick ? (turn?.round ?? null) : null,
    leaves: hidesDrafted || role.isStaff || role.seatTeamIds.length > 0,
    isChoosing: selected !== null,
  });
  const shownView = useDeferredValue(view);
  const shown = useMemo(
    () => arrangePool(people, shownView, outOfPlace, hidesDrafted),
    [people, shownView, outOfPlace, hidesDrafted],
  );
  const parts = useMemo(() => inParts(shown), [shown]);
  const whatIfOf = useMemo(() => whatIfs(draft, isMine), [draft, isMine]);
  const thresholdIds = useMemo(() => thresholds(shown, whatIfOf), [shown, whatIfOf]);
  const scale = useContext(RatingScaleContext);
  const marks = useMemo(() => toldApart(people, scale), [people, scale]);
  const leftCount = people.filter((player) => player.team_id === null).length;
  const teamOf = useMemo(() => new Map(draft.teams.map((each) => [each.id, each])), [draft.teams]);

  // The confirmation may take the place of the row that it is about.
  const selectedId = selected?.id;
  useEffect(() => {
    if (selectedId === undefined) return;
    listRef.current
      ?.querySelector(`[data-player-id="${selectedId}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  useEffect(() => {
    const focusSearch = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || target.matches('input, textarea, select')) return;
      event.preventDefault();
      searchRef.current?.focus();
    };
    document.addEventListener('keydown', focusSearch);
    return () => document.removeEventListener('keydown', focusSearch);
  }, []);

  // Only what wears the colour is told of it: the whole pool would be styled again with every turn.
  const teamHue = team ? teamIdentity(team.draft_order).hue : undefined;

  // The list is another one with every wish: this is the time for rows to move.
  const wish = (wanted: PoolView) => {
    setView(wanted);
    settle();
  };

  const cancel = () => {
    const row = listRef.current?.querySelector(`[data-player-id="${selected?.id ?? 0}"] button`);
    pick.cancel();
    if (row instanceof HTMLElement) row.focus();
  };

  const confirm = async () => {
    if (await pick.confirm()) setView((now) => (now.search === '' ? now : { ...now, search: '' }));
  };

  const selectFirst = () => {
    const first = shown.find((player) => player.team_id === null);
    if (canPick && first) pick.select(first.id);
  };

  return (
    <section aria-label={roomWords.say('pool.name')} className="pool" {...focusHome}>
      <PoolTools
        searchRef={searchRef}
        view={view}
        positions={positions}
        hidesDrafted={hidesDrafted}
        onView={wish}
        onHidesDrafted={(hides) => {
          setHidesDrafted(hides);
          settle();
        }}
        onChooseFirst={selectFirst}
      />
      <ol
        ref={listRef}
        aria-label={roomWords.say('pool.people')}
        className="pool-list"
        tabIndex={0}
      >
        {parts.map((part, index) => (
          <PoolRows
            key={index}
            people={part}
            teamOf={teamOf}
            whatIfOf={whatIfOf}
            thresholdIds={thresholdIds}
            marks={marks}
            canPick={canPick}
            selectedId={part.some(({ id }) => id === selectedId) ? selectedId : undefined}
            selectedHue={teamHue}
            onSelect={pick.select}
          />
        ))}
        {shown.length === 0 && (
          <li className="px-3 py-8 text-center text-sm text-faint">
            {words.say(leftCount === 0 && people.length > 0 ? 'pool.all_drafted' : 'pool.no_match')}
          </li>
        )}
      </ol>
      <footer className="pool-foot" data-team-hue={teamHue}>
        {pick.problem !== null && (
          <p role="alert" className="pool-problem">
            {pick.problem}
          </p>
        )}
        {selected && team ? (
          <ConfirmPick
            player={selected}
            teamName={team.name}
            actingFor={isMine ? null : playerName(draft, team.captain_id)}
            isBusy={pick.isBusy}
            onConfirm={() => void confirm()}
            onCancel={cancel}
          />
        ) : pick.note ? (
          <p role="status" className="text-[13px] font-medium">
            <Pieces pieces={pick.note} />
          </p>
        ) : (
          <p className="text-[13px] text-soft">
            <Pieces
              pieces={roomWords.pieces(
                !canPick ? 'pool.left' : isMine ? 'pool.left_mine' : 'pool.left_for',
                {
                  left: words.number(leftCount),
                  all: words.number(people.length),
                  captain: { name: playerName(draft, turn?.captain_id ?? null) },
                },
              )}
            />
          </p>
        )}
      </footer>
    </section>
  );
});
