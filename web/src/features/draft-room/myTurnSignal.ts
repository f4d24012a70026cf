// What calls a captain back to the tab when their turn comes. Only for their own turns.

const kStorageKey = 'draftwire.sound';
const kNotes: readonly (readonly [hertz: number, atSeconds: number])[] = [
  [659, 0],
  [880, 0.16],
];
const kNoteSeconds = 0.28;

export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(kStorageKey) !== 'off';
  } catch {
    return true;
  }
}

export function setSoundOn(isOn: boolean): void {
  try {
    localStorage.setItem(kStorageKey, isOn ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** Two short notes. Silent until the browser lets a page that was used make a sound. */
function chime(): void {
  const context = new AudioContext();
  for (const [hertz, atSeconds] of kNotes) {
    const start = context.currentTime + atSeconds;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = 'sine';
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0.0001, start);
    gain.gain.exponentialRampToValueAtTime(0.2, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + kNoteSeconds);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + kNoteSeconds);
  }
  setTimeout(() => void context.close(), 1_000);
}

export function canNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'default';
}

export async function askToNotify(): Promise<boolean> {
  return (await Notification.requestPermission()) === 'granted';
}

export function signalMyTurn(text: string): void {
  if (isSoundOn() && navigator.userActivation.hasBeenActive) {
    chime();
    if ('vibrate' in navigator) navigator.vibrate(200);
  }
  if (
    document.visibilityState === 'hidden' &&
    'Notification' in window &&
    Notification.permission === 'granted'
  ) {
    new Notification(text, { tag: 'draftwire-turn' });
  }
}
