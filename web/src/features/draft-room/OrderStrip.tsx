import { Dices } from 'lucide-react';
import { Fragment, memo } from 'react';
import { cn } from '@/components/cn';
import { useRatingText } from '@/components/ratingScale';
import { TeamMark } from '@/components/TeamMark';
import { kIsDesk, kIsPhone, useMediaQuery } from '@/components/useMediaQuery';
import { comingRounds, standings } from '@/draft/rules';
import { teamIdentity } from '@/draft/teamIdentity';
import type { DraftState, Team } from '@/types/draftEvent';

const kComingShown = 24;
// Beyond so many teams their marks stand for the names; beside a roll or the lobby there is less room.
const kNamedOnDesk = 9;
const kNamedOnTablet = 5;
const kNamedBesideOthers = 3;

interface OrderStripProps {
  draft: DraftState;
  /** Something else stands in the same line. */
  isSharing: boolean;
}

/** Who is next, and by how much. Shuffle ranks the teams by total; the others list the coming picks. */
export const OrderStrip = memo(function OrderStrip({ draft, isSharing }: OrderStripProps) {
  const isDesk = useMediaQuery(kIsDesk);
  const isPhone = useMediaQuery(kIsPhone);
  const named = isPhone
    ? 0
    : isSharing
      ? kNamedBesideOthers
      : isDesk
        ? kNamedOnDesk
        : kNamedOnTablet;
  const isOfTeams = draft.style === 'shuffle' || draft.status === 'pending';
  const chipCount = isOfTeams ? draft.teams.length : comingRounds(draft).length;
  return (
    <nav
      aria-label="Order"
      className="order-strip"
      tabIndex={0}
      data-crowded={chipCount > named || undefined}
    >
      {draft.style === 'shuffle' ? <Standings draft={draft} /> : <ComingPicks draft={draft} />}
    </nav>
  );
});

function Standings({ draft }: { draft: DraftState }) {
  const ratingText = useRatingText();
  const rows = standings(draft);
  const rolls = rows.filter((row) => row.isClaimant).length > 1;
  return (
    <ol className="flex items-center gap-1">
      {rows.map(({ team, isFull, isClaimant, gap }, index) => {
        const isInRoll = rolls && isClaimant;
        return (
          <li
            key={team.id}
            className={cn('order-chip', isFull && 'order-chip-full', isInRoll && 'order-chip-tied')}
            title={team.name}
            data-team-hue={teamIdentity(team.draft_order).hue}
            data-on-clock={draft.on_clock?.team_id === team.id || undefined}
          >
            <TeamMark draftOrder={team.draft_order} size={18} />
            <span dir="auto" className="order-name">
              {team.name}
            </span>
            <span className="order-total">
              {isFull ? 'full' : ratingText(team.total_mmr)}
              {!isFull && (
                <span className="order-gap" aria-hidden>
                  {index > 0 ? `+${ratingText(gap)}` : 'lowest'}
                </span>
              )}
            </span>
            {isInRoll && (
              <>
                <Dices className="size-3.5 text-accent" aria-hidden />
                <span className="sr-only">within the tie window</span>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function ComingPicks({ draft }: { draft: DraftState }) {
  const teamOf = new Map(draft.teams.map((team): [number, Team] => [team.id, team]));
  const coming =
    draft.status === 'pending'
      ? draft.teams.map((team, index) => ({ round: index + 1, phase: 1, team_id: team.id }))
      : comingRounds(draft);
  return (
    <ol className="flex items-center gap-1.5">
      {coming.slice(0, kComingShown).map(({ round, phase, team_id }, index) => {
        const team = teamOf.get(team_id ?? 0);
        if (!team) return null;
        const startsPhase = index > 0 && coming[index - 1]?.phase !== phase;
        return (
          <Fragment key={round}>
            {startsPhase && <li className="order-phase">Phase {phase}</li>}
            <li
              className="order-chip"
              title={team.name}
              data-team-hue={teamIdentity(team.draft_order).hue}
              data-on-clock={draft.on_clock?.round === round || undefined}
            >
              <TeamMark draftOrder={team.draft_order} size={18} />
              <span dir="auto" className="order-name">
                {team.name}
              </span>
              <span className="text-xs text-faint">{round}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
