import { cn } from '@/components/cn';
import type { ConnectionState as State } from '@/realtime/useDraftWebSocket';
import { roomWords } from '@/words/room';

interface ConnectionStateProps {
  state: State;
  error: string | null;
}

export function ConnectionState({ state, error }: ConnectionStateProps) {
  return (
    <span
      data-testid="connection-state"
      data-state={state}
      role="status"
      title={error ?? undefined}
      className={cn(
        'inline-flex items-center gap-1.5 text-[13px] whitespace-nowrap',
        state === 'live' && 'text-soft',
        state === 'reconnecting' && 'text-warn',
        state === 'offline' && 'text-danger',
      )}
    >
      <span
        aria-hidden
        className={cn(
          'size-2 rounded-full',
          state === 'live' && 'bg-good',
          state === 'reconnecting' && 'animate-pulse bg-warn',
          state === 'offline' && 'bg-danger',
        )}
      />
      <span className="connection-word">{roomWords.say(`line.${state}`)}</span>
    </span>
  );
}
