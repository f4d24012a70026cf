// What an invitation's page says about what it is for. Pure.
import type { Invitation } from '@/api/accounts';
import { kARole, kRightsToCome } from '@/words/roles';

interface InvitationWords {
  readonly title: string;
  readonly text: string;
  readonly button: string;
}

export function invitationWords({ kind, role }: Invitation): InvitationWords {
  switch (kind) {
    case 'set_up':
      return {
        title: 'Set up Draftwire',
        text: 'You make the first admin, who sees and changes everything, and invites the others.',
        button: 'Create the first admin',
      };
    case 'invite':
      return {
        title: 'You are invited',
        text: `Choose a name and a password. You will be ${kARole[role]}: ${kRightsToCome[role]}`,
        button: 'Create my account',
      };
    case 'password':
      return {
        title: 'Choose a new password',
        text: 'The one that you had stops working.',
        button: 'Set the password',
      };
  }
}
