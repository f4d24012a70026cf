import { useCallback, useSyncExternalStore } from 'react';
import { useOtherName, type OtherName } from '@/api/siteName';
import type { StageSnapshot } from '@/draft/stage';
import { draftChannels, type DraftChannel } from '@/realtime/draftChannel';
import type { SocketStatus } from '@/realtime/socket';
import { words } from '@/words/catalogue';

export type ConnectionState = 'live' | 'reconnecting' | 'offline';

export interface DraftConnection extends StageSnapshot {
  readonly isConnected: boolean;
  readonly connectionError: string | null;
  /** The server takes this page for another site's. */
  readonly otherName: OtherName | null;
  readonly connection: ConnectionState;
  /** Of when what is shown is (milliseconds), while the line is not trusted; null while it is. */
  readonly asOf: number | null;
  /** There is no such draft, or not for this viewer: 4404. */
  readonly isGone: boolean;
  readonly channel: DraftChannel;
}

function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

const isOnline = () => navigator.onLine;

export function connectionStateOf(
  status: SocketStatus,
  hasNetwork: boolean,
  isStale = false,
  isDoubted = false,
): ConnectionState {
  switch (status) {
    case 'live':
      if (isDoubted) return hasNetwork ? 'reconnecting' : 'offline';
      return isStale ? 'reconnecting' : 'live';
    case 'ended':
      return 'offline';
    case 'idle':
    case 'connecting':
    case 'waiting':
      return hasNetwork ? 'reconnecting' : 'offline';
  }
}

function errorOf(
  status: SocketStatus,
  connection: ConnectionState,
  other: OtherName | null,
  isDoubted: boolean,
): string | null {
  if (status === 'ended') return 'This draft does not exist.';
  if (other && status !== 'live') return words.say('name.other');
  if (isDoubted && connection !== 'offline') return words.say('line.no_answer');
  if (status === 'live' && connection === 'reconnecting') {
    return 'The server can’t reach its database: the board may be behind.';
  }
  if (status !== 'waiting' && !isDoubted) return null;
  return connection === 'offline' ? 'There is no network.' : 'The connection was lost.';
}

/** A draft, live. All who ask for the same draft share one connection. */
export function useDraftWebSocket(draftId: number): DraftConnection {
  const channel = draftChannels.get(draftId);
  const subscribe = useCallback(
    (listener: () => void) => {
      const unwatch = draftChannels.watch(draftId);
      const watched = draftChannels.get(draftId);
      const stops = [
        watched.stage.subscribe(listener),
        watched.subscribeToStatus(listener),
        unwatch,
      ];
      return () => stops.forEach((stop) => stop());
    },
    [draftId],
  );
  const snapshot = useSyncExternalStore(subscribe, channel.stage.getSnapshot);
  const status = useSyncExternalStore(channel.subscribeToStatus, channel.getStatus);
  const asOf = useSyncExternalStore(channel.subscribeToTrust, channel.getAsOf);
  const hasNetwork = useSyncExternalStore(subscribeToNetwork, isOnline);
  const other = useOtherName();
  const isDoubted = status === 'live' && asOf !== null;
  const connection = connectionStateOf(status, hasNetwork, snapshot.isStale, isDoubted);
  return {
    ...snapshot,
    channel,
    connection,
    asOf,
    isConnected: status === 'live',
    isGone: status === 'ended',
    connectionError: errorOf(status, connection, other, isDoubted),
    otherName: other,
  };
}
