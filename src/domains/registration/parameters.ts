import { z } from 'zod';
import type { RegisterVolumesPayload } from '../../compute/tasks/registerVolumes.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Registration } from '../../generated/prisma/client.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { ComputedMethod } from './types.ts';

/** Settings of a search that a caller may change; the rest are the method's and change with its version. */
const searchParameters = z
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

const informationParameters = searchParameters.extend({
  histogramBins: z.int().min(8).max(256).optional(),
  informationMeasure: z.enum(['MUTUAL', 'NORMALISED']).optional(),
});

const elastixParameters = z
  .object({
    resolutions: z.int().min(1).max(6),
    iterations: z.int().min(10).max(5000),
    spatialSamples: z.int().min(100).max(100_000),
    histogramBins: z.int().min(8).max(256),
  })
  .partial()
  .strict();

const landmarkParameters = z
  .object({ weights: z.array(z.number().min(0)).min(3).max(100_000).optional() })
  .strict();

const PARAMETERS_OF: Readonly<Record<ComputedMethod, z.ZodType<object>>> = {
  TRACKED_POSE: searchParameters,
  LC2_RIGID: searchParameters,
  MATTES_MI_RIGID: informationParameters,
  MIND_SSC_RIGID: searchParameters,
  ELASTIX_MI_RIGID: elastixParameters,
  LANDMARK_RIGID: landmarkParameters,
};

/** Checks the settings that came with a request. INVALID_INPUT names each one that does not fit the method. */
export function parseRegistrationParameters(method: ComputedMethod, value: unknown): object {
  const parsed = PARAMETERS_OF[method].safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `The registration parameters do not fit ${method}: ${z.prettifyError(parsed.error)}`,
  );
}

/** What an import stores with its record: where the transform came from and what it is. */
export interface ImportedParameters {
  readonly fileHash: string;
  readonly fileName: string;
  readonly format: string;
  readonly direction: string;
  readonly space: string;
  readonly tool: string;
  readonly movingToFixedLps: Mat4;
}

/** The part of a job's payload that the stored parameters of its record decide. */
export function settingsOf({
  method,
  parameters,
}: Pick<Registration, 'method' | 'parameters'>): Pick<
  RegisterVolumesPayload,
  'options' | 'landmarkWeights' | 'givenMovingToFixedLps' | 'elastix'
> {
  // Checked when the record was made.
  const stored = parameters as object;
  if (method === 'IMPORTED') {
    return { options: {}, givenMovingToFixedLps: (stored as ImportedParameters).movingToFixedLps };
  }
  if (method === 'ELASTIX_MI_RIGID') return { options: {}, elastix: stored };
  if (method === 'LANDMARK_RIGID') {
    return { options: {}, landmarkWeights: (stored as { weights?: readonly number[] }).weights };
  }
  return { options: stored };
}
