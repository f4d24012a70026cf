import { expect, test } from 'vitest';
import type { AuditEntry } from '@/api/accounts';
import { auditDetail, auditPieces, auditSentence } from '@/words/audit';

function entry(action: string, rest: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 1,
    at: '2026-01-12T18:30:05.123Z',
    action,
    actor: { id: 3, name: 'morgan' },
    subject: 'casey',
    detail: '',
    address: '192.0.2.7',
    ...rest,
  };
}

// As the server's table of actions has them.
const kActions =
  `signed_in sign_in_failed signed_out signed_out_everywhere account_created account_renamed
  role_changed account_disabled account_enabled account_deleted password_changed invite_created invite_revoked
  discord_linked organiser_added organiser_removed member_added member_removed tournament_created tournament_renamed
  tournament_deleted tournament_restored visibility_changed watch_link_rotated roster_imported player_changed player_deleted draft_created
  draft_changed draft_started draft_aborted picked_for_captain pick_undone seat_rotated seat_taken account_exported`.split(
    /\s+/,
  );

test.each(kActions)('%s has a sentence of its own, with every name in its place', (action) => {
  const sentence = auditSentence(entry(action));
  expect(sentence).not.toContain(action.replaceAll('_', ' ') + ',');
  expect(sentence).not.toMatch(/[{}_]/);
  expect(sentence).toMatch(/morgan|casey/);
});

test.each([
  ['signed_out_everywhere', 'morgan signed out everywhere'],
  ['account_created', 'morgan joined'],
  ['discord_linked', 'morgan linked their account with Discord'],
  ['account_deleted', 'morgan deleted their own account'],
  ['password_changed', 'morgan changed their password'],
])('%s by the account itself says so', (action, sentence) => {
  expect(auditSentence(entry(action, { subject: 'morgan' }))).toBe(sentence);
});

test.each([
  ['sign_in_failed', 'Signing in failed'],
  ['invite_created', 'morgan made an invitation'],
  ['invite_revoked', 'morgan took an invitation back'],
])('%s about nobody leaves no gap', (action, sentence) => {
  expect(auditSentence(entry(action, { subject: '' }))).toBe(sentence);
});

test('without an account, the command line acted, or somebody from elsewhere', () => {
  const made = entry('account_created', { actor: null });
  expect(auditSentence({ ...made, address: '' })).toBe('The command line made the account casey');
  expect(auditSentence(made)).toBe('Somebody who was not signed in made the account casey');
  const seat = entry('seat_taken');
  expect(auditSentence(seat)).toBe('morgan took the seat of casey');
  expect(auditSentence({ ...seat, actor: null })).toBe(
    'Somebody who was not signed in took the seat of casey',
  );
});

test('a detail is told in the sentence or below it, never twice', () => {
  const added = entry('member_added', { subject: 'Winter Cup', detail: 'casey' });
  expect(auditSentence(added)).toBe('morgan made casey a member of Winter Cup');
  expect(auditDetail(added)).toBe('');
  expect(auditDetail(entry('role_changed', { detail: 'member to admin' }))).toBe('member to admin');
  expect(auditDetail(entry('team_renamed', { detail: 'to Lynx' }))).toBe('to Lynx');
});

test('an action of a later server is told by its name', () => {
  expect(auditSentence(entry('team_renamed'))).toBe('morgan: team renamed, casey');
  expect(auditSentence(entry('clock_moved', { subject: '' }))).toBe('morgan: clock moved');
});

test('names are set apart, and one that looks like a placeholder is left as it is', () => {
  const pieces = auditPieces(entry('account_disabled', { subject: '{actor}' }));
  expect(pieces).toEqual([{ name: 'morgan' }, ' disabled the account ', { name: '{actor}' }]);
});
