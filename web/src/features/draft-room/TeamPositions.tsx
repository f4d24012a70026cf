import { positionCounts, type Position } from '@/draft/positions';
import type { DraftPlayer } from '@/types/draftEvent';
import { words } from '@/words/catalogue';

interface TeamPositionsProps {
  positions: readonly Position[];
  members: readonly DraftPlayer[];
}

/** Which positions a team has, filled, and which it lacks, dashed. */
export function TeamPositions({ positions, members }: TeamPositionsProps) {
  const counts = positionCounts(positions, members);
  const named = (has: boolean) =>
    words.list(
      positions.filter((_, index) => (counts[index] !== 0) === has).map(({ name }) => name),
    );
  const has = named(true);
  const lacks = named(false);
  return (
    <div className="team-positions">
      {positions.map(({ name, mark }, index) => (
        <span
          key={name}
          className="position-mark"
          data-lacks={counts[index] === 0 || undefined}
          title={words.say('position.of_team', { position: name, count: counts[index] ?? 0 })}
          aria-hidden
        >
          {mark}
        </span>
      ))}
      <span className="sr-only">
        {has !== '' && words.say('position.has', { positions: has })}{' '}
        {lacks !== '' && words.say('position.lacks', { positions: lacks })}
      </span>
    </div>
  );
}
