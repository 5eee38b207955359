import { afterEach, describe, expect, it } from '@jest/globals';
import { createProgress } from '../../../src/cli/output/createProgress.ts';
import { recordingTerminal } from '../recordingTerminal.ts';

describe('progress where no bar can move', () => {
  afterEach(() => {
    process.removeAllListeners('SIGINT');
  });

  it('says when each of several things ends, and nothing in between', () => {
    const terminal = recordingTerminal();
    const progress = createProgress(terminal, 'LC2 rigid', 2);
    progress.update(0.5, 'phantom-01: level 1');
    progress.ended('phantom-01 done');
    progress.ended('phantom-02 FAILED');
    progress.stop();
    expect(terminal.notes).toEqual(['LC2 rigid 1/2: phantom-01 done', 'LC2 rigid 2/2: phantom-02 FAILED']);
  });

  it('says a quarter of the way how far a single thing is', () => {
    const terminal = recordingTerminal();
    const progress = createProgress(terminal, 'Evaluate', 1);
    for (const share of [0.1, 0.3, 0.4, 0.8, 0.9, 1]) progress.update(share, 'volumes');
    expect(terminal.notes).toEqual(['Evaluate: 30 % volumes', 'Evaluate: 80 % volumes']);
  });

  it('leaves no handler of Ctrl-C behind', () => {
    const before = process.listenerCount('SIGINT');
    const progress = createProgress(recordingTerminal(), 'Import', 3);
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    progress.stop();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
