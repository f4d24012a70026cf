import { useState } from 'react';
import { accountsApi, nameFaultOf, useAccountsChange, type AccountDetail } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { Dialog, DialogActions, DialogContent } from '@/components/Dialog';
import { Field, Input } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';
import { RoleChoice } from '@/components/RoleChoice';
import { useFaultFocus } from '@/components/useFaultFocus';
import { kARole } from '@/words/roles';

interface EditAccountProps {
  account: AccountDetail;
  onClose: () => void;
  onDone: (told: string) => void;
}

export function EditAccount({ account, onClose, onDone }: EditAccountProps) {
  const [name, setName] = useState(account.name);
  const [role, setRole] = useState(account.role);
  const newName = name.trim();
  const edit = useAccountsChange(() =>
    accountsApi.edit(account.id, {
      ...(newName !== account.name && { name: newName }),
      ...(role !== account.role && { role }),
    }),
  );
  const fault = nameFaultOf(edit.error);
  const form = useFaultFocus(edit.error);
  const isSame = newName === account.name && role === account.role;
  const submit = () =>
    edit.mutate(undefined, {
      onSuccess: (changed) => {
        onDone(`${changed.name} is ${kARole[changed.role]}.`);
        onClose();
      },
    });
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title="Name and role">
        <form
          ref={form}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Field label="Name" error={fault}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={100}
                autoComplete="off"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <RoleChoice name="role" role={role} onChange={setRole} />
          {edit.error && fault === undefined && <ErrorNote>{messageOf(edit.error)}</ErrorNote>}
          <DialogActions>
            <Button variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="primary" disabled={isSame} isBusy={edit.isPending}>
              Save
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
