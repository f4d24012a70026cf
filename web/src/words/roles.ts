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

export const kRoleNotes: Record<Role, string> = {
  admin: 'Sees and changes everything, accounts included.',
  organiser: 'Makes tournaments and runs those that were shared with them.',
  member: 'Sees the private tournaments that they were added to.',
};
