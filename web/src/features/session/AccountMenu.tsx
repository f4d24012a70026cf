import { LogOut, User, UserCog, Users } from 'lucide-react';
import { toast } from 'sonner';
import { Link } from 'wouter';
import { api, messageOf } from '@/api/client';
import { useSession, useSessionChange } from '@/api/queries';
import { Button, buttonLook } from '@/components/Button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/Menu';
import { signInPath } from '@/components/returnPath';
import { useHere } from '@/components/useHere';
import { sessionWords } from '@/words/session';

/** Who is signed in, their own pages, and the way out; or the way in. */
export function AccountMenu() {
  const session = useSession();
  const signOut = useSessionChange(() => api.signOut());
  const here = useHere();
  // The menu is closed by then: nothing of it is left to say it in.
  const leave = () =>
    signOut.mutate(undefined, { onError: (error) => toast.error(messageOf(error)) });
  if (!session.data) return null;
  const { account, seats } = session.data;
  const name = account?.name ?? seats?.[0]?.captain_name;
  if (name === undefined) {
    return (
      <Link href={signInPath(here)} className={buttonLook({ size: 'small' })}>
        {sessionWords.say('sign_in')}
      </Link>
    );
  }
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="small" className="max-w-48">
          <User />
          <span className="truncate">
            {signOut.isPending ? sessionWords.say('signing_out_more') : name}
          </span>
        </Button>
      </MenuTrigger>
      <MenuContent>
        {account && (
          <>
            <MenuItem asChild>
              <Link href="/account">
                <UserCog /> {sessionWords.say('your_account')}
              </Link>
            </MenuItem>
            {account.role === 'admin' && (
              <MenuItem asChild>
                <Link href="/accounts">
                  <Users /> {sessionWords.say('accounts')}
                </Link>
              </MenuItem>
            )}
            <MenuSeparator />
          </>
        )}
        <MenuItem disabled={signOut.isPending} onSelect={leave}>
          <LogOut /> {sessionWords.say('sign_out')}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
