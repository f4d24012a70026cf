import { expect, test } from 'vitest';
import { returnPath, signInPath } from '@/components/returnPath';
import { signInProblem } from '@/features/session/signInProblems';

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
])('never to another place: %j', (wanted) => {
  expect(returnPath(`?${new URLSearchParams({ return: wanted }).toString()}`)).toBe('/');
});

test('signing in comes back to the page that asked for it, but never to a link', () => {
  expect(signInPath('/drafts/7')).toBe('/sign-in?return=%2Fdrafts%2F7');
  expect(returnPath(signInPath('/tournaments/2').slice('/sign-in'.length))).toBe('/tournaments/2');
  for (const path of ['/', '/sign-in', '/invite/secret', '/watch/secret', '/seat/secret'])
    expect(signInPath(path)).toBe('/sign-in');
});

test('what went wrong at Discord is said in plain words, whatever the code is', () => {
  expect(signInProblem('')).toBeNull();
  expect(signInProblem('?problem=discord_denied')).toMatch(/nobody was signed in/);
  for (const code of ['never_heard_of', 'constructor', '<b>'])
    expect(signInProblem(`?${new URLSearchParams({ problem: code }).toString()}`)).toBe(
      'Signing in with Discord did not work. Try again, or use your password.',
    );
});
