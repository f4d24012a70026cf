import type { Role } from '@/api/accounts';
import { cn } from '@/components/cn';
import { kRoleNotes, kRoles, kRoleWords } from '@/words/roles';
import { partWords } from '@/words/parts';

interface RoleChoiceProps {
  name: string;
  role: Role;
  onChange: (role: Role) => void;
}

/** A role, each with what it may do. */
export function RoleChoice({ name, role, onChange }: RoleChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium text-soft">{partWords.say('role')}</legend>
      {kRoles.map((each) => (
        <label
          key={each}
          className={cn(
            'flex cursor-pointer gap-2.5 rounded-md border px-3 py-2 text-sm hover:bg-hover',
            each === role ? 'border-accent bg-hover' : 'border-line',
          )}
        >
          <input
            type="radio"
            name={name}
            className="mt-0.5 size-4 shrink-0 accent-(--accent)"
            checked={each === role}
            onChange={() => onChange(each)}
          />
          <span>
            <span className="block font-medium">{kRoleWords[each]}</span>
            <span className="block text-[13px] text-soft">{kRoleNotes[each]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
