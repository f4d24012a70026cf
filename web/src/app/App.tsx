import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { createQueryClient } from '@/api/queries';
import { Shell } from '@/app/Shell';
import { PageBoundary } from '@/components/ErrorBoundary';
import { PageNote, PageNoteLink } from '@/components/PageNote';
import { useKeptFocus } from '@/components/useKeptFocus';
import { words } from '@/words/catalogue';
import { FrontPage } from '@/features/front-page/FrontPage';

const DraftRoomRoute = lazy(() => import('@/app/DraftRoomRoute'));
const TournamentPage = lazy(() => import('@/features/tournament/TournamentPage'));
const SignInPage = lazy(() => import('@/features/session/SignInPage'));
const SeatPage = lazy(() => import('@/features/session/SeatPage'));
const InvitePage = lazy(() => import('@/features/session/InvitePage'));
const WatchPage = lazy(() => import('@/features/session/WatchPage'));
const AccountPage = lazy(() => import('@/features/accounts/AccountPage'));
const AccountsPage = lazy(() => import('@/features/accounts/AccountsPage'));

const kId = /^[1-9]\d{0,15}$/;

export function App() {
  const [client] = useState(createQueryClient);
  useKeptFocus();
  const [path] = useLocation();
  return (
    <QueryClientProvider client={client}>
      <PageBoundary path={path}>
        <Suspense fallback={<main className="min-h-dvh" aria-busy />}>
          <Switch>
            <Route path="/">
              <Shell>
                <FrontPage />
              </Shell>
            </Route>
            <Route path="/tournaments/:id">
              {({ id }) => (
                <Shell>
                  {kId.test(id) ? (
                    <TournamentPage key={id} tournamentId={Number(id)} />
                  ) : (
                    <NotFound />
                  )}
                </Shell>
              )}
            </Route>
            <Route path="/drafts/:id">
              {({ id }) =>
                kId.test(id) ? <DraftRoomRoute key={id} draftId={Number(id)} /> : <NotFound />
              }
            </Route>
            <Route path="/seat/:token">{({ token }) => <SeatPage token={token} />}</Route>
            <Route path="/invite/:token">
              {({ token }) => (
                <Shell>
                  <InvitePage key={token} token={token} />
                </Shell>
              )}
            </Route>
            <Route path="/watch/:token">
              {({ token }) => (
                <Shell>
                  <WatchPage key={token} token={token} />
                </Shell>
              )}
            </Route>
            <Route path="/sign-in">
              <Shell>
                <SignInPage />
              </Shell>
            </Route>
            <Route path="/account">
              <Shell>
                <AccountPage />
              </Shell>
            </Route>
            <Route path="/accounts">
              <Shell>
                <AccountsPage />
              </Shell>
            </Route>
            <Route>
              <Shell>
                <NotFound />
              </Shell>
            </Route>
          </Switch>
        </Suspense>
      </PageBoundary>
    </QueryClientProvider>
  );
}

function NotFound() {
  return (
    <PageNote title={words.say('page.none')}>
      <PageNoteLink href="/">{words.say('page.all')}</PageNoteLink>
    </PageNote>
  );
}
