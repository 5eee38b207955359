import type { Terminal } from '../../src/cli/types.ts';

export interface RecordingTerminal extends Terminal {
  /** Lines of the answer. */
  readonly lines: string[];
  /** Lines of standard error. */
  readonly notes: string[];
}

/** A terminal that keeps what is written to it. */
export function recordingTerminal(): RecordingTerminal {
  const lines: string[] = [];
  const notes: string[] = [];
  return {
    lines,
    notes,
    out: (text) => lines.push(text),
    note: (text) => notes.push(text),
    interactive: false,
  };
}
