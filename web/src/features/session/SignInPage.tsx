import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { discordPath, useSignInWays } from '@/api/accounts';
import { api, faultOf, messageOf } from '@/api/client';
import { useSession, useSessionChange } from '@/api/queries';
import { Button, buttonLook } from '@/components/Button';
import { Field, Input } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';
import { PasswordField } from '@/components/PasswordField';
import { returnPath } from '@/components/returnPath';
import { signInProblem } from '@/words/discord';
import { sessionWords } from '@/words/session';

export default function SignInPage() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [, go] = useLocation();
  const search = useSearch();
  const next = returnPath(search);
  const problem = signInProblem(search);
  const session = useSession();
  const ways = useSignInWays();
  const signIn = useSessionChange(api.signIn);
  const submit = () => signIn.mutate({ username, password }, { onSuccess: () => go(next) });
  const account = session.data?.account;
  const nameFault = faultOf(signIn.error, 'username');
  const passwordFault = faultOf(signIn.error, 'password');
  return (
    <form
      className="mx-auto mt-8 flex w-full max-w-sm flex-col gap-4 rounded-lg border border-line bg-surface p-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <h1 className="text-lg font-semibold">{sessionWords.say('sign_in')}</h1>
        <p className="text-sm text-soft">
          {account
            ? sessionWords.say('you_are_signed_in_as', { name: account.name })
            : sessionWords.say('captains_use_their_seat_link')}
        </p>
      </div>
      {problem !== null && !signIn.error && <ErrorNote>{problem}</ErrorNote>}
      {ways.data?.discord === true && <DiscordWay next={next} />}
      <Field label={sessionWords.say('username')} error={nameFault}>
        {(control) => (
          <Input
            {...control}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={100}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
        )}
      </Field>
      <PasswordField
        label={sessionWords.say('password')}
        name="password"
        autoComplete="current-password"
        error={passwordFault}
        value={password}
        onChange={setPassword}
      />
      {signIn.error && nameFault === undefined && passwordFault === undefined && (
        <ErrorNote>{messageOf(signIn.error)}</ErrorNote>
      )}
      <Button type="submit" variant="primary" isBusy={signIn.isPending}>
        {sessionWords.say('sign_in')}
      </Button>
    </form>
  );
}

/** Leaves the page: the server sends the browser to Discord and brings it back. */
function DiscordWay({ next }: { next: string }) {
  return (
    <>
      <a href={discordPath(next)} className={buttonLook({ variant: 'secondary' })}>
        {sessionWords.say('continue_with_discord')}
      </a>
      <p className="flex items-center gap-3 text-[13px] text-faint">
        <span className="h-px flex-1 bg-line" aria-hidden />
        {sessionWords.say('or_with_a_password')}
        <span className="h-px flex-1 bg-line" aria-hidden />
      </p>
    </>
  );
}
