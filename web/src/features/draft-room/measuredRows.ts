// In how many rows the columns of a board stand whose size is known. Pure.

/** From so many teams on, columns keep a width that can be read and scroll sideways when they must. */
export const kManyTeams = 17;
export const kLeastColumnPx = 112;
/** Below that no name can be read. */
export const kLeastFewPx = 88;
const kUsualRows = 2;
const kLeastSlotPx = 22;
// What a column has besides its slots: padding, head, total, and the gap below it.
const kColumnRestPx = 84;
const kGapPx = 8;

/**
 * Where many teams would scroll sideways: as many rows as it takes to see all of them, as long as they fit the height.
 * Null while the usual two are right.
 */
export function rowsToSeeAll(
  teams: number,
  slots: number,
  widthPx: number,
  heightPx: number,
): number | null {
  if (teams < kManyTeams) return null;
  const perRow = Math.max(1, Math.floor((widthPx + kGapPx) / (kLeastColumnPx + kGapPx)));
  const most = Math.floor(heightPx / (kColumnRestPx + slots * kLeastSlotPx));
  const rows = Math.min(Math.ceil(teams / perRow), most);
  return rows > kUsualRows ? rows : null;
}

// As in board.css: what the type is there.
const kLeastTypePx = 13;
const kMostTypePx = 26;
const kTypePerColumnWidth = 0.105;
const kTypesPerSlot = 2.6;
const kTypesBesideSlots = 7;
// From here on down it is a phone in one hand, whose rows are few and fixed.
const kPhonePx = 520;
const kMostRows = 4;
// For less than this nothing is worth another row.
const kWorthPx = 1.5;

/** The rows in which names are largest; fewer where that is much the same. Null where it is not for the size to say. */
export function rowsForLargestType(
  teams: number,
  slots: number,
  widthPx: number,
  heightPx: number,
): number | null {
  if (widthPx <= kPhonePx || heightPx <= 0 || teams >= kManyTeams) return null;
  let best = { rows: 0, typePx: 0 };
  for (let rows = 1; rows <= Math.min(kMostRows, teams); rows += 1) {
    const columnPx = (widthPx + kGapPx) / Math.ceil(teams / rows) - kGapPx;
    const rowPx = (heightPx + kGapPx) / rows;
    const isTooLow = rows > 1 && rowPx < kColumnRestPx + slots * kLeastSlotPx;
    if (columnPx < kLeastFewPx || isTooLow) continue;
    const byHeight = heightPx / rows / (slots * kTypesPerSlot + kTypesBesideSlots);
    const fits = Math.min(byHeight, columnPx * kTypePerColumnWidth);
    const typePx = Math.min(Math.max(fits, kLeastTypePx), kMostTypePx);
    if (typePx >= best.typePx + kWorthPx) best = { rows, typePx };
  }
  return best.rows === 0 ? null : best.rows;
}

/** Null while the board's own rules for its width are right. */
export function measuredRows(
  teams: number,
  slots: number,
  widthPx: number,
  heightPx: number,
): number | null {
  return teams < kManyTeams
    ? rowsForLargestType(teams, slots, widthPx, heightPx)
    : rowsToSeeAll(teams, slots, widthPx, heightPx);
}
