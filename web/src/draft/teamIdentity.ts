// How a team is told apart at a glance: colour, shape and letter, all from its place in the draft order.

export type TeamShape =
  'circle' | 'square' | 'triangle' | 'diamond' | 'hexagon' | 'shield' | 'pentagon' | 'octagon';

export interface TeamIdentity {
  /** Index of the colour among the tokens. */
  readonly hue: number;
  readonly shape: TeamShape;
  readonly letter: string;
}

const kHues = 16;
const kShapes: readonly TeamShape[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'shield',
  'pentagon',
  'octagon',
];
const kLetters = 26;

export function teamIdentity(draftOrder: number): TeamIdentity {
  const index = draftOrder - 1;
  const letter = String.fromCharCode(65 + (index % kLetters));
  const lap = Math.floor(index / kLetters);
  return {
    hue: index % kHues,
    shape: kShapes[index % kShapes.length] ?? 'circle',
    letter: lap === 0 ? letter : `${letter}${lap + 1}`,
  };
}
