import { z } from 'zod';
import type { RegisterVolumesPayload } from '../../compute/registration/types.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Registration } from '../../generated/prisma/client.ts';
import type { Mat4, Vec3 } from '../../kernels/geometry/types.ts';
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
    timeLimitSeconds: z.number().positive().max(3600),
  })
  .partial()
  .strict();

const affineParameters = z
  .object({
    stretchLimit: z.number().positive().max(0.3),
    stretchPenalty: z.number().min(0).max(1000),
    affineEvaluations: z.int().min(26).max(10_000),
  })
  .partial();

const deformableParameters = z
  .object({
    controlSpacingMm: z.number().min(5).max(100),
    bendingPenalty: z.number().positive().max(1e6),
    stretchPenalty: z.number().min(0).max(1e6),
    deformableEvaluations: z.int().min(2).max(10_000),
  })
  .partial();

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
  LC2_SIMILARITY: searchParameters.extend(affineParameters.shape),
  LC2_AFFINE: searchParameters.extend(affineParameters.shape),
  LC2_DEFORMABLE: searchParameters.extend(deformableParameters.shape),
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
  /** Of a displacement field the rigid transform closest to it. */
  readonly movingToFixedLps: Mat4;
  /** The displacement field in the server's form. */
  readonly fieldHash?: string;
}

/** What a registration by hand stores: where it starts from and the displacement, in one of two forms. */
export interface ManualParameters {
  readonly parentMovingToFixedLps: Mat4;
  /** Stored displacement field of the parent, if it has one. */
  readonly fieldHash?: string;
  readonly translationMm?: Vec3;
  readonly rotationDeg?: Vec3;
  readonly displacementLps?: Mat4;
  readonly comment: string;
}

/** The part of a job's payload that the stored parameters of its record decide. */
export function settingsOf({
  method,
  parameters,
}: Pick<Registration, 'method' | 'parameters'>): Pick<
  RegisterVolumesPayload,
  | 'options'
  | 'timeLimitSeconds'
  | 'affine'
  | 'deformable'
  | 'landmarkWeights'
  | 'givenMovingToFixedLps'
  | 'adjustment'
  | 'elastix'
> {
  // Checked when the record was made.
  const stored = parameters as object;
  if (method === 'IMPORTED') {
    return { options: {}, givenMovingToFixedLps: (stored as ImportedParameters).movingToFixedLps };
  }
  if (method === 'ELASTIX_MI_RIGID') return { options: {}, elastix: stored };
  if (method === 'MANUAL') {
    const { parentMovingToFixedLps, fieldHash: _, ...adjustment } = stored as ManualParameters;
    return { options: {}, givenMovingToFixedLps: parentMovingToFixedLps, adjustment };
  }
  if (method === 'LANDMARK_RIGID') {
    return { options: {}, landmarkWeights: (stored as { weights?: readonly number[] }).weights };
  }
  if (method === 'LC2_SIMILARITY' || method === 'LC2_AFFINE') {
    return { ...searchSettings(stored), affine: affineParameters.strip().parse(stored) };
  }
  if (method === 'LC2_DEFORMABLE') {
    return { ...searchSettings(stored), deformable: deformableParameters.strip().parse(stored) };
  }
  return searchSettings(stored);
}

/** The time limit is the task's; the search knows no clock. */
function searchSettings(stored: object): Pick<RegisterVolumesPayload, 'options' | 'timeLimitSeconds'> {
  const { timeLimitSeconds, ...options } = informationParameters.strip().parse(stored);
  return { options, timeLimitSeconds };
}

/** Hash of the displacement field that a record was made from: an imported one, or that of a parent. */
export const givenFieldHashOf = ({
  method,
  parameters,
}: Pick<Registration, 'method' | 'parameters'>): string | null =>
  method === 'MANUAL' || method === 'IMPORTED'
    ? ((parameters as { fieldHash?: string }).fieldHash ?? null)
    : null;
