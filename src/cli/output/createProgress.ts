import cliProgress from 'cli-progress';
import type { Terminal } from '../types.ts';

/** Progress of several things together, shown while they run. */
export interface Progress {
  /** `done` is a number of things, in parts as well. */
  update(done: number, note: string): void;
  /** One thing has ended: a line where no bar can move. */
  ended(line: string): void;
  stop(): void;
}

const REPORT_STEP = 0.25;
/** How a shell names the end by Ctrl-C. */
const INTERRUPTED = 130;

/**
 * A moving bar on a terminal; elsewhere plain lines, one when something ends and one a quarter of the way.
 * Ctrl-C leaves the terminal in order and ends the process, with the interrupt note.
 */
export function createProgress(
  terminal: Terminal,
  title: string,
  total: number,
  interruptNote?: string,
): Progress {
  const shown = terminal.interactive ? movingBar(title, total) : plainLines(terminal, title, total);
  const interrupt = (): void => {
    shown.stop();
    if (interruptNote !== undefined) terminal.note(interruptNote);
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupt);
  return {
    ...shown,
    stop() {
      process.removeListener('SIGINT', interrupt);
      shown.stop();
    },
  };
}

function movingBar(title: string, total: number): Progress {
  const bar = new cliProgress.SingleBar({
    format: `${title} [{bar}] {percentage} % {whole}/{total} {note}`,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    barsize: 28,
    hideCursor: true,
    clearOnComplete: true,
    // Its own handling would swallow Ctrl-C.
    gracefulExit: false,
    stream: process.stderr,
    linewrap: false,
  });
  bar.start(total, 0, { note: '', whole: 0 });
  return {
    update: (done, note) => bar.update(done, { note: oneLine(note), whole: Math.floor(done + 1e-9) }),
    ended: () => {},
    stop: () => bar.stop(),
  };
}

function plainLines(terminal: Terminal, title: string, total: number): Progress {
  let next = REPORT_STEP;
  let ended = 0;
  return {
    update(done, note) {
      // Many things say when each ends; one alone says how far it is.
      const share = done / total;
      if (total > 1 || share < next || share >= 1) return;
      next = Math.floor(share / REPORT_STEP) * REPORT_STEP + REPORT_STEP;
      terminal.note(`${title}: ${Math.floor(100 * share)} % ${oneLine(note)}`.trimEnd());
    },
    ended(line) {
      ended += 1;
      terminal.note(`${title} ${ended}/${total}: ${line}`);
    },
    stop() {},
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 60);
