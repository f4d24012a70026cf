// What went wrong on the way through Discord, in plain words. Pure.

const kProblems: Readonly<Record<string, string>> = {
  discord_denied: 'Discord was not allowed to tell us who you are, so nobody was signed in.',
  discord_failed: 'Discord did not answer as it should. Try again in a moment.',
  state_mismatch: 'That took too long, or began in another browser. Start again.',
  account_disabled: 'This account is disabled. Ask an admin.',
};

const kAnyProblem = 'Signing in with Discord did not work. Try again, or use your password.';

/** The words for the code that Discord's way back brought, or null when it brought none. */
export function signInProblem(search: string): string | null {
  const code = new URLSearchParams(search).get('problem');
  if (code === null) return null;
  return (Object.hasOwn(kProblems, code) ? kProblems[code] : undefined) ?? kAnyProblem;
}
