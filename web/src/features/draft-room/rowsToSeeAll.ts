// Many teams at once. Pure.

/** From so many teams on, columns keep a width that can be read and scroll sideways when they must. */
export const kManyTeams = 17;
export const kLeastColumnPx = 112;
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
