import { Dices } from 'lucide-react';
import { Fragment } from 'react';
import { cn } from '@/components/cn';
import { TeamMark } from '@/components/TeamMark';
import { comingRounds, standings } from '@/draft/rules';
import { teamIdentity } from '@/draft/teamIdentity';
import type { DraftState, Team } from '@/types/draftEvent';
import { words } from '@/words/catalogue';

const kComingShown = 24;
const kNamedTeams = 9;

/** Who is next, and by how much. Shuffle ranks the teams by total; the others list the coming picks. */
export function OrderStrip({ draft }: { draft: DraftState }) {
  return (
    <nav
      aria-label="Order"
      className="order-strip"
      tabIndex={0}
      data-crowded={draft.teams.length > kNamedTeams || undefined}
    >
      {draft.style === 'shuffle' ? <Standings draft={draft} /> : <ComingPicks draft={draft} />}
    </nav>
  );
}

function Standings({ draft }: { draft: DraftState }) {
  const rows = standings(draft);
  const rolls = rows.filter((row) => row.isClaimant).length > 1;
  return (
    <ol className="flex items-center">
      {rows.map(({ team, isFull, isClaimant, gap }, index) => {
        const isInRoll = rolls && isClaimant;
        return (
          <Fragment key={team.id}>
            {index > 0 && (
              <li className="order-gap" aria-hidden>
                {isFull ? '' : `+${words.number(gap)}`}
              </li>
            )}
            <li
              className={cn('order-chip', isFull && 'opacity-50', isInRoll && 'order-chip-tied')}
              title={team.name}
              data-team-hue={teamIdentity(team.draft_order).hue}
              data-on-clock={draft.on_clock?.team_id === team.id || undefined}
            >
              <TeamMark draftOrder={team.draft_order} size={18} />
              <span className="order-name">{team.name}</span>
              <span className="text-xs text-soft">
                {isFull ? 'full' : words.number(team.total_mmr)}
              </span>
              {isInRoll && (
                <>
                  <Dices className="size-3.5 text-accent" aria-hidden />
                  <span className="sr-only">within the tie window</span>
                </>
              )}
            </li>
          </Fragment>
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
              <span className="order-name">{team.name}</span>
              <span className="text-xs text-faint">{round}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
