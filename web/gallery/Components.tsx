// Each component in each of its states, one below the other.
import { Search } from 'lucide-react';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { Badge } from '@/components/Badge';
import { Button, type ButtonProps } from '@/components/Button';
import { CopyButton } from '@/components/CopyButton';
import { Dialog, DialogActions, DialogContent, DialogTrigger } from '@/components/Dialog';
import { Die } from '@/components/Die';
import { DraftCard } from '@/components/DraftCard';
import { DraftStatusBadge } from '@/components/DraftStatus';
import { Field, Input, Select, Textarea } from '@/components/Field';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/Menu';
import { EmptyNote, ErrorNote } from '@/components/Notice';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/Popover';
import QrCode from '@/components/QrCode';
import { TeamMark } from '@/components/TeamMark';
import { ThemeToggle } from '@/components/ThemeToggle';
import { DraftEventFab } from '@/features/draft-events/DraftEventFab';
import { DraftEventRow } from '@/features/draft-events/DraftEventRow';
import { ConfirmPick } from '@/features/draft-room/ConfirmPick';
import { ConnectionState } from '@/features/draft-room/ConnectionState';
import { Lobby } from '@/features/draft-room/Lobby';
import { OrderStrip } from '@/features/draft-room/OrderStrip';
import { PlayerRow } from '@/features/draft-room/PlayerRow';
import { finalProgress, progressAt } from '@/features/draft-room/rollProgress';
import { TeamColumn, type TeamColumnProps } from '@/features/draft-room/TeamColumn';
import { TieRollStrip } from '@/features/draft-room/TieRollStrip';
import { TurnSignals } from '@/features/draft-room/TurnSignals';
import { whatIfs } from '@/features/draft-room/whatIf';
import { WhyThisCaptain } from '@/features/draft-room/WhyThisCaptain';
import type { DraftEvent, DraftState, DraftStatus } from '@/types/draftEvent';
import { kDrafts, kEvents, draftOf } from './drafts';

const kVariants: readonly NonNullable<ButtonProps['variant']>[] = [
  'primary',
  'secondary',
  'ghost',
  'danger',
  'team',
];
const kSizes: readonly NonNullable<ButtonProps['size']>[] = ['small', 'medium', 'large'];
const kTones = ['plain', 'live', 'good', 'accent', 'outline'] as const;
const kStatuses: readonly DraftStatus[] = ['pending', 'active', 'completed', 'aborted'];
const nothing = () => undefined;

function Shelf({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3" aria-label={title}>
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="flex flex-wrap items-start gap-3">{children}</div>
    </section>
  );
}

export function Components() {
  const shuffle = draftOf('shuffle8');
  const rolled = draftOf('started');
  const tie = rolled.rounds[0]?.tie_roll_data ?? null;
  return (
    <main className="mx-auto flex max-w-6xl flex-col gap-10 p-6">
      <header className="flex items-center justify-between">
        <h1 className="text-xl font-semibold">Gallery</h1>
        <ThemeToggle />
      </header>
      <Shelf title="The room">
        {Object.keys(kDrafts).flatMap((draft) =>
          ['viewer', 'captain', 'staff'].map((role) => (
            <a
              key={`${draft} ${role}`}
              className="text-accent underline"
              href={`?draft=${draft}&role=${role}`}
            >
              {draft}, {role}
            </a>
          )),
        )}
        <a className="text-accent underline" href="?draft=started&rolling=1">
          dice in the air
        </a>
      </Shelf>
      <Controls />
      <Shelf title="Marks and dice">
        {Array.from({ length: 28 }, (_, index) => (
          <TeamMark key={index} draftOrder={index + 1} size={28} />
        ))}
        {[1, 2, 3, 4, 5, 6].map((roll) => (
          <Die key={roll} roll={roll} size={28} />
        ))}
        <Die roll={6} size={28} tone="faded" />
        <span data-team-hue={2}>
          <Die roll={6} size={28} tone="team" />
        </span>
        <QrCode text="https://draft.example/seat/pZ0hqv7nBd4mXeRkT2uLwA" label="A seat link" />
      </Shelf>
      <Shelf title="Connection and signals">
        {(['live', 'reconnecting', 'offline'] as const).map((state) => (
          <ConnectionState key={state} state={state} error={null} />
        ))}
        <TurnSignals />
      </Shelf>
      <Cards />
      <Shelf title="Order">
        {['shuffle8', 'shuffle16', 'snake2', 'snake12', 'completed'].map((name) => (
          <div key={name} className="room-strip w-full">
            <OrderStrip draft={draftOf(name)} isSharing={false} />
          </div>
        ))}
        {tie && (
          <>
            <TieRollStrip tie={tie} progress={progressAt(tie, 900)} />
            <TieRollStrip tie={tie} progress={finalProgress(tie)} />
          </>
        )}
        {rolled.on_clock && <WhyThisCaptain draft={rolled} turn={rolled.on_clock} />}
        {[true, false].map((isStaff) => (
          <Lobby
            key={String(isStaff)}
            draft={draftOf('pending')}
            seatsHere={isStaff ? [1, 2] : []}
            isStaff={isStaff}
            onOpen={nothing}
          />
        ))}
      </Shelf>
      <Columns draft={shuffle} />
      <Rows draft={shuffle} />
      <History />
    </main>
  );
}

function Controls() {
  return (
    <Shelf title="Controls">
      {kVariants.map((variant) => (
        <div key={variant} data-team-hue={0} className="flex items-center gap-2">
          {kSizes.map((size) => (
            <Button key={size} variant={variant} size={size}>
              {variant}
            </Button>
          ))}
          <Button variant={variant} size="icon" aria-label={`${variant} icon`}>
            <Search />
          </Button>
          <Button variant={variant} disabled>
            disabled
          </Button>
          <Button variant={variant} isBusy>
            busy
          </Button>
        </div>
      ))}
      <CopyButton text="copied" label="Copy" />
      <Dialog>
        <DialogTrigger asChild>
          <Button>Dialog</Button>
        </DialogTrigger>
        <DialogContent title="A question" description="What it is about.">
          <DialogActions>
            <Button variant="danger">Do it</Button>
          </DialogActions>
        </DialogContent>
      </Dialog>
      <Popover>
        <PopoverTrigger asChild>
          <Button>Popover</Button>
        </PopoverTrigger>
        <PopoverContent>Something in passing.</PopoverContent>
      </Popover>
      <Menu>
        <MenuTrigger asChild>
          <Button>Menu</Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem>One thing</MenuItem>
          <MenuSeparator />
          <MenuItem className="text-danger">Another</MenuItem>
          <MenuItem disabled>Not now</MenuItem>
        </MenuContent>
      </Menu>
      <Field label="Text" hint="A hint." className="w-56">
        {(control) => <Input {...control} placeholder="Nothing yet" />}
      </Field>
      <Field label="Wrong" error="This can't be." className="w-56">
        {(control) => <Input {...control} defaultValue="-1" />}
      </Field>
      <Field label="Off" className="w-56">
        {(control) => <Input {...control} disabled />}
      </Field>
      <Field label="Choice" className="w-56">
        {(control) => (
          <Select {...control}>
            <option>Rating</option>
          </Select>
        )}
      </Field>
      <Field label="Long" className="w-56">
        {(control) => <Textarea {...control} />}
      </Field>
      <ErrorNote>Something went wrong.</ErrorNote>
      <EmptyNote>There is nothing here.</EmptyNote>
    </Shelf>
  );
}

function Cards() {
  return (
    <Shelf title="Drafts in lists">
      {kTones.map((tone) => (
        <Badge key={tone} tone={tone}>
          {tone}
        </Badge>
      ))}
      {kStatuses.map((status) => (
        <DraftStatusBadge key={status} status={status} />
      ))}
      {kStatuses.map((status) => (
        <div key={status} className="w-96">
          <DraftCard
            showsTournament
            draft={{
              id: 7,
              tournament_id: 3,
              tournament_name: 'Winter Cup, Division One',
              name: null,
              style: 'shuffle',
              status,
              team_size: 5,
              tie_window: 0,
              team_count: 8,
              seq: 12,
              created_at: '2026-01-12T18:00:00.000Z',
              started_at: status === 'pending' ? null : '2026-01-12T18:30:00.000Z',
              completed_at: null,
              progress:
                status === 'active'
                  ? { round: 7, round_count: 16, captain_id: 3, captain_name: 'Aria', viewers: 34 }
                  : null,
            }}
          />
        </div>
      ))}
    </Shelf>
  );
}

function Columns({ draft }: { draft: DraftState }) {
  const [team] = draft.teams;
  if (!team) return null;
  const members = draft.players.filter((player) => team.member_ids.includes(player.id));
  const column: TeamColumnProps = {
    team,
    members,
    pickRounds: members.map((_, index) => index + 1),
    teamSize: 5,
    standing: 0.4,
    isOnClock: false,
    isMine: false,
    presence: null,
    die: null,
    newestId: null,
  };
  const states: readonly [string, Partial<TeamColumnProps>][] = [
    ['calm', {}],
    ['on the clock', { isOnClock: true }],
    ['mine', { isMine: true, presence: 'here' }],
    ['newest', { newestId: members.at(-1)?.id ?? null }],
    ['arriving', { presence: 'arriving' }],
    ['away', { presence: 'away' }],
    ['die in the air', { die: { roll: null, isOut: false } }],
    ['die landed', { die: { roll: 4, isOut: false } }],
    ['die lost', { die: { roll: 2, isOut: true } }],
    ['full', { teamSize: members.length, standing: 1 }],
  ];
  return (
    <Shelf title="Team columns">
      {states.map(([name, state]) => (
        <div
          key={name}
          className="w-40"
          style={{ '--slot-height': '46px', '--slot-gap': '3px' } as CSSProperties}
        >
          <p className="mb-1 text-xs text-faint">{name}</p>
          <TeamColumn {...column} {...state} />
        </div>
      ))}
    </Shelf>
  );
}

function Rows({ draft }: { draft: DraftState }) {
  const [selectedId, setSelectedId] = useState<number | null>(null);
  const pool = draft.players.filter((player) => player.team_id === null).slice(0, 6);
  const whatIfOf = whatIfs(draft, true);
  const [first] = pool;
  return (
    <Shelf title="Pool">
      {[false, true].map((canPick) => (
        <ol key={String(canPick)} className="w-96 border border-line bg-surface" data-team-hue={0}>
          {pool.map((player, index) => (
            <PlayerRow
              key={player.id}
              player={player}
              draftedBy={index === 2 ? 'Zoë Brännström' : null}
              draftedByOrder={index === 2 ? 1 : null}
              whatIf={index === 2 ? null : whatIfOf(player.mmr)}
              canPick={canPick}
              selectedHue={player.id === selectedId ? 0 : undefined}
              onSelect={setSelectedId}
            />
          ))}
        </ol>
      ))}
      {first && (
        <div className="w-96" data-team-hue={0}>
          <ConfirmPick
            player={first}
            teamName="Гордей Пухов"
            actingFor="نجمة الصحراء"
            isBusy={selectedId === first.id}
            onConfirm={nothing}
            onCancel={nothing}
          />
        </div>
      )}
    </Shelf>
  );
}

function History() {
  const unknown = {
    ...kEvents[0],
    event_type: 'draft_paused',
    payload: {},
  } as unknown as DraftEvent;
  return (
    <Shelf title="History">
      <ol className="w-96 border border-line bg-surface">
        {[...kEvents, unknown].map((event, index) => (
          <DraftEventRow
            key={index}
            event={event}
            isUndone={event.event_type === 'player_picked'}
            isLinked={event.event_type === 'captain_assigned'}
          />
        ))}
      </ol>
      <div className="relative h-16 w-80 translate-z-0 border border-line">
        <DraftEventFab count={128} unseen={3} isOpen={false} onClick={nothing} />
      </div>
    </Shelf>
  );
}
