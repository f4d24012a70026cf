import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, ApiProblem, faultOf, messageOf, type RosterPlayer } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { kStyleWords } from '@/components/DraftStatus';
import { Field, Input, Select } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';
import { TeamMark } from '@/components/TeamMark';
import { useFaultFocus } from '@/components/useFaultFocus';
import {
  kSuggestionWords,
  moveCaptain,
  roundCount,
  suggestCaptains,
  toggleCaptain,
  type Suggestion,
} from '@/features/tournament/captainChoice';
import type { DraftStyle } from '@/types/draftEvent';
import { words } from '@/words/catalogue';

interface NewDraftProps {
  tournamentId: number;
  players: readonly RosterPlayer[];
  onCancel: () => void;
}

const kStyles: readonly DraftStyle[] = ['shuffle', 'snake', 'normal'];
const kStyleNotes: Record<DraftStyle, string> = {
  shuffle: 'The team with the lowest total picks; ties roll dice.',
  snake: 'In draft order, every second phase reversed.',
  normal: 'In draft order, every phase alike.',
};
/** What the server may find wrong that has a field to be told beside. */
const kFields: readonly string[] = ['style', 'team_size', 'tie_window'];
const kSuggestions: readonly Suggestion[] = ['highest', 'lowest', 'random'];

/** Style, size and window, and the captains in their order. */
export function NewDraft({ tournamentId, players, onCancel }: NewDraftProps) {
  const [style, setStyle] = useState<DraftStyle>('shuffle');
  const [teamSize, setTeamSize] = useState(5);
  const [tieWindow, setTieWindow] = useState(0);
  const [captains, setCaptains] = useState<number[]>([]);
  const [dragged, setDragged] = useState<number | null>(null);
  const [, go] = useLocation();
  const create = useTournamentChange(() =>
    api.createDraft(tournamentId, {
      style,
      team_size: teamSize,
      tie_window: style === 'shuffle' ? tieWindow : 0,
      captains: captains.map((player_id) => ({ player_id })),
    }),
  );
  const submit = () => create.mutate(undefined, { onSuccess: ({ id }) => go(`/drafts/${id}`) });
  const refusals = refusalsOf(create.error);
  const form = useFaultFocus(create.error);
  const byId = new Map(players.map((player) => [player.id, player]));
  const rounds = roundCount(captains.length, teamSize, players.length);
  const suggestedCount =
    captains.length >= 2 ? captains.length : Math.max(2, Math.floor(players.length / teamSize));
  const sorted = [...players].sort((a, b) => b.mmr - a.mmr || a.name.localeCompare(b.name));
  return (
    <form
      ref={form}
      aria-label="New draft"
      className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid gap-4 tablet:grid-cols-3">
        <Field label="Style" hint={kStyleNotes[style]} error={faultOf(create.error, 'style')}>
          {(control) => (
            <Select
              {...control}
              value={style}
              onChange={(event) => setStyle(event.target.value as DraftStyle)}
            >
              {kStyles.map((each) => (
                <option key={each} value={each}>
                  {kStyleWords[each]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label="Team size"
          hint="Captain included, 2 to 10."
          error={faultOf(create.error, 'team_size')}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={2}
              max={10}
              required
              value={teamSize}
              onChange={(event) => setTeamSize(event.target.valueAsNumber || 0)}
            />
          )}
        </Field>
        {style === 'shuffle' && (
          <Field
            label="Tie window"
            hint="Totals this close to the lowest roll dice."
            error={faultOf(create.error, 'tie_window')}
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                max={5000}
                required
                value={tieWindow}
                onChange={(event) => setTieWindow(event.target.valueAsNumber || 0)}
              />
            )}
          </Field>
        )}
      </div>
      <div className="grid gap-5 tablet:grid-cols-2">
        <fieldset className="flex min-w-0 flex-col gap-2">
          <legend className="mb-2 text-sm font-medium text-soft">Captains</legend>
          <div className="flex flex-wrap gap-1.5">
            {kSuggestions.map((each) => (
              <Button
                key={each}
                size="small"
                onClick={() =>
                  setCaptains(suggestCaptains(players, suggestedCount, each, Math.random))
                }
              >
                {kSuggestionWords[each]} {suggestedCount}
              </Button>
            ))}
          </div>
          <ul className="relative max-h-80 overflow-y-auto rounded-md border border-line">
            {sorted.map((player) => (
              <li key={player.id} className="border-b border-line/60 last:border-0">
                <label
                  className={cn(
                    'flex cursor-pointer items-center gap-2.5 px-3 py-1.5 text-sm hover:bg-hover',
                    captains.includes(player.id) && 'bg-hover',
                  )}
                >
                  <input
                    type="checkbox"
                    className="size-4 accent-(--accent)"
                    checked={captains.includes(player.id)}
                    onChange={() => setCaptains(toggleCaptain(captains, player.id))}
                  />
                  <span className="min-w-0 flex-1 truncate">{player.name}</span>
                  <span className="text-soft">{words.number(player.mmr)}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <section aria-label="Draft order" className="flex min-w-0 flex-col gap-2">
          <h3 className="mb-2 text-sm font-medium text-soft">Draft order</h3>
          {captains.length === 0 && (
            <p className="text-sm text-faint">Tick captains, at least two.</p>
          )}
          <ol className="flex flex-col gap-1">
            {captains.map((id, index) => {
              const name = byId.get(id)?.name ?? '';
              return (
                <li
                  key={id}
                  draggable
                  className={cn(
                    'flex cursor-grab items-center gap-2 rounded-md bg-raised py-0.5 pr-1 pl-2.5 text-sm',
                    dragged === id && 'opacity-50',
                  )}
                  onDragStart={() => setDragged(id)}
                  onDragEnd={() => setDragged(null)}
                  onDragOver={(event) => {
                    event.preventDefault();
                    if (dragged === null || dragged === id) return;
                    setCaptains(moveCaptain(captains, dragged, index - captains.indexOf(dragged)));
                  }}
                >
                  <TeamMark draftOrder={index + 1} size={20} />
                  <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
                    {name}
                  </span>
                  <span className="text-soft">{words.number(byId.get(id)?.mmr ?? 0)}</span>
                  <Button
                    variant="ghost"
                    size="icon"
                    className="size-8"
                    aria-label={`Move ${name} up`}
                    disabled={index === 0}
                    onClick={() => setCaptains(moveCaptain(captains, id, -1))}
                  >
                    <ArrowUp />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon"
                    className="size-8"
                    aria-label={`Move ${name} down`}
                    disabled={index === captains.length - 1}
                    onClick={() => setCaptains(moveCaptain(captains, id, 1))}
                  >
                    <ArrowDown />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon"
                    className="size-8"
                    aria-label={`${name} is no captain`}
                    onClick={() => setCaptains(toggleCaptain(captains, id))}
                  >
                    <X />
                  </Button>
                </li>
              );
            })}
          </ol>
        </section>
      </div>
      {refusals.length > 0 && (
        <ErrorNote>
          <ul>
            {refusals.map((refusal) => (
              <li key={refusal}>{refusal}</li>
            ))}
          </ul>
        </ErrorNote>
      )}
      <div className="flex items-center justify-end gap-2">
        <span className="flex-1 text-sm text-soft">
          {words.say('count.teams', { count: captains.length })} · {rounds} picks
        </span>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={captains.length < 2}
          isBusy={create.isPending}
        >
          Create draft
        </Button>
      </div>
    </form>
  );
}

/** What was refused, but for what stands beside its own field. */
function refusalsOf(error: Error | null): string[] {
  if (!error) return [];
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return [messageOf(error)];
  return error.errors.filter(({ field }) => !kFields.includes(field)).map(({ message }) => message);
}
