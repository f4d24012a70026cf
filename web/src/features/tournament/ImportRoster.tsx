import { FileUp } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { api, ApiProblem, messageOf } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { Field, Textarea } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';
import { badLines, readRoster, type BadLine } from '@/features/tournament/rosterText';
import { RosterPreview } from '@/features/tournament/RosterPreview';
import { words } from '@/words/catalogue';

interface ImportRosterProps {
  tournamentId: number;
  onDone: () => void;
}

/** Paste, drop or choose a roster. All or nothing: the server names every bad line and adds none before all are good. */
export function ImportRoster({ tournamentId, onDone }: ImportRosterProps) {
  const [text, setText] = useState('');
  const [isOver, setIsOver] = useState(false);
  const fileRef = useRef<HTMLInputElement>(null);
  const add = useTournamentChange((csv: string) => api.importCsv(tournamentId, csv));
  const roster = readRoster(text);

  const take = (file: File | undefined) => {
    if (file) void file.text().then(change);
  };
  const change = (next: string) => {
    setText(next);
    add.reset();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };
  const submit = () => {
    add.mutate(roster.csv, {
      onSuccess: () => {
        setText('');
        onDone();
      },
    });
  };
  return (
    <form
      aria-label="Import players"
      className={cn(
        'flex flex-col gap-3 rounded-lg border border-line bg-surface p-4',
        isOver && 'border-accent',
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label="Roster"
        hint="CSV or cells copied from a sheet: name, mmr and, if you like, positions separated by semicolons and a discord_id, by which a player signs in. A file can be dropped here."
      >
        {(control) => (
          <Textarea
            {...control}
            className="min-h-36 font-mono text-[13px]"
            placeholder={'name,mmr,positions\nZoë Brännström,5200,1;2'}
            spellCheck={false}
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      {text !== '' && <RosterPreview roster={roster} />}
      {add.error && <ImportProblem error={add.error} lines={problemLines(add.error, roster)} />}
      <div className="flex items-center gap-2">
        <input
          ref={fileRef}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="sr-only"
          aria-label="Roster file"
          tabIndex={-1}
          onChange={(event) => take(event.target.files?.[0])}
        />
        <Button onClick={() => fileRef.current?.click()}>
          <FileUp /> Choose a file
        </Button>
        <span className="flex-1" />
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={roster.playerCount === 0}
          isBusy={add.isPending}
        >
          Add {words.say('count.players', { count: roster.playerCount })}
        </Button>
      </div>
    </form>
  );
}

function problemLines(error: unknown, roster: ReturnType<typeof readRoster>): BadLine[] {
  return error instanceof ApiProblem ? badLines(roster, error.errors) : [];
}

function ImportProblem({ error, lines }: { error: unknown; lines: readonly BadLine[] }) {
  return (
    <ErrorNote>
      <p className="font-medium">
        {lines.length === 0 ? messageOf(error) : 'Nobody was added. Put these right and try again:'}
      </p>
      {lines.length > 0 && (
        <ul
          className="relative mt-1.5 flex max-h-60 flex-col gap-1 overflow-y-auto"
          tabIndex={0}
          aria-label="Bad lines"
        >
          {lines.map(({ line, text, message }, index) => (
            <li key={index}>
              {line !== null && <span className="font-semibold">Line {line}: </span>}
              {message}
              {text !== '' && <code className="block truncate text-[13px] opacity-80">{text}</code>}
            </li>
          ))}
        </ul>
      )}
    </ErrorNote>
  );
}
