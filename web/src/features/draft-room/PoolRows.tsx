import { memo } from 'react';
import { PlayerRow } from '@/features/draft-room/PlayerRow';
import type { WhatIf } from '@/features/draft-room/whatIf';
import type { DraftPlayer, Team } from '@/types/draftEvent';

// A selection is drawn again for the rows of one part, not for hundreds.
const kPartLength = 16;

export function inParts<Item>(items: readonly Item[]): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / kPartLength) }, (_, index) =>
    items.slice(index * kPartLength, (index + 1) * kPartLength),
  );
}

interface PoolRowsProps {
  people: readonly DraftPlayer[];
  teamOf: ReadonlyMap<number, Team>;
  whatIfOf: (mmr: number) => WhatIf | null;
  /** With whom something else follows than with those before them. */
  thresholdIds: ReadonlySet<number>;
  /** What tells a person apart from others of one name. */
  marks: ReadonlyMap<number, string>;
  canPick: boolean;
  /** Who of these is selected, and in which colour. */
  selectedId: number | undefined;
  selectedHue: number | undefined;
  onSelect: (playerId: number) => void;
}

/** A part of the pool's rows. */
export const PoolRows = memo(function PoolRows(props: PoolRowsProps) {
  const {
    people,
    teamOf,
    whatIfOf,
    thresholdIds,
    marks,
    canPick,
    selectedId,
    selectedHue,
    onSelect,
  } = props;
  return people.map((player) => {
    const by = player.team_id === null ? undefined : teamOf.get(player.team_id);
    return (
      <PlayerRow
        key={player.id}
        player={player}
        draftedBy={by?.name ?? null}
        draftedByOrder={by?.draft_order ?? null}
        whatIf={by ? null : whatIfOf(player.mmr)}
        isThreshold={thresholdIds.has(player.id)}
        mark={marks.get(player.id)}
        canPick={canPick}
        selectedHue={player.id === selectedId ? selectedHue : undefined}
        onSelect={onSelect}
      />
    );
  });
});
