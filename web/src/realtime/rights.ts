import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { askForRights } from '@/api/queries';
import type { SocketStatus } from '@/realtime/socket';

/** A channel, as far as it tells of rights. */
export interface RightsSource {
  getStatus(): SocketStatus;
  subscribeToStatus(listener: () => void): () => void;
  onRightsChanged(listener: () => void): () => void;
}

/**
 * Keeps a page from showing controls that may no longer be used: asks again what its person may do when the server says
 * that this changed, and whenever a line is new, because it may have changed while there was none. A page without
 * controls has nothing to lose and does not ask for a new line.
 */
export function followRights(
  channel: RightsSource,
  client: QueryClient,
  hasControls: () => boolean,
): () => void {
  const whenLive = () => {
    if (channel.getStatus() === 'live' && hasControls()) askForRights(client);
  };
  whenLive();
  const stops = [
    channel.subscribeToStatus(whenLive),
    channel.onRightsChanged(() => askForRights(client)),
  ];
  return () => stops.forEach((stop) => stop());
}

export function useRights(channel: RightsSource, hasControls: boolean): void {
  const client = useQueryClient();
  const hasThemNow = useEffectEvent(() => hasControls);
  useEffect(() => followRights(channel, client, () => hasThemNow()), [channel, client]);
}
