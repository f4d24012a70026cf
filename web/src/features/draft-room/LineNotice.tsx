import type { ConnectionState } from '@/realtime/useDraftWebSocket';
import { words } from '@/words/catalogue';

interface LineNoticeProps {
  state: ConnectionState;
  error: string | null;
  /** When anything came last, in milliseconds; null while the line is trusted. */
  asOf: number | null;
}

/** Says over the board that it may be behind, and since when. */
export function LineNotice({ state, error, asOf }: LineNoticeProps) {
  if (state === 'live') return null;
  return (
    <p role="status" className="line-notice" data-line={state}>
      {error ?? words.say('line.lost')}
      {asOf !== null && asOf > 0 && (
        <> {words.say('line.as_of', { time: words.time(new Date(asOf).toISOString()) })}</>
      )}
    </p>
  );
}
