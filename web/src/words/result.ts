// What came of a draft, in words: on the page, and as text for a chat.
import type { DraftResult, Steal } from '@/draft/result';
import { words, type Piece } from '@/words/catalogue';

type RatingText = (mmr: number) => string;

export function stealPieces({ player, team, round, rank }: Steal, rating: RatingText): Piece[] {
  return words.pieces('result.steal', {
    player: { name: player.name },
    team: { name: team.name },
    rating: rating(player.mmr),
    rank,
    round,
  });
}

/** A few lines without any markup, one a team: any chat shows them as they are. */
export function resultText(title: string, result: DraftResult, rating: RatingText): string {
  const teams = result.teams.map(({ rank, team, members }) => {
    const [captain, ...others] = members.map(({ name }) => name);
    const people = [words.say('result.captain', { name: captain ?? '' }), ...others].join(', ');
    return `${rank}. ${team.name} (${rating(team.total_mmr)}): ${people}`;
  });
  const facts = [
    words.say('result.spread', { spread: rating(result.spread) }),
    words.say('count.rolls', { count: result.rolls }),
  ];
  const over = result.leftOver.map(({ name }) => name);
  return [
    title,
    '',
    ...teams,
    '',
    facts.join(' · '),
    ...(over.length === 0 ? [] : [words.say('result.left_over', { names: words.list(over) })]),
  ].join('\n');
}
