import { Trash2 } from 'lucide-react';
import { api, messageOf, type RosterPlayer } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { wayToHeading } from '@/components/focusPlace';
import { ErrorNote } from '@/components/Notice';
import { HeadCell, Row, Table } from '@/components/Table';
import { words } from '@/words/catalogue';

interface RosterTableProps {
  players: readonly RosterPlayer[];
  isStaff: boolean;
}

export function RosterTable({ players, isStaff }: RosterTableProps) {
  const remove = useTournamentChange(api.deletePlayer);
  const hasDiscord = isStaff && players.some((player) => player.discord_id !== null);
  const sorted = [...players].sort((a, b) => b.mmr - a.mmr || a.name.localeCompare(b.name));
  return (
    <div className="flex flex-col gap-3">
      {remove.error && <ErrorNote>{messageOf(remove.error)}</ErrorNote>}
      <Table
        className="relative overflow-x-auto"
        head={
          <>
            <HeadCell className="max-tablet:w-[45%]">Name</HeadCell>
            <HeadCell className="text-right">MMR</HeadCell>
            <HeadCell>Positions</HeadCell>
            {hasDiscord && <HeadCell className="hidden w-48 tablet:table-cell">Discord</HeadCell>}
            {isStaff && (
              <HeadCell className="w-12 p-0">
                <span className="sr-only">Remove</span>
              </HeadCell>
            )}
          </>
        }
      >
        {sorted.map((player) => (
          <Row key={player.id}>
            <td dir="auto" className="max-w-0 truncate px-4 py-1.5 font-medium" title={player.name}>
              {player.name}
              {hasDiscord && (
                <span className="block truncate text-[13px] font-normal text-faint tablet:hidden">
                  {player.discord_id}
                </span>
              )}
            </td>
            <td className="w-24 px-4 py-1.5 text-right">{words.number(player.mmr)}</td>
            <td className="px-4 py-1.5 text-soft">{player.positions.join(' · ')}</td>
            {hasDiscord && (
              <td className="hidden px-4 py-1.5 text-[13px] text-soft tablet:table-cell">
                {player.discord_id}
              </td>
            )}
            {isStaff && (
              <td className="px-1 py-0.5">
                <Button
                  variant="ghost"
                  size="icon"
                  className="size-8"
                  aria-label={`Remove ${player.name}`}
                  isBusy={remove.isPending && remove.variables === player.id}
                  onClick={({ currentTarget }) =>
                    remove.mutate(player.id, { onSuccess: wayToHeading(currentTarget) })
                  }
                >
                  <Trash2 />
                </Button>
              </td>
            )}
          </Row>
        ))}
      </Table>
    </div>
  );
}
