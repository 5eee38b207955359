import { z } from 'zod';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { RegistrationOptions } from '../../kernels/registration/types.ts';

/** Settings of LC2_RIGID that a caller may change; the rest are the method's and change with its version. */
const lc2Parameters = z
  .object({
    searchTranslationMm: z.number().positive().max(60),
    searchRotationDeg: z.number().positive().max(60),
    coarsePoses: z.int().min(10).max(100_000),
    restarts: z.int().min(1).max(100),
    fineRestarts: z.int().min(1).max(20),
    coarseEvaluationsPerRestart: z.int().min(14).max(10_000),
    fineEvaluationsPerRestart: z.int().min(14).max(10_000),
    nullPoses: z.int().min(8).max(10_000),
    nearFieldMm: z.number().min(0).max(20),
  })
  .partial()
  .strict();

/** Checks the settings that came with a request. INVALID_INPUT names each one that does not fit. */
export function parseRegistrationParameters(value: unknown): Partial<RegistrationOptions> {
  const parsed = lc2Parameters.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `The registration parameters do not fit: ${z.prettifyError(parsed.error)}`,
  );
}
