import { RefreshCw, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { RosterPreview } from '@/api/roster';
import { Button } from '@/components/Button';
import { Field, Select } from '@/components/Field';
import { columnName } from '@/features/tournament/rosterWords';
import type { RosterImportState } from '@/features/tournament/useRosterImport';
import { words } from '@/words/catalogue';
import { tournamentWords } from '@/words/tournament';

interface HowItWasReadProps {
  preview: RosterPreview;
  state: RosterImportState;
  onStartOver: () => void;
}

const kSeparators: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  tab: 'tabs',
  '|': 'bars',
};
const kHeaderLines = 10;

function readingWords({ separator, header_line: header, encoding, columns }: RosterPreview) {
  const shape =
    separator === null ? 'A list of names' : `Cells between ${kSeparators[separator] ?? separator}`;
  const head = header === 0 ? 'no header' : tournamentWords.say('header_in_line', { line: header });
  const ignored = columns.filter(({ as, title }) => as === null && title !== '').map(columnName);
  const said = `${shape}, ${separator === null ? '' : `${head}, `}${encoding.used}.`;
  return ignored.length === 0 ? said : `${said} Not read: ${words.list(ignored)}.`;
}

/** Encoding, separator and header, as they were found; and another choice of each. */
export function HowItWasRead({ preview, state, onStartOver }: HowItWasReadProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { encoding, separator, header_line: header } = preview;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 basis-64 text-[13px] text-soft">{readingWords(preview)}</p>
        <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <SlidersHorizontal /> {tournamentWords.say('read_it_otherwise')}
        </Button>
        <Button size="small" onClick={onStartOver}>
          <RefreshCw /> {tournamentWords.say('another_list')}
        </Button>
      </div>
      {isOpen && (
        <div className="grid grid-cols-1 gap-3 rounded-lg border border-line bg-surface p-4 tablet:grid-cols-3">
          <Field label={tournamentWords.say('encoding')}>
            {(control) => (
              <Select
                {...control}
                value={encoding.used}
                onChange={({ target }) => state.read({ encoding: target.value })}
              >
                {[...new Set([encoding.used, ...encoding.others])].map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={tournamentWords.say('cells_are_separated_by')}>
            {(control) => (
              <Select
                {...control}
                value={separator ?? ''}
                onChange={({ target }) => state.read({ separator: target.value })}
              >
                {separator === null && (
                  <option value="">{tournamentWords.say('nothing_it_is_a_list')}</option>
                )}
                {Object.entries(kSeparators).map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={tournamentWords.say('header')}>
            {(control) => (
              <Select
                {...control}
                value={header}
                onChange={({ target }) => state.read({ headerLine: Number(target.value) })}
              >
                <option value={0}>{tournamentWords.say('none')}</option>
                {Array.from({ length: Math.max(kHeaderLines, header) }, (_, index) => (
                  <option key={index} value={index + 1}>
                    {tournamentWords.say('line_number', { line: index + 1 })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      )}
    </div>
  );
}
