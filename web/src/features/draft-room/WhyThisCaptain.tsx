import { HelpCircle } from 'lucide-react';
import { Button } from '@/components/Button';
import { Die } from '@/components/Die';
import { Pieces } from '@/components/Pieces';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/Popover';
import { useRatingText } from '@/components/ratingScale';
import { TeamMark } from '@/components/TeamMark';
import { lapOf } from '@/draft/laps';
import { standings } from '@/draft/rules';
import { playerName } from '@/features/draft-room/roles';
import type { DraftState, OnClock, TieRoll } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

interface WhyThisCaptainProps {
  draft: DraftState;
  turn: OnClock;
}

/** The totals, who was eligible, the window and the dice of this turn, in plain words. */
export function WhyThisCaptain({ draft, turn }: WhyThisCaptainProps) {
  const name = playerName(draft, turn.captain_id);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button
          variant="ghost"
          size="small"
          aria-label={roomWords.say('why.ask_of', { captain: name })}
        >
          <HelpCircle />
          <span className="max-desk:hidden">{roomWords.say('why.ask')}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={roomWords.say('why.name', { captain: name })}>
        <h2 className="mb-2 font-semibold">
          <Pieces pieces={roomWords.pieces('why.ask_of', { captain: { name } })} />
        </h2>
        {draft.style === 'shuffle' ? (
          <ShuffleReason draft={draft} turn={turn} />
        ) : (
          <FixedReason draft={draft} turn={turn} />
        )}
      </PopoverContent>
    </Popover>
  );
}

function FixedReason({ draft, turn }: WhyThisCaptainProps) {
  const { round, phase } = turn;
  const lap = lapOf(phase, draft.teams.length, draft.rounds.length);
  const order =
    draft.style === 'normal'
      ? 'why.normal'
      : phase % 2 === 0
        ? 'why.snake_backwards'
        : 'why.snake_forwards';
  return (
    <p className="text-soft">
      {words.say('why.lap', { round, ...lap })} {words.say(order)}
    </p>
  );
}

function ShuffleReason({ draft, turn }: WhyThisCaptainProps) {
  const ratingText = useRatingText();
  const rows = standings(draft);
  const tie = draft.rounds[turn.round - 1]?.tie_roll_data ?? null;
  const second = rows.find((row) => !row.isFull && row.team.id !== turn.team_id);
  const own = rows.find((row) => row.team.id === turn.team_id);
  const lead = second && own ? second.team.total_mmr - own.team.total_mmr : null;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-soft">
        {roomWords.say('why.lowest')}{' '}
        {tie && (
          <Pieces
            pieces={roomWords.pieces(
              draft.tie_window === 0 ? 'why.rolled_level' : 'why.rolled_within',
              {
                captains: words.nameList(tie.tied_captains.map((captain) => captain.name)),
                width: ratingText(draft.tie_window),
              },
            )}
          />
        )}
        {!tie &&
          (lead === null
            ? roomWords.say('why.only')
            : roomWords.say('why.lead', { lead: ratingText(lead) }))}
      </p>
      <ol className="flex flex-col gap-1">
        {rows.map(({ team, isFull, isClaimant }) => (
          <li key={team.id} className="flex items-center gap-2">
            <TeamMark draftOrder={team.draft_order} size={16} />
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {team.name}
            </span>
            {isFull ? (
              <span className="text-faint">{roomWords.say('order.full')}</span>
            ) : (
              <span className={isClaimant ? 'font-semibold text-ink' : 'text-soft'}>
                {ratingText(team.total_mmr)}
              </span>
            )}
          </li>
        ))}
      </ol>
      {tie && <Throws tie={tie} />}
      {draft.tie_window > 0 && !tie && (
        <p className="text-faint">
          {roomWords.say('why.would_roll', { width: ratingText(draft.tie_window) })}
        </p>
      )}
    </div>
  );
}

function Throws({ tie }: { tie: TieRoll }) {
  const nameOf = new Map(tie.tied_captains.map(({ id, name }) => [id, name]));
  return (
    <ol className="flex flex-col gap-1.5">
      {tie.roll_rounds.map((rolls, index) => (
        <li key={index} className="flex flex-wrap gap-x-3 gap-y-1">
          {rolls.map(({ captain_id, roll }) => (
            <span key={captain_id} className="inline-flex items-center gap-1">
              <Die roll={roll} size={16} />
              <bdi className={captain_id === tie.winner_id ? 'font-semibold' : 'text-soft'}>
                {nameOf.get(captain_id)}
              </bdi>
              <span className="sr-only">{roomWords.say('roll.rolled', { roll })}</span>
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
