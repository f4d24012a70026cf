import { LogOut, User } from 'lucide-react';
import { Link } from 'wouter';
import { api } from '@/api/client';
import { useSession, useSessionChange } from '@/api/queries';
import { Button, buttonLook } from '@/components/Button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/Menu';

/** Who is signed in, and the way out; or the way in. */
export function AccountMenu() {
  const session = useSession();
  const signOut = useSessionChange(() => api.signOut());
  if (!session.data) return null;
  const { account, seats } = session.data;
  const name = account?.name ?? seats?.[0]?.captain_name;
  if (name === undefined) {
    return (
      <Link href="/sign-in" className={buttonLook({ size: 'small' })}>
        Sign in
      </Link>
    );
  }
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="small" className="max-w-48">
          <User />
          <span className="truncate">{name}</span>
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => signOut.mutate(undefined)}>
          <LogOut /> Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
