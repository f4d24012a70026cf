// What an open link is for, in a line of the list. Pure.
import type { Invite } from '@/api/accounts';
import type { Piece } from '@/words/catalogue';
import { kRoleWords } from '@/words/roles';

export function invitePieces({ kind, role, account_name }: Invite): Piece[] {
  switch (kind) {
    case 'set_up':
      return ['First admin'];
    case 'invite':
      return [`Invitation · ${kRoleWords[role]}`];
    case 'password':
      return account_name === null
        ? ['New password']
        : ['New password for ', { name: account_name }];
  }
}
