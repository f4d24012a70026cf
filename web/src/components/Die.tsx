import { cn } from '@/components/cn';

const kPips: Record<number, readonly (readonly [number, number])[]> = {
  1: [[12, 12]],
  2: [
    [7, 7],
    [17, 17],
  ],
  3: [
    [7, 7],
    [12, 12],
    [17, 17],
  ],
  4: [
    [7, 7],
    [17, 7],
    [7, 17],
    [17, 17],
  ],
  5: [
    [7, 7],
    [17, 7],
    [12, 12],
    [7, 17],
    [17, 17],
  ],
  6: [
    [7, 6],
    [17, 6],
    [7, 12],
    [17, 12],
    [7, 18],
    [17, 18],
  ],
};

interface DieProps {
  roll: number;
  size?: number;
  tone?: 'plain' | 'team' | 'faded';
  className?: string;
}

/** The face of a die. Decoration: the number is said beside it. */
export function Die({ roll, size = 20, tone = 'plain', className }: DieProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden
      data-tone={tone}
      className={cn('die', className)}
    >
      <rect
        x="1"
        y="1"
        width="22"
        height="22"
        rx="5"
        className={cn('die-face', tone === 'team' ? 'fill-team' : 'fill-ink')}
      />
      {(kPips[roll] ?? []).map(([x, y]) => (
        <circle key={`${x}-${y}`} cx={x} cy={y} r="2.2" className="die-pip" />
      ))}
    </svg>
  );
}
