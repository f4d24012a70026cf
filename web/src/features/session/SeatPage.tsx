import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { api, messageOf } from '@/api/client';
import { keys, useSessionChange } from '@/api/queries';
import { useQueryClient } from '@tanstack/react-query';

/** Takes the seat that the link names and goes to its room. The token leaves the address bar with it. */
export default function SeatPage({ token }: { token: string }) {
  const [, go] = useLocation();
  const client = useQueryClient();
  const { mutate, error } = useSessionChange(api.takeSeat);
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (taken.current === token) return;
    taken.current = token;
    mutate(token, {
      onSuccess: (session) => {
        client.setQueryData(keys.session, session);
        const seat = session.seats?.at(-1);
        go(seat ? `/drafts/${seat.draft_id}` : '/', { replace: true });
      },
    });
  }, [token, mutate, go, client]);
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      {error ? (
        <div className="flex flex-col gap-3" role="alert">
          <h1 className="text-lg font-semibold">This seat link does not work.</h1>
          <p className="text-sm text-soft">{messageOf(error)} Ask your organiser for a new one.</p>
          <Link href="/" className="text-accent underline">
            All tournaments
          </Link>
        </div>
      ) : (
        <h1 className="text-lg font-semibold" role="status">
          Taking your seat…
        </h1>
      )}
    </main>
  );
}
