// What the roles are called, and what each may do.
import type { Role } from '@/api/accounts';

export const kRoles: readonly Role[] = ['member', 'organiser', 'admin'];

export const kRoleWords: Record<Role, string> = {
  admin: 'Admin',
  organiser: 'Organiser',
  member: 'Member',
};

export const kARole: Record<Role, string> = {
  admin: 'an admin',
  organiser: 'an organiser',
  member: 'a member',
};

/** What each may do, said to the one who has the role. */
export const kYourRights: Record<Role, string> = {
  admin: 'You see and change everything, accounts included.',
  organiser: 'You make tournaments and run those that were shared with you.',
  member: 'You see the private tournaments that you were added to.',
};

export const kRightsToCome: Record<Role, string> = {
  admin: 'you will see and change everything, accounts included.',
  organiser: 'you will make tournaments and run those that are shared with you.',
  member: 'you will see the private tournaments that you are added to.',
};

export const kRoleNotes: Record<Role, string> = {
  admin: 'Sees and changes everything, accounts included.',
  organiser: 'Makes tournaments and runs those that were shared with them.',
  member: 'Sees the private tournaments that they were added to.',
};
