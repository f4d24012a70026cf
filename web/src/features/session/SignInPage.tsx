import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { api, messageOf } from '@/api/client';
import { useSession, useSessionChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { Field, Input } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';

/** Where to go afterwards: only ever a page of ours. */
export function returnPath(search: string): string {
  const wanted = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}

export default function SignInPage() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [, go] = useLocation();
  const next = returnPath(useSearch());
  const session = useSession();
  const signIn = useSessionChange(api.signIn);
  const submit = () => signIn.mutate({ username, password }, { onSuccess: () => go(next) });
  const account = session.data?.account;
  return (
    <form
      className="mx-auto mt-8 flex w-full max-w-sm flex-col gap-4 rounded-lg border border-line bg-surface p-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <h1 className="text-lg font-semibold">Sign in</h1>
        <p className="text-sm text-soft">
          {account
            ? `You are signed in as ${account.name}.`
            : 'For organisers. Captains use their seat link; viewers need nothing.'}
        </p>
      </div>
      <Field label="Username">
        {(control) => (
          <Input
            {...control}
            name="username"
            autoComplete="username"
            required
            maxLength={100}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password">
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {signIn.error && <ErrorNote>{messageOf(signIn.error)}</ErrorNote>}
      <Button type="submit" variant="primary" isBusy={signIn.isPending}>
        Sign in
      </Button>
    </form>
  );
}
