import { useEffect, useEffectEvent, useRef } from 'react';
import { ApiProblem, messageOf, type RosterPlayer } from '@/api/client';
import type { RosterImport } from '@/api/roster';
import { Button } from '@/components/Button';
import type { RowsHandle } from '@/components/LongRows';
import { ErrorNote } from '@/components/Notice';
import { ImportTable } from '@/features/tournament/ImportTable';
import { ExistingPeople } from '@/features/tournament/ExistingPeople';
import { HowItWasRead } from '@/features/tournament/HowItWasRead';
import { RosterQuestions } from '@/features/tournament/RosterQuestions';
import {
  countsSentence,
  importWords,
  needsAPerson,
  openCount,
} from '@/features/tournament/rosterWords';
import { useRosterImport, type RosterSource } from '@/features/tournament/useRosterImport';
import { words } from '@/words/catalogue';
import type { RatingScale } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

interface ImportPreviewProps {
  tournamentId: number;
  source: RosterSource;
  players: readonly RosterPlayer[];
  scale: RatingScale;
  /** It can't be read at all. */
  onRefused: (error: Error) => void;
  onStartOver: () => void;
  onDone: (done: RosterImport) => void;
}

/** What was understood of a list, to be mended where it stands; and the button that says what it will do. */
export function ImportPreview(props: ImportPreviewProps) {
  const { tournamentId, source, players, scale, onRefused, onStartOver, onDone } = props;
  const state = useRosterImport(tournamentId, source, scale);
  const { preview, error } = state;
  const rows = useRef<RowsHandle>(null);
  const isUnreadable = !preview && error !== null;
  const refused = useEffectEvent(() => {
    if (error) onRefused(error);
  });
  useEffect(() => {
    if (isUnreadable) refused();
  }, [isUnreadable]);
  if (!preview)
    return (
      <p className="py-8 text-center text-sm text-soft" aria-busy>
        {tournamentWords.say('reading_more')}
      </p>
    );
  const open = openCount(preview);
  const { counts } = preview;
  const isNothing = counts.new + counts.update === 0;
  const first = preview.rows.findIndex((row) => needsAPerson(row));
  return (
    <form
      aria-label={tournamentWords.say('what_was_understood')}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        state.import(onDone);
      }}
    >
      <HowItWasRead preview={preview} state={state} onStartOver={onStartOver} />
      <ExistingPeople preview={preview} state={state} />
      <RosterQuestions preview={preview} state={state} scale={scale} tournamentId={tournamentId} />
      {error && <ErrorNote>{messageOf(error)}</ErrorNote>}
      <ImportTable handle={rows} preview={preview} state={state} players={players} scale={scale} />
      <div className="import-bar">
        <p role="status" className="min-w-0 flex-1 text-sm">
          {countsSentence(counts)}
        </p>
        {state.importError && <ErrorNote>{refusalOf(state.importError)}</ErrorNote>}
        {first >= 0 && (
          <Button variant="ghost" onClick={() => rows.current?.goTo(first)}>
            {tournamentWords.say('go_to_line', { line: preview.rows[first]?.line ?? 0 })}
          </Button>
        )}
        <Button
          type="submit"
          variant="primary"
          disabled={open > 0 || isNothing || state.isBusy || error !== null}
          isBusy={state.isImporting}
          title={open > 0 ? `${words.say('count.open', { count: open })} first.` : undefined}
        >
          {importWords(counts)}
        </Button>
      </div>
    </form>
  );
}

function refusalOf(error: Error): string {
  if (error instanceof ApiProblem && error.status === 422)
    return tournamentWords.say('no_one_was_added_the');
  return messageOf(error);
}
