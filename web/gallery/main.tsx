// Without a server: every component in each state, and with ?draft=shuffle8&role=staff&open=1&theme=light&rolling=1 the room.
import '@fontsource-variable/inter/wght.css';
import '@/styles/app.css';
import 'sonner/dist/styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '@/api/queries';
import { applyTheme, setTheme } from '@/components/theme';
import { DraftEventFab } from '@/features/draft-events/DraftEventFab';
import { DraftEventModal } from '@/features/draft-events/DraftEventModal';
import { NewsLine } from '@/features/draft-events/NewsLine';
import { DraftRoom } from '@/features/draft-room/DraftRoom';
import { kViewer } from '@/features/draft-room/roles';
import { Components } from './Components';
import { kDrafts } from './drafts';

const query = new URLSearchParams(location.search);
const referee = (kDrafts[query.get('draft') ?? 'shuffle8'] ?? kDrafts['pending'])?.();
applyTheme();
if (query.has('theme')) setTheme(query.get('theme') === 'light' ? 'light' : 'dark');

function Room() {
  const [isOpen, setIsOpen] = useState(query.has('open'));
  const [, redraw] = useState(0);
  if (!referee) return null;
  const { state, log } = referee;
  const role = {
    viewer: kViewer,
    staff: { isStaff: true, seatTeamIds: [] },
    captain: { isStaff: false, seatTeamIds: [state.on_clock?.team_id ?? 1] },
  }[query.get('role') ?? 'viewer'];
  const tie = query.has('rolling')
    ? (log.findLast((event) => event.event_type === 'tie_roll')?.payload ?? null)
    : null;
  const nothing = () => Promise.resolve();
  return (
    <>
      <DraftRoom
        draft={tie ? { ...state, on_clock: null } : state}
        tournamentName="Winter Cup, Division One"
        isPrivate={false}
        role={role ?? kViewer}
        rolling={tie}
        connection="live"
        connectionError={null}
        viewers={1284}
        seatsHere={state.teams.filter((_, index) => index % 3 !== 1).map(({ id }) => id)}
        actions={{ begin: nothing, undo: nothing, abort: nothing, again: nothing }}
        onNextDraft={nothing}
        onPick={(id) => {
          referee.pick(id);
          redraw((n) => n + 1);
          return Promise.resolve();
        }}
        pickOf={() => null}
        asOf={null}
        notice={query.has('notice') ? '4 events while you were away' : null}
        news={
          <NewsLine
            events={log}
            button={
              <DraftEventFab
                count={state.seq}
                unseen={isOpen ? 0 : 3}
                isOpen={isOpen}
                onClick={() => setIsOpen(!isOpen)}
              />
            }
          />
        }
        isHistoryOpen={isOpen}
        onHistory={setIsOpen}
        history={
          isOpen && (
            <DraftEventModal
              events={log}
              teamCount={state.teams.length}
              roundCount={state.rounds.length}
              linkedSeq={null}
              onLoadOlder={nothing}
              onClose={() => setIsOpen(false)}
            />
          )
        }
      />
    </>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={createQueryClient()}>
      {query.has('draft') ? <Room /> : <Components />}
    </QueryClientProvider>,
  );
}
