import { useState } from 'react';
import { accountsApi, nameFaultOf, useAccountsChange, type AccountDetail } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { Dialog, DialogContent } from '@/components/Dialog';
import { DialogForm } from '@/components/DialogForm';
import { NameField } from '@/components/NameField';
import { RoleChoice } from '@/components/RoleChoice';
import { useFaultFocus } from '@/components/useFaultFocus';
import { kARole } from '@/words/roles';
import { accountWords } from '@/words/accounts';

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
      <DialogContent title={accountWords.say('name_and_role')}>
        <DialogForm
          ref={form}
          problem={edit.error && fault === undefined ? messageOf(edit.error) : null}
          cancelWords={accountWords.say('cancel')}
          confirmWords={accountWords.say('save')}
          isDisabled={isSame}
          isBusy={edit.isPending}
          onSubmit={submit}
        >
          <NameField value={name} onChange={setName} error={fault} />
          <RoleChoice name="role" role={role} onChange={setRole} />
        </DialogForm>
      </DialogContent>
    </Dialog>
  );
}
