// A name as a search sees it: without case, accents and the strokes of letters. What counts as the same letter is what
// Unicode's collation says (ł is l, ß is ss, æ is ae), asked for letter by letter and remembered. Pure.
const kCollator = new Intl.Collator('und', { usage: 'search', sensitivity: 'base' });
const kPlain = 'a b c d e f g h i j k l m n o p q r s t u v w x y z ss ae oe th'.split(' ');
const kApostrophes = /[\p{M}\p{Pi}\p{Pf}'`´ʹʻʼʽ]/gu;

const known = new Map<string, string>();

function plainLetter(letter: string): string {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const plain = kPlain.find((each) => kCollator.compare(letter, each) === 0) ?? letter;
  known.set(letter, plain);
  return plain;
}

export function folded(text: string): string {
  const bare = text.normalize('NFKD').replace(kApostrophes, '').toLowerCase();
  return bare.replace(/[^\p{ASCII}]/gu, plainLetter);
}
