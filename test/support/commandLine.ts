import { runCommandLine } from '../../src/cli/runCommandLine.ts';

export interface CommandResult {
  readonly code: number;
  /** Standard output. */
  readonly out: string;
  /** Standard error: progress and errors. */
  readonly notes: string;
}

/** Runs one command line as the program does, in this process, and keeps what it printed. */
export async function commandLine(...args: string[]): Promise<CommandResult> {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await runCommandLine(args, {
    out: (text) => out.push(text),
    note: (text) => notes.push(text),
    interactive: false,
  });
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}
