// How a rating is written and read. `mmr` is an integer in units of 10^-decimals everywhere but on the page. Pure.
export interface RatingScale {
  /** What the tournament calls its ratings: MMR, Elo, … */
  readonly name: string;
  readonly decimals: number;
}

export const kPlainScale: RatingScale = { name: 'MMR', decimals: 0 };

/** Of a tournament, or of anything else that says how its ratings are meant. */
export function scaleOf(
  source: { readonly rating_name: string; readonly rating_decimals: number } | undefined,
): RatingScale {
  return source ? { name: source.rating_name, decimals: source.rating_decimals } : kPlainScale;
}

const kFormats = [0, 1, 2, 3].map(
  (decimals) =>
    new Intl.NumberFormat('en', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }),
);

/** For reading: 5,400 or 8.57. */
export function ratingText(mmr: number, scale: RatingScale): string {
  return kFormats[scale.decimals]?.format(mmr / 10 ** scale.decimals) ?? plainRating(mmr, scale);
}

/** For a field: 5400 or 8.57. */
export function plainRating(mmr: number, { decimals }: RatingScale): string {
  return (mmr / 10 ** decimals).toFixed(decimals);
}

/** The rating that was typed into a field; null when it is none, or finer than the scale. */
export function typedRating(text: string, { decimals }: RatingScale): number | null {
  const typed = /^(\d{1,7})(?:\.(\d+))?$/.exec(text.trim());
  if (!typed) return null;
  const [, whole = '', fraction = ''] = typed;
  const digits = fraction.replace(/0+$/, '');
  return digits.length > decimals ? null : Number(whole + digits.padEnd(decimals, '0'));
}
