import type { OnExisting, RosterPreview } from '@/api/roster';
import { Field, Select } from '@/components/Field';
import type { RosterImportState } from '@/features/tournament/useRosterImport';
import { words } from '@/words/catalogue';

interface ExistingPeopleProps {
  preview: RosterPreview;
  state: RosterImportState;
}

const kWishes: readonly OnExisting[] = ['update', 'skip', 'add'];

/** What happens to people of the list who are on the roster already; nothing is asked where there are none. */
export function ExistingPeople({ preview, state }: ExistingPeopleProps) {
  const { onExisting } = state.answers;
  const { update, same } = preview.counts;
  if (onExisting === 'update' && update + same === 0) return null;
  return (
    <Field label={words.say('existing.label')} className="max-w-sm">
      {(control) => (
        <Select
          {...control}
          value={onExisting}
          onChange={({ target }) => state.answer({ onExisting: target.value as OnExisting })}
        >
          {kWishes.map((wish) => (
            <option key={wish} value={wish}>
              {words.say(`existing.${wish}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
