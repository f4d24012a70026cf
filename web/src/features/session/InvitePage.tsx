import { useMutation } from '@tanstack/react-query';
import { accountsApi } from '@/api/accounts';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { AcceptInvitation } from '@/features/session/AcceptInvitation';
import { LinkPage } from '@/features/session/LinkPage';

/** What a link to an account is for, and the form to use it. */
export default function InvitePage({ token }: { token: string }) {
  const { mutate, data, error } = useMutation({ mutationFn: accountsApi.invitation });
  if (data) return <AcceptInvitation token={token} invitation={data} />;
  return (
    <LinkPage
      token={token}
      use={mutate}
      error={error}
      opening="Opening your invitation…"
      failed="The invitation could not be opened."
      noLink={<SpentInvitation />}
    />
  );
}

export function SpentInvitation() {
  return (
    <PageNote title="This link no longer works." role="alert">
      <PageNoteText>
        It works once and for a limited time: it was used, it expired, or an admin took it back.
      </PageNoteText>
      <PageNoteText>
        Used it yourself? Sign in. Otherwise ask whoever sent it for a new one. A server without an
        organiser or admin prints a new link when it starts.
      </PageNoteText>
      <div className="flex gap-5">
        <PageNoteLink href="/sign-in">Sign in</PageNoteLink>
        <PageNoteLink href="/">All tournaments</PageNoteLink>
      </div>
    </PageNote>
  );
}
