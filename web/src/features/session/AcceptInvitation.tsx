import { useState, type SubmitEvent } from 'react';
import { useLocation } from 'wouter';
import { accountsApi, nameFaultOf, type Invitation } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { useSession, useSessionChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { Field, Input } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';
import { PasswordField } from '@/components/PasswordField';
import { useFaultFocus } from '@/components/useFaultFocus';
import { useNewPassword } from '@/components/useNewPassword';
import { invitationWords } from '@/features/session/invitationWords';
import { words } from '@/words/catalogue';
import { sessionWords } from '@/words/session';
import { Pieces } from '@/components/Pieces';

interface AcceptInvitationProps {
  token: string;
  invitation: Invitation;
}

/** Name and password, then in: the answer brings the session. */
export function AcceptInvitation({ token, invitation }: AcceptInvitationProps) {
  const [name, setName] = useState(invitation.name ?? '');
  const [, go] = useLocation();
  const account = useSession().data?.account;
  const accept = useSessionChange(accountsApi.accept);
  const form = useFaultFocus(accept.error);
  const isOwnName = invitation.kind !== 'password';
  const told = invitationWords(invitation);
  const chosen = useNewPassword(accept.error);
  const nameFault = nameFaultOf(accept.error);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!chosen.check(event.currentTarget.elements.namedItem('password'))) return;
    accept.mutate(
      { token, password: chosen.password, ...(isOwnName && { name: name.trim() }) },
      { onSuccess: () => go('/', { replace: true }) },
    );
  };
  return (
    <form
      ref={form}
      className="mx-auto mt-8 flex w-full max-w-sm flex-col gap-4 rounded-lg border border-line bg-surface p-6"
      onSubmit={submit}
    >
      <div className="flex flex-col gap-1">
        <h1 className="text-lg font-semibold">{told.title}</h1>
        <p className="text-sm text-soft">{told.text}</p>
      </div>
      <Field
        label={sessionWords.say('name')}
        error={nameFault}
        hint={isOwnName ? sessionWords.say('you_sign_in_with_it') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            readOnly={!isOwnName}
            className="read-only:border-line read-only:bg-transparent read-only:text-soft"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <PasswordField label={sessionWords.say('password')} name="password" {...chosen.field} />
      {accept.error && nameFault === undefined && chosen.error === undefined && (
        <ErrorNote>{messageOf(accept.error)}</ErrorNote>
      )}
      <Button type="submit" variant="primary" isBusy={accept.isPending}>
        {told.button}
      </Button>
      <p className="text-[13px] text-faint">
        {account && (
          <>
            <Pieces
              pieces={sessionWords.pieces('you_are_signed_in_as_and_this', {
                name: { name: account.name },
              })}
            />{' '}
          </>
        )}
        {sessionWords.say('the_link_works_once_until', {
          expires: words.dayTime(invitation.expires_at),
        })}
      </p>
    </form>
  );
}
