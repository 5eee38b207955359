import type { JobHandlers } from './types.ts';

/** What this software can do in the background. Each domain adds its handlers here. */
export const jobHandlers: JobHandlers = {};
