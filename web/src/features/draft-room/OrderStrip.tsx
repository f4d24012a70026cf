import { Dices } from 'lucide-react';
import { Fragment, memo, useMemo, useRef } from 'react';
import { cn } from '@/components/cn';
import { useRatingText } from '@/components/ratingScale';
import { TeamMark } from '@/components/TeamMark';
import { TeamName } from '@/components/TeamName';
import { useKeptInSight } from '@/components/useKeptInSight';
import { kIsDesk, kIsPhone, useMediaQuery } from '@/components/useMediaQuery';
import { lapOf, type Lap } from '@/draft/laps';
import { comingRounds, standings, type Standing } from '@/draft/rules';
import { teamIdentity } from '@/draft/teamIdentity';
import { sharedLead } from '@/draft/teamNames';
import type { DraftState, Team } from '@/types/draftEvent';
import { lapWords } from '@/words/laps';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

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
  const stripRef = useRef<HTMLElement>(null);
  const lead = useMemo(() => sharedLead(draft.teams.map((team) => team.name)), [draft.teams]);
  const named = isPhone
    ? 0
    : isSharing
      ? kNamedBesideOthers
      : isDesk
        ? kNamedOnDesk
        : kNamedOnTablet;
  const isOfTeams = draft.style === 'shuffle' || draft.status === 'pending';
  const chipCount = isOfTeams ? draft.teams.length : comingRounds(draft).length;
  const round = draft.on_clock?.round ?? null;
  useKeptInSight(stripRef, '[data-on-clock]', round);
  const parts = { draft, lead };
  return (
    <nav
      ref={stripRef}
      aria-label={roomWords.say('order.name')}
      className="order-strip"
      tabIndex={0}
      data-crowded={chipCount > named || undefined}
    >
      {draft.style === 'shuffle' ? <Standings {...parts} /> : <ComingPicks {...parts} />}
    </nav>
  );
});

interface PartProps {
  draft: DraftState;
  lead: string;
}

function Standings({ draft, lead }: PartProps) {
  const ratingText = useRatingText();
  const rows = standings(draft);
  // Of a draft that has ended nothing rolls.
  const isOpen = draft.status === 'pending' || draft.status === 'active';
  const inWindow = isOpen ? rows.filter((row) => row.isClaimant).length : 0;
  const rolls = inWindow > 1;
  const hasBand = isOpen && inWindow > 0 && (rolls || draft.tie_window > 0);
  const chip = ({ team, isFull, isClaimant, aboveLowest }: Standing) => (
    <li
      key={team.id}
      className={cn('order-chip', isFull && 'order-chip-full')}
      title={team.name}
      data-team-hue={teamIdentity(team.draft_order).hue}
      data-on-clock={draft.on_clock?.team_id === team.id || undefined}
      data-in-window={(hasBand && isClaimant) || undefined}
    >
      <TeamMark draftOrder={team.draft_order} size={18} />
      <span dir="auto" className="order-name">
        <TeamName name={team.name} lead={lead} />
      </span>
      <span className="order-total">
        {isFull ? roomWords.say('order.full') : ratingText(team.total_mmr)}
        {!isFull && (
          <span className="order-gap" aria-hidden>
            {aboveLowest > 0 ? `+${ratingText(aboveLowest)}` : roomWords.say('order.lowest')}
          </span>
        )}
      </span>
      {rolls && isClaimant && (
        <>
          <Dices className="size-3.5 text-accent" aria-hidden />
          <span className="sr-only">{words.say('order.in_window')}</span>
        </>
      )}
    </li>
  );
  const inBand = hasBand ? rows.slice(0, inWindow) : [];
  const others = rows.slice(inBand.length);
  return (
    <div className="order-list">
      {inBand.length > 0 && (
        <>
          <ol className="order-list">{inBand.map(chip)}</ol>
          <p className="order-window">
            {words.say('order.window', { width: ratingText(draft.tie_window) })}
          </p>
        </>
      )}
      {others.length > 0 && <ol className="order-list">{others.map(chip)}</ol>}
    </div>
  );
}

function ComingPicks({ draft, lead }: PartProps) {
  const teamOf = new Map(draft.teams.map((team): [number, Team] => [team.id, team]));
  const coming =
    draft.status === 'pending'
      ? draft.teams.map((team, index) => ({ round: index + 1, phase: 1, team_id: team.id }))
      : comingRounds(draft);
  return (
    <ol className="order-list">
      {coming.slice(0, kComingShown).map(({ round, phase, team_id }, index) => {
        const team = teamOf.get(team_id ?? 0);
        if (!team) return null;
        const startsPhase = index > 0 && coming[index - 1]?.phase !== phase;
        return (
          <Fragment key={round}>
            {startsPhase && (
              <LapStart lap={lapOf(phase, draft.teams.length, draft.rounds.length)} />
            )}
            <li
              className="order-chip"
              title={team.name}
              data-team-hue={teamIdentity(team.draft_order).hue}
              data-on-clock={draft.on_clock?.round === round || undefined}
            >
              <TeamMark draftOrder={team.draft_order} size={18} />
              <span dir="auto" className="order-name">
                <TeamName name={team.name} lead={lead} />
              </span>
              <span className="text-xs text-faint">{round}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}

/** Where every team has picked once more. */
function LapStart({ lap }: { lap: Lap }) {
  const isOne = lap.from === lap.to;
  return (
    <li className="order-lap">
      <span aria-hidden>{isOne ? lap.from : words.say('lap.short', { ...lap })}</span>
      <span className="sr-only">{lapWords(lap)}</span>
    </li>
  );
}
