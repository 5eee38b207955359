import type { Uninterrupted } from '../threads/types.ts';
import { openModelSession } from './openModelSession.ts';
import type { ModelSession, SessionOptions } from './types.ts';

interface CachedSession {
  readonly key: string;
  readonly session: ModelSession;
}

let cached: CachedSession | undefined;

/**
 * The session of a model, kept open in this thread until another one is asked for: a volume is segmented on
 * three axes, and loading takes longer than many a slice. Do not release it.
 * @throws MODEL_INCOMPATIBLE
 */
export async function cachedModelSession(
  model: { readonly sha256: string; readonly bytes: Uint8Array },
  options: SessionOptions,
  uninterrupted: Uninterrupted,
): Promise<ModelSession> {
  const key = [model.sha256, options.device, options.threads].join(' ');
  if (cached?.key === key) return cached.session;
  const previous = cached;
  cached = undefined;
  await previous?.session.release();
  cached = { key, session: await openModelSession(model.bytes, options, uninterrupted) };
  return cached.session;
}
