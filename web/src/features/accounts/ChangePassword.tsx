import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { accountsApi, useOwnWaysChange, useSignInWays, type Account } from '@/api/accounts';
import { ApiProblem, faultOf, messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { DoneNote, ErrorNote } from '@/components/Notice';
import { PasswordField } from '@/components/PasswordField';
import { useFaultFocus } from '@/components/useFaultFocus';
import { useNewPassword } from '@/components/useNewPassword';
import { accountWords } from '@/words/accounts';

export function ChangePassword({ account }: { account: Account }) {
  const [current, setCurrent] = useState('');
  const hasNone = useSignInWays().data?.own?.password === false;
  const waysChange = useOwnWaysChange();
  const change = useMutation({
    mutationFn: (password: string) =>
      accountsApi.changePassword(account.id, {
        password,
        ...(current !== '' && { current_password: current }),
      }),
  });
  const form = useFaultFocus(change.error);
  const chosen = useNewPassword(change.error);
  const currentError = currentFaultOf(change.error);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!chosen.check(event.currentTarget.elements.namedItem('new-password'))) return;
    change.mutate(chosen.password, {
      onSuccess: () => {
        setCurrent('');
        chosen.forget();
        void waysChange();
      },
    });
  };
  return (
    <form
      ref={form}
      aria-label={accountWords.say('change_the_password')}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4"
      onSubmit={submit}
    >
      <h2 className="text-base font-semibold">{accountWords.say('password')}</h2>
      <input type="text" autoComplete="username" value={account.name} readOnly hidden aria-hidden />
      <div className="grid grid-cols-1 gap-4 tablet:grid-cols-2">
        {!hasNone && (
          <PasswordField
            label={accountWords.say('current_password')}
            name="current-password"
            autoComplete="current-password"
            error={currentError}
            value={current}
            onChange={setCurrent}
          />
        )}
        <PasswordField
          label={accountWords.say('new_password')}
          name="new-password"
          {...chosen.field}
        />
      </div>
      {change.error && chosen.error === undefined && currentError === undefined && (
        <ErrorNote>{messageOf(change.error)}</ErrorNote>
      )}
      <DoneNote>
        {change.isSuccess && !chosen.isTried
          ? accountWords.say('your_password_is_changed_and')
          : ''}
      </DoneNote>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" isBusy={change.isPending}>
          {accountWords.say('change_the_password')}
        </Button>
      </div>
    </form>
  );
}

function currentFaultOf(error: unknown): string | undefined {
  if (error instanceof ApiProblem && error.code === 'wrong_credentials') return error.message;
  return faultOf(error, 'current_password');
}
