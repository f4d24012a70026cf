import { useState } from 'react';
import { toast } from 'sonner';
import { messageOf, type RosterPlayer } from '@/api/client';
import { ImportPreview } from '@/features/tournament/ImportPreview';
import { RosterIntake } from '@/features/tournament/RosterIntake';
import { doneWords } from '@/features/tournament/rosterWords';
import type { RosterSource } from '@/features/tournament/useRosterImport';
import type { RatingScale } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

interface ImportRosterProps {
  tournamentId: number;
  /** Who is on the roster already. */
  players: readonly RosterPlayer[];
  scale: RatingScale;
  onDone: () => void;
}

/** From a list as people have it to the roster: brought, looked at and mended, added. */
export function ImportRoster({ tournamentId, players, scale, onDone }: ImportRosterProps) {
  const [source, setSource] = useState<RosterSource | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const bring = (bytes: Blob) => {
    setProblem(null);
    setSource({ id: (source?.id ?? 0) + 1, bytes });
  };
  return (
    <section aria-label={tournamentWords.say('import_players')}>
      {source === null ? (
        <RosterIntake
          problem={problem}
          onBring={bring}
          onCancel={players.length > 0 ? onDone : null}
        />
      ) : (
        <ImportPreview
          key={source.id}
          tournamentId={tournamentId}
          source={source}
          players={players}
          scale={scale}
          onRefused={(error) => {
            setProblem(messageOf(error));
            setSource(null);
          }}
          onStartOver={() => setSource(null)}
          onDone={({ counts }) => {
            toast.success(`${doneWords(counts)}.`);
            onDone();
          }}
        />
      )}
    </section>
  );
}
