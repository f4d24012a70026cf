import { cn } from '@/components/cn';
import { teamIdentity, type TeamShape } from '@/draft/teamIdentity';

const kOutline: Record<TeamShape, string> = {
  circle: 'M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21Z',
  square: 'M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3Z',
  triangle: 'M12 .8 23.6 22.2H.4Z',
  diamond: 'M12 .4 23.6 12 12 23.6.4 12Z',
  hexagon: 'M6.4 2h11.2L23.4 12l-5.8 10H6.4L.6 12Z',
  shield: 'M12 .8 22 4v8c0 6-4.2 9.6-10 11.400C6.2 21.6 2 18 2 12V4Z',
  pentagon: 'M12 .8 23.4 9.2 19 22.600H5L.6 9.200Z',
  octagon: 'M7.6 1.400h8.800l6.2 6.200v8.800l-6.2 6.200H7.600l-6.2-6.200V7.600Z',
};

interface TeamMarkProps {
  draftOrder: number;
  size?: number;
  className?: string;
}

/** A team's shape and letter in its colour. Decoration: the name beside it is what is read aloud. */
export function TeamMark({ draftOrder, size = 20, className }: TeamMarkProps) {
  const { hue, shape, letter } = teamIdentity(draftOrder);
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      data-team-hue={hue}
      aria-hidden
      className={cn('team-mark shrink-0', className)}
    >
      <path d={kOutline[shape]} className="team-mark-shape" />
      <text
        x="12"
        y={shape === 'triangle' ? 19.5 : 16.2}
        textAnchor="middle"
        className="team-mark-letter"
        fontSize={letter.length > 1 ? 9 : shape === 'triangle' ? 10.5 : 12}
      >
        {letter}
      </text>
    </svg>
  );
}
