import { encode } from 'uqr';

interface QrCodeProps {
  text: string;
  label: string;
}

/** A link to hold a phone's camera to. Black on white in either theme: that is what cameras read. */
export default function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1Z` : '')))
    .join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className="size-56 rounded-md bg-white"
    >
      <path d={path} fill="black" shapeRendering="crispEdges" />
    </svg>
  );
}
