// What calls a captain back to the tab when their turn comes. Only for their own turns. What a browser has not, or
// refuses, is left out: nothing here may keep the turn itself from being shown.
import { isSoundOn, turnSound } from '@/features/draft-room/turnSound';

/** Safari and Firefox have no vibration. */
export function canVibrate(): boolean {
  return 'vibrate' in navigator;
}

export type NotifyAnswer = NotificationPermission | 'never';

/** What this browser says to notifications; never, where a page has none: Safari on an iPhone, Chrome on Android. */
export function notifyAnswer(): NotifyAnswer {
  if (!('Notification' in window)) return 'never';
  const { permission } = Notification;
  if (permission !== 'default') return permission;
  try {
    // It shows nothing without the permission, and Chrome on Android says here that a page may make none.
    new Notification('').close();
    return permission;
  } catch {
    return 'never';
  }
}

export function askToNotify(): Promise<NotifyAnswer> {
  return Notification.requestPermission();
}

function notify(text: string): void {
  if (document.visibilityState !== 'hidden' || notifyAnswer() !== 'granted') return;
  try {
    new Notification(text, { tag: 'draftwire-turn' });
  } catch {
    // Chrome on Android, with a permission from another time.
  }
}

export function signalMyTurn(text: string): void {
  if (isSoundOn() && turnSound.isReady) {
    void turnSound.chime();
    if (canVibrate()) navigator.vibrate(200);
  }
  notify(text);
}
