// Whether a list is being used right now: a mouse is over it, or a finger or a wheel has moved it just now. Its rows stay
// where they are as long.
const kTouchLastsMs = 1_500;

export class Touch {
  private isHovered = false;
  private isPressed = false;
  private lasting: ReturnType<typeof setTimeout> | undefined;

  /** `onEnd` is called whenever the list is left alone again. */
  constructor(
    private readonly list: HTMLElement,
    private readonly onEnd: () => void,
  ) {
    list.addEventListener('pointermove', this.hovered, { passive: true });
    list.addEventListener('pointerleave', this.left);
    list.addEventListener('touchstart', this.pressed, { passive: true });
    list.addEventListener('touchend', this.released);
    list.addEventListener('touchcancel', this.released);
    list.addEventListener('wheel', this.moved, { passive: true });
    list.addEventListener('scroll', this.scrolled, { passive: true });
  }

  get isNow(): boolean {
    return this.isHovered || this.isPressed || this.lasting !== undefined;
  }

  stop(): void {
    clearTimeout(this.lasting);
    this.list.removeEventListener('pointermove', this.hovered);
    this.list.removeEventListener('pointerleave', this.left);
    this.list.removeEventListener('touchstart', this.pressed);
    this.list.removeEventListener('touchend', this.released);
    this.list.removeEventListener('touchcancel', this.released);
    this.list.removeEventListener('wheel', this.moved);
    this.list.removeEventListener('scroll', this.scrolled);
  }

  // A finger is nowhere over the list before it touches it, and nowhere after.
  private readonly hovered = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'touch') this.isHovered = true;
  };

  private readonly left = ({ pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return;
    this.isHovered = false;
    if (!this.isNow) this.onEnd();
  };

  private readonly pressed = () => {
    this.isPressed = true;
  };

  private readonly released = () => {
    this.isPressed = false;
    this.moved();
  };

  private readonly moved = () => {
    clearTimeout(this.lasting);
    this.lasting = setTimeout(() => {
      this.lasting = undefined;
      if (!this.isNow) this.onEnd();
    }, kTouchLastsMs);
  };

  // What a finger has set going runs on; what the page scrolls by itself is no touch.
  private readonly scrolled = () => {
    if (this.isPressed || this.lasting !== undefined) this.moved();
  };
}
