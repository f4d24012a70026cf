// What a person mended in the cells of a preview, and the text in which it goes to the server, which reads all of it
// once more. A row stays on the line of the file that it came from. Pure.
import {
  kFields,
  type CellError,
  type Counts,
  type Field,
  type PreviewRow,
  type Reading,
  type RosterPreview,
} from '@/api/roster';
import { plainRating, type RatingScale } from '@/words/rating';

export type Cells = Partial<Readonly<Record<Field, string>>>;
/** By line. */
export type Mended = ReadonlyMap<number, Cells>;

export function withCell(mended: Mended, line: number, field: Field, text: string): Mended {
  return new Map(mended).set(line, { ...mended.get(line), [field]: text });
}

/** A cell as it was understood, for a person to read and change. */
export function cellText(row: PreviewRow, field: Field, scale: RatingScale): string {
  switch (field) {
    case 'name':
      return row.name;
    case 'mmr':
      return row.mmr === null ? '' : plainRating(row.mmr, scale);
    case 'positions':
      return row.positions.join('; ');
    case 'discord_id':
      return row.discord_id ?? '';
  }
}

/** What is wrong with a row and was not answered by a mended cell. A missing rating may also be answered for all rows. */
function openErrors({ errors }: PreviewRow, cells: Cells = {}): CellError[] {
  const isMended = Object.keys(cells).length > 0;
  return errors.filter(({ field, code }) => {
    if (code === 'unrated') return false;
    return field === null ? !isMended : cells[field] === undefined;
  });
}

/** Whether the row can be read again from its cells alone: not while something of it was not understood. */
function isReadable(row: PreviewRow, cells: Cells | undefined): boolean {
  if (row.status === 'not_a_person') return cells !== undefined;
  return openErrors(row, cells).length === 0;
}

/** In quotes, and never a formula: the server takes one apostrophe off. */
function quoted(text: string): string {
  const plain = /^'*[=+\-@＝＋－＠﹦﹢﹣﹫]/u.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** The columns that the file has, and those that a person wrote into. */
function writtenFields({ columns }: RosterPreview, mended: Mended): Field[] {
  const cells = [...mended.values()];
  return kFields.filter(
    (field) =>
      field === 'name' ||
      field === 'mmr' ||
      columns.some((column) => column.as === field) ||
      cells.some((each) => each[field] !== undefined),
  );
}

export interface MendedText {
  readonly csv: string;
  readonly reading: Reading;
}

/** `base`: the preview of the file itself, without any answers. Lines that are left out are not in the text. */
export function mendedText(
  base: RosterPreview,
  mended: Mended,
  leaveOut: ReadonlySet<number>,
  scale: RatingScale,
): MendedText {
  const fields = writtenFields(base, mended);
  const lines: string[] = [];
  for (const row of base.rows) {
    const cells = mended.get(row.line);
    if (leaveOut.has(row.line) || !isReadable(row, cells)) continue;
    while (lines.length < row.line) lines.push('');
    lines[row.line - 1] = fields
      .map((field) => {
        const text = cells?.[field] ?? cellText(row, field, scale);
        return field === 'name' ? quoted(text) : `"${text.replaceAll('"', '""')}"`;
      })
      .join();
  }
  return {
    csv: `${lines.join('\n')}\n`,
    reading: {
      encoding: 'UTF-8',
      separator: ',',
      headerLine: 0,
      columns: Object.fromEntries(fields.map((field, index) => [field, index])),
      ...(scale.decimals > 0 && { readScale: 'decimals' }),
    },
  };
}

const kNothing: Counts = {
  new: 0,
  update: 0,
  same: 0,
  duplicate: 0,
  unrated: 0,
  not_a_person: 0,
  bad: 0,
};

function counted(rows: readonly PreviewRow[]): Counts {
  const counts = { ...kNothing };
  for (const row of rows) if (!row.left_out) counts[row.status] += 1;
  return counts;
}

/** The answer to a mended text, with the rows in their places that it did not have. */
export function withUnreadRows(
  answer: RosterPreview,
  base: RosterPreview,
  mended: Mended,
  leaveOut: ReadonlySet<number>,
): RosterPreview {
  const answered = new Map(answer.rows.map((row) => [row.line, row]));
  const rows = base.rows.flatMap((row): PreviewRow[] => {
    const cells = mended.get(row.line);
    const isLeftOut = leaveOut.has(row.line);
    if (!isLeftOut && isReadable(row, cells)) return [answered.get(row.line) ?? row];
    return [{ ...row, left_out: isLeftOut, errors: openErrors(row, cells) }];
  });
  // How the file was read is what a person asks about, and not how the mended text was.
  const { encoding, separator, header_line, columns, rating } = base;
  return {
    encoding,
    separator,
    header_line,
    columns,
    rating,
    needs: answer.needs,
    rows,
    counts: counted(rows),
  };
}
