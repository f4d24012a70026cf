// Which players are captains, and in which order they draft. Pure.
import type { RosterPlayer } from '@/api/client';

export type Suggestion = 'highest' | 'lowest' | 'random';

export const kSuggestionWords: Record<Suggestion, string> = {
  highest: 'Highest rated',
  lowest: 'Lowest rated',
  random: 'Random',
};

export function suggestCaptains(
  players: readonly RosterPlayer[],
  count: number,
  suggestion: Suggestion,
  random: () => number,
): number[] {
  const weighed = players.map((player) => ({
    id: player.id,
    weight: weightOf(player, suggestion, random),
  }));
  return weighed
    .sort((a, b) => a.weight - b.weight || a.id - b.id)
    .slice(0, count)
    .map(({ id }) => id);
}

function weightOf(player: RosterPlayer, suggestion: Suggestion, random: () => number): number {
  switch (suggestion) {
    case 'highest':
      return -player.mmr;
    case 'lowest':
      return player.mmr;
    case 'random':
      return random();
  }
}

/** The same list with one captain `by` places further; the ends hold. */
export function moveCaptain(captains: readonly number[], id: number, by: number): number[] {
  const from = captains.indexOf(id);
  const to = Math.min(Math.max(from + by, 0), captains.length - 1);
  const rest = captains.filter((each) => each !== id);
  return from < 0 ? [...captains] : [...rest.slice(0, to), id, ...rest.slice(to)];
}

export function toggleCaptain(captains: readonly number[], id: number): number[] {
  return captains.includes(id) ? captains.filter((each) => each !== id) : [...captains, id];
}
