import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, type RosterPlayer } from '@/api/client';
import { useTournamentChange, type DraftSummary } from '@/api/queries';
import { Button } from '@/components/Button';
import { draftTitles } from '@/components/DraftStatus';
import { SetupFields } from '@/components/SetupFields';
import { useFaultFocus } from '@/components/useFaultFocus';
import { roundCount } from '@/draft/balance';
import { amongThese, draftOf, elsewhere, newChoice, setupToPlay } from '@/draft/setupChoice';
import { words } from '@/words/catalogue';
import type { RatingScale } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

interface NewDraftProps {
  tournamentId: number;
  players: readonly RosterPlayer[];
  /** Of the tournament: people who are in one of them are marked. */
  drafts: readonly DraftSummary[];
  scale: RatingScale;
  onCancel: () => void;
}

/** From the people of a roster to a draft that can be started. */
export function NewDraft({ tournamentId, players, drafts, scale, onCancel }: NewDraftProps) {
  const [chosen, setChoice] = useState(() => newChoice(players));
  const choice = amongThese(chosen, players);
  const [, go] = useLocation();
  const create = useTournamentChange(() => api.createDraft(tournamentId, draftOf(choice)));
  const form = useFaultFocus(create.error);
  const { captains } = choice;
  return (
    <form
      ref={form}
      aria-label={tournamentWords.say('new_draft')}
      className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(undefined, { onSuccess: ({ id }) => go(`/drafts/${id}`) });
      }}
    >
      <SetupFields
        choice={choice}
        onChange={setChoice}
        players={players}
        elsewhere={elsewhere(players, draftTitles(drafts), null)}
        scale={scale}
        error={create.error}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="flex-1 text-sm text-soft">
          {words.say('count.teams', { count: captains.length })} ·{' '}
          {words.say('count.picks', { count: roundCount(setupToPlay(choice, players)) })}
        </span>
        <Button variant="ghost" onClick={onCancel}>
          {tournamentWords.say('cancel')}
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={captains.length < 2}
          isBusy={create.isPending}
        >
          {tournamentWords.say('create_draft')}
        </Button>
      </div>
    </form>
  );
}
