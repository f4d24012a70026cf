// Who may be removed from a tournament, and what that says. Pure; the server decides again.
import type { PeopleKind, Person } from '@/api/access';
import type { Schemas } from '@/api/client';

type Asker = Schemas['Account'] | null;

/** A tournament keeps an organiser; only an admin may take the last one away. */
export function mayRemove(kind: PeopleKind, people: readonly Person[], asker: Asker): boolean {
  return kind === 'members' || people.length > 1 || asker?.role === 'admin';
}

export function removalWords(
  kind: PeopleKind,
  { account_id, name }: Person,
  asker: Asker,
): { title: string; description: string } {
  const isOwn = asker?.id === account_id;
  const title = isOwn ? 'Remove yourself?' : `Remove ${name}?`;
  if (kind === 'members') {
    return { title, description: 'They see the tournament no more while it is private.' };
  }
  return {
    title,
    description: isOwn
      ? 'You will no longer run this tournament, and you can’t add yourself again.'
      : 'They will no longer run this tournament. What they did stays in its history.',
  };
}
