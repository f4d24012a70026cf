// What went wrong on the way through Discord, in plain words. Pure.

type Words = Readonly<Record<string, string>>;

const kOnTheWay: Words = {
  discord_failed: 'Discord did not answer as it should. Try again in a moment.',
  state_mismatch: 'That took too long, or began in another browser. Start again.',
};

const kSigningIn: Words = {
  ...kOnTheWay,
  discord_denied: 'Discord was not allowed to tell us who you are, so nobody was signed in.',
  account_disabled: 'This account is disabled. Ask an admin.',
};

const kLinking: Words = {
  ...kOnTheWay,
  discord_denied: 'Discord was not allowed to tell us who you are, so nothing was linked.',
  signed_out: 'You were signed out on the way, so nothing was linked. Start again.',
  linked_before: 'Your account is linked with another Discord user. Unlink that one first.',
  discord_taken: 'That Discord user is linked with another account, so nothing was linked.',
};

/** The words for the code that the way back to the page to sign in on brought, or null when it brought none. */
export function signInProblem(search: string): string | null {
  return wordsFor(
    search,
    kSigningIn,
    'Signing in with Discord did not work. Try again, or use your password.',
  );
}

/** The same for the account that was to be linked. */
export function linkProblem(search: string): string | null {
  return wordsFor(search, kLinking, 'Linking with Discord did not work. Try again.');
}

function wordsFor(search: string, known: Words, otherwise: string): string | null {
  const code = new URLSearchParams(search).get('problem');
  if (code === null) return null;
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? otherwise;
}
