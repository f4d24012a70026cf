import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, faultOf, messageOf } from '@/api/client';
import { keys } from '@/api/queries';
import { cn } from '@/components/cn';
import { Dialog, DialogContent } from '@/components/Dialog';
import { DialogForm } from '@/components/DialogForm';
import { kStyleWords } from '@/components/DraftStatus';
import { Field, Input } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';
import { useFaultFocus } from '@/components/useFaultFocus';
import type { DraftState, DraftStyle } from '@/types/draftEvent';
import { words } from '@/words/catalogue';

interface SetupDialogProps {
  draft: DraftState;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Changes a pending draft, with what each style would lead to side by side. Everybody gets the change by the socket. */
export function SetupDialog({ draft, isOpen, onOpenChange }: SetupDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title="Set-up"
        description="How the teams would come out if everybody always picked the highest rating left."
        className="w-[min(94vw,38rem)]"
      >
        {isOpen && <SetupForm draft={draft} onDone={() => onOpenChange(false)} />}
      </DialogContent>
    </Dialog>
  );
}

interface Limits {
  readonly min: number;
  readonly max: number;
}

const kTeamSizes: Limits = { min: 2, max: 10 };
const kTieWindows: Limits = { min: 0, max: 5_000 };

/** What a field says while it is being typed in, as far as the rules allow it. */
function within(value: number, { min, max }: Limits): number {
  return Math.min(Math.max(value, min), max);
}

function SetupForm({ draft, onDone }: { draft: DraftState; onDone: () => void }) {
  const [style, setStyle] = useState<DraftStyle>(draft.style);
  const [teamSize, setTeamSize] = useState(draft.team_size);
  const [tieWindow, setTieWindow] = useState(draft.tie_window);
  const size = within(teamSize, kTeamSizes);
  const window = within(tieWindow, kTieWindows);
  const balance = useQuery({
    queryKey: [...keys.balance(draft.id), size, window],
    queryFn: () => api.balance(draft.id, size, window),
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: () =>
      api.editDraft(draft.id, { style, team_size: teamSize, tie_window: tieWindow }),
    onSuccess: onDone,
  });
  const form = useFaultFocus(save.error);
  const sizeFault = faultOf(save.error, 'team_size');
  const windowFault = faultOf(save.error, 'tie_window');
  const hasFault = sizeFault !== undefined || windowFault !== undefined;
  const items = balance.data?.items ?? [];
  const widest = Math.max(1, ...items.map((each) => each.spread));
  return (
    <DialogForm
      ref={form}
      problem={save.error && !hasFault ? messageOf(save.error) : null}
      confirmWords="Save"
      isBusy={save.isPending}
      onSubmit={() => save.mutate()}
    >
      {balance.error && <ErrorNote>{messageOf(balance.error)}</ErrorNote>}
      <fieldset className="grid grid-cols-3 gap-2">
        <legend className="sr-only">Style</legend>
        {items.map(({ style: each, lowest, highest, spread, tie_rolls: rolls }) => (
          <label
            key={each}
            className={cn(
              'flex cursor-pointer flex-col gap-1 rounded-lg border p-3 text-[13px]',
              style === each ? 'border-accent bg-accent/10' : 'border-line hover:bg-hover',
            )}
          >
            <span className="flex items-center gap-2 text-sm font-semibold">
              <input
                type="radio"
                name="style"
                className="accent-(--accent)"
                checked={style === each}
                onChange={() => setStyle(each)}
              />
              {kStyleWords[each]}
            </span>
            <span className="text-lg leading-tight font-semibold">{words.number(spread)}</span>
            <span className="text-soft">
              apart: {words.number(lowest)} to {words.number(highest)}
            </span>
            <progress className="spread-bar" value={spread} max={widest} aria-hidden />
            {each === 'shuffle' && (
              <span className="text-soft">{words.say('count.rolls', { count: rolls })}</span>
            )}
          </label>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Team size" hint="Captain included." error={sizeFault}>
          {(control) => (
            <Input
              {...control}
              type="number"
              {...kTeamSizes}
              value={teamSize}
              onChange={(event) => setTeamSize(event.target.valueAsNumber || 0)}
            />
          )}
        </Field>
        <Field
          label="Tie window"
          hint="For shuffle: totals this close to the lowest roll."
          error={windowFault}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              {...kTieWindows}
              value={tieWindow}
              onChange={(event) => setTieWindow(event.target.valueAsNumber || 0)}
            />
          )}
        </Field>
      </div>
    </DialogForm>
  );
}
