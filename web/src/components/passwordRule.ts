// What a new password must be. Pure; the server decides again.

const kShortest = 8;
const kLongest = 256;

export const kPasswordRule = `At least ${kShortest} characters, and not a common one. A few words in a row are good.`;

/** Why it can't be a password, or null. */
export function passwordFault(password: string): string | null {
  const { length } = Array.from(password);
  if (length < kShortest) return `The password needs at least ${kShortest} characters.`;
  if (length > kLongest) return `The password may have ${kLongest} characters at most.`;
  return null;
}
