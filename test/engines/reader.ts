/** A person at a page, in whichever browser. Elements are named as `querySelector` has them. */
export type Reader = {
  readonly open: (address: string) => Promise<void>;
  /** What an expression is on the page; plain data. */
  readonly see: <Value>(expression: string) => Promise<Value>;
  readonly click: (selector: string) => Promise<void>;
  /** Types into whatever has the focus. */
  readonly type: (text: string) => Promise<void>;
  /** Presses a key, by its name in `KeyboardEvent.key`. */
  readonly press: (key: 'Enter' | 'ArrowRight') => Promise<void>;
  /** Gives the window a width and a height, in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** The window as it looks, as a PNG. */
  readonly picture: () => Promise<Buffer>;
  readonly leave: () => Promise<void>;
};

export type Theme = 'light' | 'dark';

/** A browser that may be on this machine. */
export type Engine = {
  readonly name: string;
  /** Whether all that it needs is here. */
  readonly isInstalled: boolean;
  readonly start: (theme: Theme) => Promise<Reader>;
};
