// One sentence an entry of the audit log. Pure. A translation is another object of the catalogue's shape.
import type { AuditEntry } from '@/api/accounts';
import { createWords, textOf, type Piece } from '@/words/catalogue';

export const kAuditEnglish = {
  signed_in: '{actor} signed in',
  sign_in_failed: 'Signing in as {subject} failed',
  signed_out: '{actor} signed out',
  signed_out_everywhere: '{actor} signed {subject} out everywhere',
  account_created: '{actor} made the account {subject}',
  account_renamed: '{actor} renamed the account {subject}',
  role_changed: '{actor} changed the role of {subject}',
  account_disabled: '{actor} disabled the account {subject}',
  account_enabled: '{actor} enabled the account {subject}',
  account_deleted: '{actor} deleted the account {subject}',
  account_exported: '{actor} exported what is kept about {subject}',
  password_changed: '{actor} changed the password of {subject}',
  invite_created: '{actor} made a link for {subject}',
  invite_revoked: '{actor} took back a link for {subject}',
  discord_linked: '{actor} linked {subject} with Discord',
  discord_unlinked: '{actor} unlinked {subject} from Discord',
  organiser_added: '{actor} made {detail} an organiser of {subject}',
  organiser_removed: '{actor} removed {detail} from the organisers of {subject}',
  member_added: '{actor} made {detail} a member of {subject}',
  member_removed: '{actor} removed {detail} from the members of {subject}',
  tournament_created: '{actor} made the tournament {subject}',
  tournament_renamed: '{actor} renamed the tournament {detail} to {subject}',
  tournament_deleted: '{actor} deleted the tournament {subject}',
  tournament_restored: '{actor} brought the tournament {subject} back',
  visibility_changed: '{actor} changed who can see {subject}',
  watch_link_rotated: '{actor} made a new watch link for {subject}',
  roster_imported: '{actor} added players to {subject}',
  player_changed: '{actor} changed the player {subject} of {detail}',
  player_restored: '{actor} brought the player {subject} back to {detail}',
  rating_changed: '{actor} changed the ratings of {subject}: {detail}',
  player_deleted: '{actor} removed the player {subject} from {detail}',
  draft_created: '{actor} made {subject}',
  draft_changed: '{actor} changed the set-up of {subject}',
  draft_started: '{actor} started {subject}',
  draft_aborted: '{actor} aborted {subject}',
  picked_for_captain: '{actor} picked for a captain in {subject}',
  pick_undone: '{actor} undid a pick in {subject}',
  seat_rotated: '{actor} made a new seat link in {subject}',
  seat_taken: '{actor} took the seat of {subject}',
  'own.signed_out_everywhere': '{actor} signed out everywhere',
  'own.account_created': '{actor} joined',
  'own.account_deleted': '{actor} deleted their own account',
  'own.account_exported': '{actor} exported what is kept about them',
  'own.password_changed': '{actor} changed their password',
  'own.discord_linked': '{actor} linked their account with Discord',
  'own.discord_unlinked': '{actor} unlinked their account from Discord',
  'none.sign_in_failed': 'Signing in failed',
  'none.invite_created': '{actor} made an invitation',
  'none.invite_revoked': '{actor} took an invitation back',
  'other.known_subject': '{actor}: {action}, {subject}',
  'other.no_subject': '{actor}: {action}',
  'actor.command_line': 'The command line',
  'actor.nobody': 'Somebody who was not signed in',
} as const;

type AuditKey = keyof typeof kAuditEnglish;

const auditWords = createWords('en', kAuditEnglish);

function isKey(key: string): key is AuditKey {
  return Object.hasOwn(kAuditEnglish, key);
}

function keyOf({ action, subject, actor }: AuditEntry): AuditKey | undefined {
  const about = subject === '' ? 'none' : actor?.name === subject ? 'own' : null;
  return [`${about}.${action}`, action].find(isKey);
}

/** What the sentence leaves out, to be told below it. */
export function auditDetail(entry: AuditEntry): string {
  const key = keyOf(entry);
  return key !== undefined && kAuditEnglish[key].includes('{detail}') ? '' : entry.detail;
}

function actorOf({ actor, address }: AuditEntry): Piece {
  if (actor) return { name: actor.name };
  return auditWords.say(address === '' ? 'actor.command_line' : 'actor.nobody');
}

/** The sentence with its names apart. An action that is not known is told by its own name. */
export function auditPieces(entry: AuditEntry): Piece[] {
  const values = {
    actor: actorOf(entry),
    subject: { name: entry.subject },
    detail: { name: entry.detail },
  };
  const key = keyOf(entry);
  if (key !== undefined) return auditWords.pieces(key, values);
  const action = entry.action.replaceAll('_', ' ');
  const other = entry.subject === '' ? 'other.no_subject' : 'other.known_subject';
  return auditWords.pieces(other, { ...values, action });
}

export function auditSentence(entry: AuditEntry): string {
  return textOf(auditPieces(entry));
}
