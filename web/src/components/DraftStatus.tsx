import { Badge } from '@/components/Badge';
import type { DraftStatus, DraftStyle } from '@/types/draftEvent';
import { partWords } from '@/words/parts';

const kStatusWords: Record<DraftStatus, string> = {
  pending: partWords.say('not_started'),
  active: partWords.say('live'),
  completed: partWords.say('completed'),
  aborted: partWords.say('aborted'),
};

export const kStyleWords: Record<DraftStyle, string> = {
  shuffle: partWords.say('shuffle'),
  snake: partWords.say('snake'),
  normal: partWords.say('normal'),
};

/** What a draft is called: by its name, or by its style when it has none. */
export function draftTitle({ name, style }: { name: string | null; style: DraftStyle }): string {
  return name ?? `${kStyleWords[style]} draft`;
}

export function draftTitles(
  drafts: readonly { id: number; name: string | null; style: DraftStyle }[],
): ReadonlyMap<number, string> {
  return new Map(drafts.map((draft) => [draft.id, draftTitle(draft)]));
}

export function DraftStatusBadge({ status }: { status: DraftStatus }) {
  const tone = status === 'active' ? 'live' : status === 'completed' ? 'good' : 'plain';
  return (
    <Badge tone={tone}>
      {status === 'active' && <span className="size-1.5 rounded-full bg-current" aria-hidden />}
      {kStatusWords[status]}
    </Badge>
  );
}
