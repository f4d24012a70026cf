import type { PlayerPickedEvent } from '@/types/draftEvent';

/** A round was picked already, and not from this page. */
export class AlreadyPicked extends Error {
  constructor(readonly event: PlayerPickedEvent) {
    super(`Already picked: ${event.payload.picked_name}`);
    this.name = 'AlreadyPicked';
  }
}
