import { UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { accessApi, usePeople, type PeopleKind, type Person } from '@/api/access';
import { faultOf, messageOf, type Schemas } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { Field, Input } from '@/components/Field';
import { DoneNote, ErrorNote } from '@/components/Notice';
import { useFaultFocus } from '@/components/useFaultFocus';
import { mayRemove, removalWords } from '@/features/tournament/peopleRules';
import { tournamentWords } from '@/words/tournament';

interface PeopleProps {
  tournamentId: number;
  kind: PeopleKind;
  title: string;
  note: string;
  /** One of them, in a sentence. */
  one: string;
  addWords: string;
  account: Schemas['Account'] | null;
}

/** The accounts that have a part in a tournament: added by name, removed one by one. */
export function People({ tournamentId, kind, title, note, one, addWords, account }: PeopleProps) {
  const people = usePeople(tournamentId, kind);
  const [name, setName] = useState('');
  const [done, setDone] = useState('');
  const [leaving, setLeaving] = useState<Person | null>(null);
  const add = useTournamentChange((added: string) =>
    accessApi.addPerson(tournamentId, kind, added),
  );
  const remove = useTournamentChange((id: number) =>
    accessApi.removePerson(tournamentId, kind, id),
  );
  const items = people.data?.items ?? [];
  const fault = faultOf(add.error, 'account');
  const form = useFaultFocus(add.error);
  const headingId = `people-${kind}`;
  return (
    <section
      aria-labelledby={headingId}
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div>
        <h3 id={headingId} className="text-sm font-semibold">
          {title}
        </h3>
        <p className="text-sm text-soft">{note}</p>
      </div>
      {people.error && <ErrorNote>{messageOf(people.error)}</ErrorNote>}
      {people.isSuccess && items.length === 0 && (
        <p className="text-sm text-faint">{tournamentWords.say('nobody_yet')}</p>
      )}
      <ul className="flex flex-col empty:hidden">
        {items.map((person) => (
          <li
            key={person.account_id}
            className="flex min-h-9 items-center gap-2 border-b border-line-soft last:border-0"
          >
            <span dir="auto" className="min-w-0 flex-1 truncate text-sm" title={person.name}>
              {person.name}
            </span>
            {mayRemove(kind, items, account) && (
              <Button
                variant="ghost"
                size="icon"
                className="size-8"
                aria-label={tournamentWords.say('remove_the_one_name', { one, name: person.name })}
                onClick={() => {
                  setDone('');
                  setLeaving(person);
                }}
              >
                <UserMinus />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <DoneNote>{done}</DoneNote>
      <form
        ref={form}
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          setDone('');
          add.mutate(name.trim(), {
            onSuccess: (person) => {
              setName('');
              setDone(tournamentWords.say('name_is_added', { name: person.name }));
            },
          });
        }}
      >
        <Field label={addWords} error={fault} className="min-w-0 flex-1">
          {(control) => (
            <Input
              {...control}
              placeholder={tournamentWords.say('name_of_an_account')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={100}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                add.reset();
              }}
            />
          )}
        </Field>
        <Button type="submit" className="mt-6.5" isBusy={add.isPending}>
          <UserPlus /> {tournamentWords.say('add')}
        </Button>
      </form>
      {add.error && fault === undefined && <ErrorNote>{messageOf(add.error)}</ErrorNote>}
      {leaving && (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setLeaving(null)}
          {...removalWords(kind, leaving, account)}
          confirmWords={tournamentWords.say('remove')}
          onConfirm={async () => {
            await remove.mutateAsync(leaving.account_id);
            setDone(tournamentWords.say('name_is_removed', { name: leaving.name }));
          }}
        />
      )}
    </section>
  );
}
