// What every engine is driven by. An engine starts browsers of their own, so that two people never share a cookie.

export interface Size {
  width: number;
  height: number;
}

// A node of a page, as its driver names it.
export type Handle = Readonly<Record<string, unknown>>;

// Keys and pointer as the WebDriver standard writes them; both of its protocols take the same.
export type Actions = readonly Readonly<Record<string, unknown>>[];

export interface Driver {
  goTo(url: string): Promise<void>;
  // Runs the text of a function in the page. What it gives comes back as JSON.
  call(code: string, args: readonly unknown[]): Promise<unknown>;
  // The node that the text of a function gives, if it gives one.
  find(code: string, args: readonly unknown[]): Promise<Handle | null>;
  // Where actions begin that are about a node.
  originOf(node: Handle): unknown;
  perform(actions: Actions): Promise<void>;
  choose(node: Handle, file: string): Promise<void>;
  resize(size: Size): Promise<void>;
  // A picture of what is seen, as PNG.
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  // Whether a page of any size can be asked for.
  readonly hasSizes: boolean;
  // Whether it plays without a sound server on the machine.
  readonly hasSound: boolean;
  // Whether text can be cut and pasted by the keyboard.
  readonly hasClipboard: boolean;
  open(): Promise<Driver>;
  // Ends what its browsers shared.
  end(): Promise<void>;
}
