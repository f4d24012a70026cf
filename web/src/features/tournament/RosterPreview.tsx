import { cn } from '@/components/cn';
import { previewRows, type RosterText } from '@/features/tournament/rosterText';

const kShown = 200;

/** What was pasted as a table, with what will surely be refused marked before it is sent. */
export function RosterPreview({ roster }: { roster: RosterText }) {
  const rows = previewRows(roster);
  const bad = rows.filter((row) => row.fault !== null).length;
  const hasDiscord = rows.some((row) => row.discordId !== '');
  if (rows.length === 0) return null;
  return (
    <div className="flex flex-col gap-1.5">
      <p className={cn('text-[13px]', bad === 0 ? 'text-soft' : 'text-danger')} role="status">
        {bad === 0 ? 'Every line looks right.' : `${bad} of ${rows.length} lines need a look.`}
      </p>
      <div
        className="relative max-h-56 overflow-y-auto rounded-md border border-line"
        tabIndex={0}
        role="region"
        aria-label="Preview"
      >
        <table className="w-full text-[13px]">
          <tbody>
            {rows.slice(0, kShown).map(({ line, name, mmr, positions, discordId, fault }) => (
              <tr
                key={line}
                className={cn(
                  'border-b border-line/60 last:border-0',
                  fault !== null && 'bg-danger/10',
                )}
              >
                <td className="w-10 px-2 py-1 text-right text-faint">{line}</td>
                <td
                  dir="auto"
                  className="max-w-0 truncate px-2 py-1 font-medium max-tablet:w-[45%]"
                >
                  {name}
                  {hasDiscord && (
                    <span className="block truncate font-normal text-faint tablet:hidden">
                      {discordId}
                    </span>
                  )}
                </td>
                <td className="w-20 px-2 py-1 text-right max-tablet:w-16">{mmr}</td>
                <td className={cn('px-2 py-1', fault === null ? 'text-soft' : 'text-danger')}>
                  {fault ?? positions}
                </td>
                {hasDiscord && (
                  <td className="hidden w-44 px-2 py-1 text-right text-faint tablet:table-cell">
                    {discordId}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
