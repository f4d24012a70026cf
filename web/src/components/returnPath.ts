// The way back after signing in. Pure.

const kHere = 'https://here.invalid';

function parsed(path: string): URL | null {
  try {
    return new URL(path, kHere);
  } catch {
    return null;
  }
}

/** Where to go afterwards: only ever a page of ours. */
export function returnPath(search: string): string {
  const wanted = new URLSearchParams(search).get('return') ?? '/';
  const url = wanted.startsWith('/') ? parsed(wanted) : null;
  if (!url) return '/';
  const { origin, pathname, search: query, hash } = url;
  const path = `${pathname}${query}${hash}`;
  return origin === kHere && !path.startsWith('//') ? path : '/';
}

// Never a link's page: what it holds is a secret, and it is used up.
const kComesBack = /^\/(tournaments|drafts|accounts?)([/?]|$)/;
const kSignIn = '/sign-in';

/** The page to sign in on, from a page to come back to, with its query; from itself, it keeps where it leads. */
export function signInPath(from: string): string {
  const back = from.startsWith(`${kSignIn}?`) ? returnPath(from.slice(kSignIn.length)) : from;
  if (!kComesBack.test(back)) return kSignIn;
  return `${kSignIn}?${new URLSearchParams({ return: back }).toString()}`;
}
