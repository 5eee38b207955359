import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { TaskContext } from '../threads/types.ts';

/** What a thread is asked to do with itself. */
export type SelfTestPayload =
  | { readonly kind: 'echo'; readonly value: unknown }
  | { readonly kind: 'fail'; readonly code?: 'INVALID_INPUT'; readonly message: string }
  | { readonly kind: 'spin'; readonly durationMs: number; readonly ignoreStop?: boolean }
  | { readonly kind: 'native'; readonly durationMs: number }
  | { readonly kind: 'exit' };

export interface SelfTestProgress {
  readonly elapsedMs: number;
}

/** Shows that a thread answers, fails, stops and dies as the pool promises. Used by health checks and tests. */
export async function selfTest(
  payload: SelfTestPayload,
  context: TaskContext<SelfTestProgress>,
): Promise<unknown> {
  switch (payload.kind) {
    case 'echo':
      return payload.value;
    case 'fail':
      if (payload.code) throw new SonoledgerError(payload.code, payload.message, { taskName: 'selfTest' });
      throw new TypeError(payload.message);
    case 'spin':
      return spin(payload.durationMs, payload.ignoreStop === true, context);
    case 'native':
      await context.uninterrupted(async () => spin(payload.durationMs, true, context));
      return spin(Number.POSITIVE_INFINITY, true, context);
    case 'exit':
      return process.exit(1);
  }
}

function spin(durationMs: number, ignoreStop: boolean, context: TaskContext<SelfTestProgress>): number {
  const startMs = performance.now();
  let elapsedMs = 0;
  while (elapsedMs < durationMs) {
    if (!ignoreStop) context.throwIfStopped();
    elapsedMs = performance.now() - startMs;
    context.reportProgress({ elapsedMs });
  }
  return elapsedMs;
}
