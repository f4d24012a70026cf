// The people of a roster as a page lists them: in order, searched, and told apart. Pure.
import type { RosterPlayer } from '@/api/client';
import { folded } from '@/words/folded';
import { ratingText, type RatingScale } from '@/words/rating';

const kCollator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The highest rating first; those who are out at the end. */
export function inRosterOrder(players: readonly RosterPlayer[]): RosterPlayer[] {
  return [...players].sort(
    (a, b) =>
      Number(a.is_out) - Number(b.is_out) ||
      b.mmr - a.mmr ||
      kCollator.compare(a.name, b.name) ||
      a.id - b.id,
  );
}

/** Those with the words of a search in their name or positions, in any order of the words. */
export function found(players: readonly RosterPlayer[], search: string): RosterPlayer[] {
  const wanted = folded(search).split(/\s+/).filter(Boolean);
  return players.filter(({ name, positions }) => {
    const text = folded([name, ...positions].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

function allDiffer(texts: readonly string[]): boolean {
  return !texts.includes('') && new Set(texts).size === texts.length;
}

type Person = Pick<RosterPlayer, 'id' | 'name' | 'mmr' | 'positions'>;

function marksOf(people: readonly Person[], scale: RatingScale): string[] {
  const ratings = people.map(({ mmr }) => ratingText(mmr, scale));
  if (allDiffer(ratings)) return ratings;
  const positions = people.map((player) => player.positions.join(', '));
  return allDiffer(positions) ? positions : people.map((_, index) => `no. ${index + 1}`);
}

/** For each of several people with one name, what tells them apart: rating, positions or a number. By id. */
export function toldApart(
  players: readonly Person[],
  scale: RatingScale,
): ReadonlyMap<number, string> {
  const byName = new Map<string, Person[]>();
  for (const player of players) {
    const name = folded(player.name);
    byName.set(name, [...(byName.get(name) ?? []), player]);
  }
  const marks = new Map<number, string>();
  for (const people of byName.values()) {
    if (people.length < 2) continue;
    const ordered = [...people].sort((a, b) => a.id - b.id);
    marksOf(ordered, scale).forEach((mark, index) => {
      const person = ordered[index];
      if (person) marks.set(person.id, mark);
    });
  }
  return marks;
}

/** What was typed into the cell of positions. */
export function typedPositions(text: string): string[] {
  const all = text.split(/[;,/|]/).map((each) => each.trim());
  return [...new Set(all)].filter((each) => each !== '');
}
