// What tells the teams of a draft apart in few letters. Pure.

/**
 * The first word that most of the names share, with the space after it: "Team " of "Team Ada" and "Team Bo". Where there is
 * little room it says nothing. Empty when there is none, or when a name would be empty without it.
 */
export function sharedLead(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const lead = /^\S+\s+(?=\S)/u.exec(name)?.[0];
    if (lead !== undefined) counts.set(lead, (counts.get(lead) ?? 0) + 1);
  }
  for (const [lead, count] of counts) if (count > 1 && count * 2 > names.length) return lead;
  return '';
}
