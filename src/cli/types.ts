/** Where a command writes: answers go out, everything else is a note. */
export interface Terminal {
  /** A line of the answer, on standard output. */
  out(text: string): void;
  /** A line for the person who waits, on standard error. */
  note(text: string): void;
  /** Whether standard error is a terminal, on which a progress bar can move. */
  readonly interactive: boolean;
}

/** Options that every command takes. */
export interface GlobalOptions {
  readonly url?: string;
  readonly token?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}
