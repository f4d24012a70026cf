import { Download, Repeat2 } from 'lucide-react';
import { useMemo, type CSSProperties } from 'react';
import { Button, buttonLook } from '@/components/Button';
import { CopyButton } from '@/components/CopyButton';
import { draftTitle } from '@/components/DraftStatus';
import { Pieces } from '@/components/Pieces';
import { useRatingText } from '@/components/ratingScale';
import { TeamMark } from '@/components/TeamMark';
import { useAction } from '@/components/useAction';
import { resultOf } from '@/draft/result';
import { teamIdentity } from '@/draft/teamIdentity';
import type { DraftState } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { resultText, stealPieces } from '@/words/result';
import { roomWords } from '@/words/room';

interface DraftEndProps {
  draft: DraftState;
  tournamentName: string | null;
  /** Makes the next draft of the same captains; null for those who may not. */
  onNextDraft: (() => Promise<void>) | null;
}

/** What came of it, above the people that were left over. */
export function DraftEnd({ draft, tournamentName, onNextDraft }: DraftEndProps) {
  const ratingText = useRatingText();
  const result = useMemo(() => resultOf(draft), [draft]);
  const next = useAction();
  const title = [tournamentName, draftTitle(draft)].filter((part) => part !== null).join(' · ');
  const highest = result.teams[0]?.team.total_mmr ?? 0;
  return (
    <section aria-labelledby="draft-end" className="draft-end" data-testid="draft-end">
      <h2 id="draft-end" className="text-base font-semibold">
        {words.say('result.title')}
      </h2>
      <p className="text-[13px] text-soft">
        {words.say('result.spread', { spread: ratingText(result.spread) })} ·{' '}
        {words.say('count.rolls', { count: result.rolls })}
      </p>
      <ol className="draft-end-teams" aria-label={words.say('result.totals')}>
        {result.teams.map(({ rank, team, rollsWon }) => (
          <li
            key={team.id}
            className="draft-end-team"
            data-team-hue={teamIdentity(team.draft_order).hue}
            style={{ '--share': highest === 0 ? 1 : team.total_mmr / highest } as CSSProperties}
          >
            <span className="w-5 shrink-0 text-right text-soft">{rank}</span>
            <TeamMark draftOrder={team.draft_order} />
            <span dir="auto" className="min-w-0 flex-1 truncate font-medium" title={team.name}>
              {team.name}
            </span>
            {rollsWon > 0 && (
              <span className="shrink-0 text-[12px] text-soft">
                {words.say('result.rolls_won', { count: rollsWon })}
              </span>
            )}
            <span className="shrink-0 font-semibold tabular-nums">
              {ratingText(team.total_mmr)}
            </span>
          </li>
        ))}
      </ol>
      {result.steals.length > 0 && (
        <>
          <h3 className="text-[13px] font-semibold">{words.say('result.steals')}</h3>
          <ul className="flex flex-col gap-1 text-[13px] text-soft">
            {result.steals.map((steal) => (
              <li key={steal.player.id}>
                <Pieces pieces={stealPieces(steal, ratingText)} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <CopyButton text={resultText(title, result, ratingText)} label={words.say('result.copy')} />
        <a
          className={buttonLook({ size: 'small' })}
          href={`/api/v1/drafts/${draft.id}/export?format=csv`}
          download
        >
          <Download /> {roomWords.say('end.csv')}
        </a>
        {onNextDraft && (
          <Button
            size="small"
            variant="primary"
            isBusy={next.isBusy}
            onClick={() => void next.run(onNextDraft)}
          >
            <Repeat2 /> {words.say('result.next')}
          </Button>
        )}
      </div>
      {next.problem !== null && (
        <p role="alert" className="text-[13px] text-danger">
          {next.problem}
        </p>
      )}
    </section>
  );
}
