import { expect, test } from 'vitest';
import { returnPath, signInPath } from '@/components/returnPath';
import { linkProblem, signInProblem } from '@/words/discord';

test.each([
  ['?return=%2Fdrafts%2F7%3Fevent%3D3', '/drafts/7?event=3'],
  ['?return=/accounts', '/accounts'],
  ['', '/'],
])('%s leads back to a page of ours', (search, path) => {
  expect(returnPath(search)).toBe(path);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'drafts/7',
  '//[',
])('never to another place: %j', (wanted) => {
  expect(returnPath(`?${new URLSearchParams({ return: wanted }).toString()}`)).toBe('/');
});

test('signing in comes back to the page that asked for it, but never to a link', () => {
  expect(signInPath('/drafts/7')).toBe('/sign-in?return=%2Fdrafts%2F7');
  expect(returnPath(signInPath('/tournaments/2').slice('/sign-in'.length))).toBe('/tournaments/2');
  for (const path of ['/', '/sign-in', '/invite/secret', '/watch/secret', '/seat/secret'])
    expect(signInPath(path)).toBe('/sign-in');
});

test.each(['/drafts/7?event=12', '/accounts?show=log', '/account', '/tournaments/2?a=b&c=%2F'])(
  'the way back to %s keeps its query, also from the page to sign in on',
  (path) => {
    const there = signInPath(path);
    expect(returnPath(there.slice('/sign-in'.length))).toBe(path);
    expect(signInPath(there)).toBe(there);
    expect(signInPath(`${there}&problem=discord_denied`)).toBe(there);
  },
);

test.each([
  '/accountsevil',
  '//evil.example/accounts?',
  'https://evil.example/accounts?show=log',
  '/sign-in?return=%2F%2Fevil.example%2Faccounts',
  '/sign-in?return=%2Finvite%2Fsecret',
  '/sign-in?return=https%3A%2F%2Fevil.example%2Faccounts%3F',
])('the page to sign in on is never told to go to %s', (from) => {
  expect(signInPath(from)).toBe('/sign-in');
});

test('what went wrong at Discord is said in plain words, whatever the code is', () => {
  expect(signInProblem('')).toBeNull();
  expect(signInProblem('?problem=discord_denied')).toMatch(/nobody was signed in/);
  for (const code of ['never_heard_of', 'constructor', '<b>'])
    expect(signInProblem(`?${new URLSearchParams({ problem: code }).toString()}`)).toBe(
      'Signing in with Discord did not work. Try again, or use your password.',
    );
});

test('what went wrong while an account was to be linked, too', () => {
  expect(linkProblem('')).toBeNull();
  expect(linkProblem('?problem=discord_taken')).toMatch(/another account/);
  expect(linkProblem('?problem=toString')).toBe('Linking with Discord did not work. Try again.');
});
