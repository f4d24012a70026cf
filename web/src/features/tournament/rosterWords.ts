// What a preview says in sentences. Pure.
import type { Counts, PreviewColumn, PreviewRow, RosterPreview } from '@/api/roster';
import { folded } from '@/words/folded';
import { words } from '@/words/catalogue';

const inWords = (count: number, what: string) =>
  count === 0 ? [] : [`${words.number(count)} ${what}`];

const verb = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** "31 new, 4 updated, 5 unchanged; 2 have no rating." */
export function countsSentence(counts: Counts): string {
  const taken = [
    ...inWords(counts.new, 'new'),
    ...inWords(counts.update, 'updated'),
    ...inWords(counts.same, 'unchanged'),
  ];
  const others = [
    ...inWords(counts.unrated, `${verb(counts.unrated, 'has', 'have')} no rating`),
    ...inWords(counts.bad, `${verb(counts.bad, 'needs', 'need')} mending`),
    ...inWords(counts.duplicate, `${verb(counts.duplicate, 'is', 'are')} here twice`),
    ...inWords(counts.not_a_person, `${verb(counts.not_a_person, 'is', 'are')} no person`),
  ];
  const parts = [taken.join(', '), others.join(', ')].filter((part) => part !== '');
  return parts.length === 0 ? 'There are no people in it.' : `${parts.join('; ')}.`;
}

/** "Add 31, update 4". */
export function importWords(counts: Counts): string {
  const said = [...inWords(counts.new, '').map((count) => `add ${count.trim()}`)];
  if (counts.update > 0) said.push(`update ${words.number(counts.update)}`);
  if (said.length === 0) return 'Nothing to add';
  const sentence = said.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** "31 added, 4 updated". */
export function doneWords(counts: Counts): string {
  const said = [...inWords(counts.new, 'added'), ...inWords(counts.update, 'updated')];
  return said.length === 0 ? 'Nothing had to change' : said.join(', ');
}

export function needsAPerson({ status, left_out: isLeftOut }: PreviewRow): boolean {
  return !isLeftOut && (status === 'bad' || status === 'unrated');
}

/** How much stands in the way of the import: rows, and questions. */
export function openCount({ rows, needs }: RosterPreview): number {
  return rows.filter(needsAPerson).length + needs.length;
}

export function columnName({ index, title }: PreviewColumn): string {
  return title === '' ? `Column ${index + 1}` : title.replace(/\s+/g, ' ');
}

/** A name that shows whether its letters were read rightly; null when every name would look the same. */
export function tellingName(rows: readonly PreviewRow[]): string | null {
  return rows.find(({ name }) => /[^\p{ASCII}]/u.test(name))?.name ?? null;
}

/** The row above that has the same person. */
export function rowAbove(rows: readonly PreviewRow[], row: PreviewRow): PreviewRow | null {
  const isSame = (other: PreviewRow) =>
    (row.discord_id !== null && other.discord_id === row.discord_id) ||
    folded(other.name) === folded(row.name);
  return (
    rows.find(
      (other) =>
        other.line < row.line && other.status !== 'duplicate' && !other.left_out && isSame(other),
    ) ?? null
  );
}

/** The same without the line's number, for a place that shows it. */
export function withoutLine(message: string): string {
  const bare = message.replace(/^line \d+: /i, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
