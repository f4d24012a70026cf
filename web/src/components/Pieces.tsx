import type { Piece } from '@/words/catalogue';

/** A message on the page, each name in its own direction whatever script it is in. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, index) =>
    typeof piece === 'string' ? piece : <bdi key={index}>{piece.name}</bdi>,
  );
}
