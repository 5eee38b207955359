import { describe, expect, it } from '@jest/globals';
import type { JobState } from '../../../src/cli/client/types.ts';
import { requireDone } from '../../../src/cli/jobs/requireDone.ts';

const job = (state: JobState['state'], code?: string): JobState => ({
  id: 'j1',
  kind: 'REGISTER_VOLUMES',
  state,
  progress: 1,
  progressNote: null,
  skipReason: null,
  error: code === undefined ? null : { code, message: 'The cone hardly meets the MRI.' },
  startedAt: null,
  finishedAt: null,
});

describe('requireDone', () => {
  it('is content with jobs that are done or had nothing to do', () => {
    expect(() => requireDone([])).not.toThrow();
    expect(() => requireDone([job('DONE'), job('SKIPPED')])).not.toThrow();
  });

  it("throws a single job's own error, so that the exit code is that of its cause", () => {
    expect(() => requireDone([job('FAILED', 'NO_OVERLAP')])).toThrow(
      expect.objectContaining({ code: 'NO_OVERLAP', exitCode: 4, message: 'The cone hardly meets the MRI.' }),
    );
    expect(() => requireDone([job('CANCELLED')])).toThrow(expect.objectContaining({ code: 'JOB_CANCELLED' }));
  });

  it('takes a code that it does not know for a failed job', () => {
    expect(() => requireDone([job('FAILED', 'TEAPOT')])).toThrow(
      expect.objectContaining({ code: 'JOB_FAILED' }),
    );
  });

  it('counts several', () => {
    expect(() => requireDone([job('DONE'), job('FAILED', 'NO_OVERLAP'), job('CANCELLED')])).toThrow(
      expect.objectContaining({ code: 'JOB_FAILED', message: expect.stringMatching(/^2 of 3 jobs/) }),
    );
  });
});
