import { ClipboardPaste, FileUp } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { Textarea } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';
import { tournamentWords } from '@/words/tournament';

interface RosterIntakeProps {
  /** Why what was brought last could not be read. */
  problem: string | null;
  onBring: (bytes: Blob) => void;
  onCancel: (() => void) | null;
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}

/** Text before a picture of the same cells, which spreadsheets put beside it. */
function broughtBy(data: DataTransfer | null): Blob | null {
  const text = data?.getData('text/plain') ?? '';
  return text.trim() === '' ? (data?.files[0] ?? null) : new Blob([text]);
}

/** Files and cells that are pasted or dropped, wherever on the page. */
function useBringing(field: React.RefObject<HTMLElement | null>, onBring: (bytes: Blob) => void) {
  const [isOver, setIsOver] = useState(false);
  const bring = useEffectEvent((event: Event, data: DataTransfer | null) => {
    const bytes = broughtBy(data);
    if (!bytes) return;
    event.preventDefault();
    onBring(bytes);
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target === field.current || !isTextField(event.target))
        bring(event, event.clipboardData);
    };
    const over = (event: DragEvent) => {
      // Rows that are put in order on the page are no file.
      const types = event.dataTransfer?.types ?? [];
      if (!types.includes('Files') && !types.includes('text/plain')) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      bring(event, event.dataTransfer);
    };
    const page = new AbortController();
    const { signal } = page;
    window.addEventListener('paste', paste, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => page.abort();
  }, [field]);
  return isOver;
}

/** Where a roster is pasted, dropped, chosen or typed. */
export function RosterIntake({ problem, onBring, onCancel }: RosterIntakeProps) {
  const [text, setText] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useBringing(field, onBring);
  useEffect(() => field.current?.focus(), []);
  return (
    <div
      className={cn(
        'flex flex-col items-center gap-4 rounded-lg border-2 border-dashed px-4 py-8 text-center transition-colors tablet:px-8',
        isOver ? 'border-accent bg-accent-wash' : 'border-line-strong bg-surface',
      )}
    >
      <ClipboardPaste className="size-8 text-accent" aria-hidden />
      <div className="flex max-w-xl flex-col gap-1">
        <h3 className="text-base font-semibold text-balance">
          {isOver
            ? tournamentWords.say('let_go_to_read_it')
            : tournamentWords.say('paste_your_list_or_drop')}
        </h3>
        <p className="text-sm text-balance text-soft">
          {tournamentWords.say('cells_from_a_spreadsheet_a')}
        </p>
      </div>
      {problem !== null && <ErrorNote className="max-w-xl text-left">{problem}</ErrorNote>}
      <Textarea
        ref={field}
        aria-label={tournamentWords.say('roster')}
        className="min-h-28 max-w-xl font-mono text-[13px] max-tablet:text-base"
        placeholder={'name,mmr,positions\nZoë Brännström,5200,1;2'}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '')
            onBring(new Blob([text]));
        }}
      />
      <input
        ref={file}
        type="file"
        className="sr-only"
        aria-label={tournamentWords.say('roster_file')}
        tabIndex={-1}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          if (chosen) onBring(chosen);
          target.value = '';
        }}
      />
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={() => file.current?.click()}>
          <FileUp /> {tournamentWords.say('choose_a_file')}
        </Button>
        <Button
          variant="primary"
          disabled={text.trim() === ''}
          onClick={() => onBring(new Blob([text]))}
        >
          {tournamentWords.say('read_this_list')}
        </Button>
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            {tournamentWords.say('cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}
