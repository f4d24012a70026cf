import {
  Ban,
  CircleCheck,
  Download,
  KeyRound,
  LogOut,
  MoreHorizontal,
  Pencil,
  Trash2,
  Unlink2,
  type LucideIcon,
} from 'lucide-react';
import { useRef } from 'react';
import { Link } from 'wouter';
import { exportPath, type AccountDetail } from '@/api/accounts';
import { Badge } from '@/components/Badge';
import { Button, buttonLook } from '@/components/Button';
import { cn } from '@/components/cn';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/Menu';
import { Row } from '@/components/Table';
import { actionsFor, type AccountAction } from '@/features/accounts/accountList';
import { words } from '@/words/catalogue';
import { kRoleWords } from '@/words/roles';
import { accountWords } from '@/words/accounts';

const kActions: Record<AccountAction, { words: string; Icon: LucideIcon }> = {
  edit: { words: accountWords.say('name_and_role_more'), Icon: Pencil },
  'password-link': { words: accountWords.say('new_password_link_more'), Icon: KeyRound },
  'unlink-discord': { words: accountWords.say('unlink_from_discord_more'), Icon: Unlink2 },
  'sign-out': { words: accountWords.say('sign_out_everywhere_more'), Icon: LogOut },
  export: { words: accountWords.say('export_what_is_kept'), Icon: Download },
  disable: { words: accountWords.say('disable_more'), Icon: Ban },
  enable: { words: accountWords.say('enable_more'), Icon: CircleCheck },
  delete: { words: accountWords.say('delete_more'), Icon: Trash2 },
};

interface AccountRowProps {
  account: AccountDetail;
  ownId: number;
  /** What was chosen, and the button that it was chosen by. */
  onAction: (action: AccountAction, opener: HTMLElement | null) => void;
}

export function AccountRow({ account, ownId, onAction }: AccountRowProps) {
  const { name, role, disabled_at, discord_id, has_password } = account;
  const menuRef = useRef<HTMLButtonElement>(null);
  const actions = actionsFor(account, ownId);
  const seen =
    account.last_seen_at === null
      ? accountWords.say('not_signed_in')
      : words.day(account.last_seen_at);
  return (
    <Row>
      <th scope="row" className="max-w-0 px-4 py-2 text-left font-medium">
        <span className="flex items-center gap-x-2 gap-y-0.5 max-tablet:flex-wrap">
          <bdi
            className={cn('min-w-0 truncate', disabled_at !== null && 'text-faint')}
            title={name}
          >
            {name}
          </bdi>
          {account.id === ownId && (
            <Badge tone="accent" className="shrink-0">
              {accountWords.say('you')}
            </Badge>
          )}
          {disabled_at !== null && (
            <Badge tone="outline" className="shrink-0">
              {accountWords.say('disabled')}
            </Badge>
          )}
          {discord_id !== null && <Badge className="shrink-0">{accountWords.say('discord')}</Badge>}
          {discord_id === null && !has_password && (
            <Badge tone="outline" className="shrink-0">
              {accountWords.say('no_password_yet')}
            </Badge>
          )}
        </span>
        <span className="block truncate text-[13px] font-normal text-faint tablet:hidden">
          {account.last_seen_at === null
            ? accountWords.say('not_signed_in')
            : accountWords.say('seen_seen', { seen })}
        </span>
      </th>
      <td className="px-2 py-2">{kRoleWords[role]}</td>
      <td className="hidden px-2 py-2 text-soft tablet:table-cell">{seen}</td>
      <td className="hidden px-2 py-2 text-soft tablet:table-cell">
        {words.day(account.created_at)}
      </td>
      <td className="px-2 py-1 text-right">
        {actions.length === 0 ? (
          <Link
            href="/account"
            aria-label={accountWords.say('your_account')}
            className={buttonLook({ variant: 'ghost', size: 'icon' })}
          >
            <Pencil />
          </Link>
        ) : (
          <Menu>
            <MenuTrigger asChild>
              <Button
                ref={menuRef}
                variant="ghost"
                size="icon"
                aria-label={accountWords.say('actions_for_name', { name })}
              >
                <MoreHorizontal />
              </Button>
            </MenuTrigger>
            <MenuContent>
              {actions.map((action) => (
                <RowAction
                  key={action}
                  action={action}
                  accountId={account.id}
                  onAction={() => onAction(action, menuRef.current)}
                />
              ))}
            </MenuContent>
          </Menu>
        )}
      </td>
    </Row>
  );
}

interface RowActionProps {
  action: AccountAction;
  accountId: number;
  onAction: () => void;
}

function RowAction({ action, accountId, onAction }: RowActionProps) {
  const { words: told, Icon } = kActions[action];
  if (action === 'export') {
    return (
      <MenuItem asChild>
        <a href={exportPath(accountId)} download>
          <Icon /> {told}
        </a>
      </MenuItem>
    );
  }
  return (
    <>
      {action === 'delete' && <MenuSeparator />}
      <MenuItem onSelect={onAction}>
        <Icon /> {told}
      </MenuItem>
    </>
  );
}
