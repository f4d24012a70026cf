// The sound that calls a captain. WebKit starts one only while a click or a key is handled, and a turn begins when a
// message comes: so one context is started then, kept, and used for every turn.

const kStorageKey = 'draftwire.sound';
const kNotes: readonly (readonly [hertz: number, atSeconds: number])[] = [
  [659, 0],
  [880, 0.16],
];
const kNoteSeconds = 0.28;
/** A sound that starts later than this would be about another moment. */
const kLateMs = 1_000;
/** What counts as the person's own doing, in one engine or another. */
const kGestures = ['pointerup', 'touchend', 'click', 'keydown'] as const;

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

/** One for the page. It is silent until the page was clicked or typed into, as every browser wants it. */
export class TurnSound {
  private context: AudioContext | null = null;

  /** The first click or key starts it, and each later one wakes it when it was put to rest. */
  keepReady(): () => void {
    const options = { capture: true, passive: true };
    for (const gesture of kGestures) document.addEventListener(gesture, this.start, options);
    // Who came here by a click inside the pages has made the gesture already; not every engine tells.
    const activation = Reflect.get(navigator, 'userActivation') as UserActivation | undefined;
    if (activation?.hasBeenActive) this.start();
    return () => {
      for (const gesture of kGestures) document.removeEventListener(gesture, this.start, options);
    };
  }

  get isReady(): boolean {
    return this.context !== null;
  }

  /** Two short notes, or none when they cannot start now. */
  async chime(): Promise<void> {
    const asked = performance.now();
    try {
      const context = await this.running();
      if (context && performance.now() - asked < kLateMs) play(context);
    } catch {
      // A browser whose sound device is gone.
    }
  }

  private readonly start = () => {
    if (!isSoundOn()) return;
    try {
      this.context ??= new AudioContext();
      this.running().catch(() => undefined);
    } catch {
      // A browser without sound: title and icon still change.
    }
  };

  private async running(): Promise<AudioContext | null> {
    // After a telephone call iOS has it "interrupted", which is none of the states of the type.
    if (this.context && this.context.state !== 'running') await this.context.resume();
    return this.context;
  }
}

function play(context: AudioContext): void {
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
}

export const turnSound = new TurnSound();
