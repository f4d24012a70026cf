import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { messageOf } from '@/api/client';
import { Select } from '@/components/Field';
import { SearchField } from '@/components/SearchField';
import { teamIdentity } from '@/draft/teamIdentity';
import { ConfirmPick } from '@/features/draft-room/ConfirmPick';
import { PlayerRow } from '@/features/draft-room/PlayerRow';
import {
  arrangePool,
  kWholePool,
  poolPlayers,
  positionsOf,
  type PoolSort,
} from '@/features/draft-room/poolOrder';
import {
  isMyTurn,
  mayPick,
  playerName,
  teamOnClock,
  type RoomRole,
} from '@/features/draft-room/roles';
import { whatIfs } from '@/features/draft-room/whatIf';
import type { DraftState } from '@/types/draftEvent';
import { words } from '@/words/catalogue';

interface PoolProps {
  draft: DraftState;
  role: RoomRole;
  onPick: (playerId: number, round: number) => Promise<void>;
}

interface Selection {
  readonly playerId: number;
  readonly round: number;
}

export const Pool = memo(function Pool({ draft, role, onPick }: PoolProps) {
  const [view, setView] = useState(kWholePool);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLOListElement>(null);

  const turn = draft.on_clock;
  const canPick = mayPick(role, draft);
  const isMine = isMyTurn(role, draft);
  const team = teamOnClock(draft);
  const people = useMemo(() => poolPlayers(draft), [draft]);
  const positions = useMemo(() => positionsOf(people), [people]);
  const shownView = useDeferredValue(view);
  const shown = useMemo(() => arrangePool(people, shownView), [people, shownView]);
  const whatIfOf = useMemo(() => whatIfs(draft, isMine), [draft, isMine]);
  const leftCount = people.filter((player) => player.team_id === null).length;
  const teamOf = useMemo(() => new Map(draft.teams.map((each) => [each.id, each])), [draft.teams]);

  // A selection holds for one round and one person who is still there.
  const selected =
    canPick && selection?.round === turn?.round
      ? (people.find((player) => player.id === selection?.playerId && player.team_id === null) ??
        null)
      : null;

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
  const round = turn?.round;
  const select = useCallback(
    (playerId: number) => {
      setProblem(null);
      setSelection(round === undefined ? null : { playerId, round });
    },
    [round],
  );

  const cancel = () => {
    const row = listRef.current?.querySelector(`[data-player-id="${selected?.id ?? 0}"] button`);
    setSelection(null);
    if (row instanceof HTMLElement) row.focus();
  };

  const confirm = async () => {
    if (!selected || !turn || isBusy) return;
    setIsBusy(true);
    setProblem(null);
    try {
      await onPick(selected.id, turn.round);
    } catch (error) {
      setProblem(messageOf(error));
    }
    setIsBusy(false);
    // The next round may have come with the socket before this answer, and with it the next selection.
    setSelection((current) => (current?.round === turn.round ? null : current));
  };

  const selectFirst = () => {
    const first = shown.find((player) => player.team_id === null);
    if (canPick && first) select(first.id);
  };

  return (
    <section aria-label="Pool" className="pool">
      <div className="pool-tools">
        <SearchField
          ref={searchRef}
          label="Search the pool"
          aria-keyshortcuts="/"
          placeholder="Search  /"
          className="min-w-0 flex-1"
          value={view.search}
          onChange={(search) => setView({ ...view, search })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // The confirm button takes the focus at once: this very key must not press it.
            event.preventDefault();
            selectFirst();
          }}
        />
        {positions.length > 0 && (
          <Select
            aria-label="Position"
            className="w-auto max-w-28 min-w-16 shrink-0 px-2"
            value={view.position ?? ''}
            onChange={(event) => setView({ ...view, position: event.target.value || null })}
          >
            <option value="">All</option>
            {positions.map((position) => (
              <option key={position}>{position}</option>
            ))}
          </Select>
        )}
        <Select
          aria-label="Sort"
          className="w-auto shrink-0 px-2"
          value={view.sort}
          onChange={(event) => setView({ ...view, sort: event.target.value as PoolSort })}
        >
          <option value="mmr">Rating</option>
          <option value="name">Name</option>
        </Select>
      </div>
      <ol ref={listRef} aria-label="People" className="pool-list" tabIndex={0}>
        {shown.map((player) => {
          const by = player.team_id === null ? undefined : teamOf.get(player.team_id);
          return (
            <PlayerRow
              key={player.id}
              player={player}
              draftedBy={by?.name ?? null}
              draftedByOrder={by?.draft_order ?? null}
              whatIf={by ? null : whatIfOf(player.mmr)}
              canPick={canPick}
              selectedHue={player.id === selected?.id ? teamHue : undefined}
              onSelect={select}
            />
          );
        })}
        {shown.length === 0 && (
          <li className="px-3 py-8 text-center text-sm text-faint">Nobody matches.</li>
        )}
      </ol>
      <footer className="pool-foot" data-team-hue={teamHue}>
        {problem !== null && (
          <p role="alert" className="pool-problem">
            {problem}
          </p>
        )}
        {selected && team ? (
          <ConfirmPick
            player={selected}
            teamName={team.name}
            actingFor={isMine ? null : playerName(draft, team.captain_id)}
            isBusy={isBusy}
            onConfirm={() => void confirm()}
            onCancel={cancel}
          />
        ) : (
          <p className="text-[13px] text-soft">
            {words.number(leftCount)} of {words.number(people.length)} left
            {canPick && isMine && ' · your pick'}
            {canPick && !isMine && (
              <>
                {' '}
                · picking for <bdi>{playerName(draft, turn?.captain_id ?? null)}</bdi>
              </>
            )}
          </p>
        )}
      </footer>
    </section>
  );
});
