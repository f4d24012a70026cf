import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { keys, useTournamentChange } from '@/api/queries';
import {
  kNoAnswers,
  optionsOf,
  rosterApi,
  type Answers,
  type Field,
  type Reading,
  type RosterImport,
  type RosterPreview,
  type RosterQuestion,
} from '@/api/roster';
import {
  mendedText,
  withCell,
  withUnreadRows,
  type Mended,
} from '@/features/tournament/mendedRoster';
import type { RatingScale } from '@/words/rating';

export interface RosterSource {
  /** Another one for each thing that is brought. */
  readonly id: number;
  /** As they were brought: the server finds out how they are encoded. */
  readonly bytes: Blob;
}

export interface RosterImportState {
  readonly preview: RosterPreview | undefined;
  /** The preview is not yet the answer to what is on the page. */
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly reading: Reading;
  readonly answers: Answers;
  readonly mended: Mended;
  read(change: Reading): void;
  answer(change: Partial<Answers>): void;
  mend(line: number, field: Field, text: string): void;
  readonly isImporting: boolean;
  readonly importError: Error | null;
  import(onDone: (done: RosterImport) => void): void;
}

/** More lines to leave out than these do not fit into an address: they are left out of the text. */
const kMostToTell = 200;

/** Asked again when another page changes the roster; not kept when another question follows. */
function usePreview(tournamentId: number, name: string, question: RosterQuestion | null) {
  return useQuery({
    queryKey: [...keys.preview(tournamentId), name, question && optionsOf(question)],
    queryFn: () =>
      question ? rosterApi.preview(tournamentId, question) : Promise.reject(new Error(name)),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** What the server reads in a source, as a person has it read and mended. The server keeps nothing of it. */
export function useRosterImport(
  tournamentId: number,
  source: RosterSource,
  scale: RatingScale,
): RosterImportState {
  const [reading, setReading] = useState<Reading>({});
  const [answers, setAnswers] = useState<Answers>(kNoAnswers);
  const [mended, setMended] = useState<Mended>(new Map());
  const [mends, setMends] = useState(0);
  const { decimals, name } = scale;
  const asBrought = { bytes: source.bytes, reading };
  const base = usePreview(tournamentId, `${source.id}`, { ...asBrought, answers: kNoAnswers });
  const leftOut = useMemo(() => new Set(answers.leaveOut), [answers.leaveOut]);
  const isText = mended.size > 0 || leftOut.size > kMostToTell;
  const text = useMemo(() => {
    if (!isText || !base.data) return null;
    const { csv, reading: as } = mendedText(base.data, mended, leftOut, { decimals, name });
    return { bytes: new Blob([csv]), reading: as };
  }, [isText, base.data, mended, leftOut, decimals, name]);
  const question: RosterQuestion = text
    ? { ...text, answers: { ...answers, leaveOut: [] } }
    : { ...asBrought, answers };
  const what = text
    ? `${source.id} ${mends} ${optionsOf({ reading, answers: { ...kNoAnswers, leaveOut: answers.leaveOut } })}`
    : `${source.id}`;
  const shown = usePreview(tournamentId, what, question);
  const add = useTournamentChange(() => rosterApi.import(tournamentId, question));
  const preview = useMemo(
    () =>
      shown.data && base.data && text
        ? withUnreadRows(shown.data, base.data, mended, leftOut)
        : shown.data,
    [shown.data, base.data, text, mended, leftOut],
  );
  const isAsking = (query: typeof shown) => query.isPlaceholderData || query.isFetching;
  return {
    preview,
    isBusy: isAsking(base) || isAsking(shown),
    error: base.error ?? shown.error,
    reading,
    answers,
    mended,
    read: (change) => setReading((before) => ({ ...before, ...change })),
    answer: (change) => setAnswers((before) => ({ ...before, ...change })),
    mend: (line, field, cell) => {
      setMended((before) => withCell(before, line, field, cell));
      setMends((before) => before + 1);
    },
    isImporting: add.isPending,
    importError: add.error,
    import: (onDone) => add.mutate(undefined, { onSuccess: onDone }),
  };
}
