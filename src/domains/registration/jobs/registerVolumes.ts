import { deviceOfPool } from '../../../compute/devices/deviceOfPool.ts';
import type { Device } from '../../../compute/devices/types.ts';
import type { RegisteredVolumes } from '../../../compute/registration/types.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import type { JobHandler, JobOutcome } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { ensureExcluded } from '../../exclusions/service/ensureExcluded.ts';
import { drawQcSheet, type SheetEvidence } from '../drawQcSheet.ts';
import { settingsOf } from '../parameters.ts';
import { completeRegistration, endRegistration, findRegistrationInput, insertQcSheet } from '../queries.ts';
import { type RegistrationInputRecord, readRegistrationFiles } from '../registrationFiles.ts';
import { OVERLAP_RULE } from '../types.ts';

/** Of the job's progress, what is left for the picture. */
const COMPUTED_AT = 0.9;

/**
 * Registers, measures, draws the sheet and completes the record in one transaction. A registration whose cone
 * hardly meets the MRI is excluded by rule; whether any other is good enough is for a review to say.
 */
export const registerVolumesJob: JobHandler<'REGISTER_VOLUMES'> = {
  async run({ registrationId }, run) {
    const { context, signal } = run;
    const found = await findRegistrationInput(context.app.prisma, registrationId);
    const record = requireFound(found, 'registration', registrationId);
    if (record.state !== 'PENDING')
      return { state: 'SKIPPED', reason: `The registration is ${record.state}.` };
    const files = await readRegistrationFiles(context, record);
    const payload = payloadOf(record, files, await deviceFor(context, record));
    const result = await context.app.threads.run('registerVolumes', payload, {
      signal,
      onProgress: ({ fraction, note }) => run.progress(COMPUTED_AT * fraction, note),
    });
    run.progress(COMPUTED_AT, 'Drawing the quality-control sheet');
    const evidence = toEvidence(result);
    const { movingToFixedLps, fieldBytes } = result;
    const field = fieldBytes && { bytes: fieldBytes, fileName: 'displacement field' };
    const shown = { movingToFixedLps, field, evidence };
    const sheet = await drawQcSheet(context, record, files, shown, signal);
    const fieldBlob = fieldBytes && (await context.app.blobs.put(fieldBytes));
    await complete(context, record, { movingToFixedLps, fieldBlob }, evidence, sheet);
    return outcome(result, evidence);
  },

  async fail(tx, context, { registrationId }, failure) {
    const end =
      failure.state === 'FAILED'
        ? ({ state: 'FAILED', errorCode: failure.code, errorMessage: failure.message } as const)
        : ({ state: 'CANCELLED' } as const);
    const { count } = await endRegistration(tx, registrationId, end);
    if (count === 0) return;
    await recordChange(tx, context, {
      action: `REGISTRATION_${failure.state}`,
      entity: 'Registration',
      entityId: registrationId,
      reason: failure.message,
      after: { code: failure.code },
    });
    if (failure.state === 'CANCELLED') return;
    await ensureExcluded(tx, context, {
      subject: { kind: 'REGISTRATION', id: registrationId },
      reasonCode: 'REGISTRATION_FAILED',
      rule: { name: 'registration-outcome', version: 1 },
      comment: `${failure.code}: ${failure.message}`,
    });
  },
};

const DEVICE_METHODS: ReadonlySet<string> = new Set(['LC2_RIGID', 'LC2_SIMILARITY', 'LC2_AFFINE']);

/** The cpu for methods that only it can do, so that they never fail for want of a device. */
async function deviceFor({ app }: ServiceContext, { method }: RegistrationInputRecord): Promise<Device> {
  if (!DEVICE_METHODS.has(method)) return 'cpu';
  return (await deviceOfPool(app.threads, app.config.device)).device;
}

function payloadOf(
  record: RegistrationInputRecord,
  files: Awaited<ReturnType<typeof readRegistrationFiles>>,
  device: Device,
) {
  return {
    method: record.method,
    device,
    fixed: files.fixed,
    moving: files.moving,
    trackedMovingToFixedLps: record.trackedMovingToFixedLps,
    seed: record.seed,
    ...settingsOf(record),
    tumour: files.movingTumour,
    landmarks: files.landmarks,
    givenField: files.givenField,
  };
}

function toEvidence(result: RegisteredVolumes): SheetEvidence {
  const { evidence } = result;
  return {
    similarityName: result.similarityName,
    similarityTracked: result.similarityTracked,
    similarityRegistered: result.similarityRegistered,
    nullSimilarityMean: evidence.nullSimilarities.n > 0 ? evidence.nullSimilarities.mean : null,
    nullSimilaritySd: evidence.nullSimilarities.n > 1 ? evidence.nullSimilarities.sd : null,
    nullPoseCount: evidence.nullSimilarities.n,
    restartCount: evidence.restartCount,
    restartsInBasin: evidence.restartsInBasin,
    restartDispersionMm: evidence.restartCount > 0 ? evidence.restartDispersionMm : null,
    secondModeGap: evidence.secondModeGap,
    displacementTarget: evidence.displacementTarget,
    displacementMm: evidence.displacementMm,
    displacementUncertaintyMm: evidence.displacementUncertaintyMm,
    displacementRadius95Mm: evidence.displacementRadius95Mm,
    failureProbability: evidence.failureProbability,
    evidenceModel: evidence.evidenceModel,
    overlapFraction: evidence.overlapFraction,
    tumourInConeFraction: result.tumourInConeFraction,
    translationMm: evidence.translationMm,
    rotationDeg: evidence.rotationDeg,
    jacobianMinimum: result.deformation?.jacobianMinimum ?? null,
    jacobianMaximum: result.deformation?.jacobianMaximum ?? null,
    deformationMedianMm: result.deformation?.deformationMedianMm ?? null,
    deformationMaximumMm: result.deformation?.deformationMaximumMm ?? null,
    inverseResidualMm: result.deformation?.inverseResidualMm ?? null,
    landmarkCount: result.landmarkCount,
    mtreTrackedMm: result.mtreTrackedMm,
    mtreRegisteredMm: result.mtreRegisteredMm,
    betterByEvidence: evidence.betterByEvidence,
    recommendation: evidence.betterByEvidence ? 'REGISTERED' : 'TRACKED_POSE',
    warnings: [...result.warnings],
    evaluations: result.evaluations,
    durationMs: result.durationMs,
    device: result.device,
  };
}

type StoredBytes = { readonly hash: string; readonly sizeBytes: number };

interface FoundTransform {
  readonly movingToFixedLps: readonly number[];
  readonly fieldBlob: StoredBytes | null;
}

function complete(
  context: ServiceContext,
  record: RegistrationInputRecord,
  { movingToFixedLps, fieldBlob }: FoundTransform,
  evidence: SheetEvidence,
  sheet: StoredBytes,
): Promise<void> {
  return inTransaction(context, async (tx) => {
    if (fieldBlob) {
      const fileName = `${record.id}-displacement.nii.gz`;
      await ensureBlob(tx, { ...fieldBlob, mediaType: 'application/x-nifti', fileName });
    }
    await completeRegistration(tx, record.id, movingToFixedLps, evidence, fieldBlob?.hash);
    await ensureBlob(tx, { ...sheet, mediaType: 'image/png', fileName: `${record.id}-qc.png` });
    await insertQcSheet(tx, record.id, sheet.hash);
    await recordChange(tx, context, {
      action: 'REGISTRATION_COMPLETED',
      entity: 'Registration',
      entityId: record.id,
      after: {
        movingToFixedLps,
        ...(fieldBlob && { fieldHash: fieldBlob.hash }),
        betterByEvidence: evidence.betterByEvidence,
        failureProbability: evidence.failureProbability,
        mtreTrackedMm: evidence.mtreTrackedMm,
        mtreRegisteredMm: evidence.mtreRegisteredMm,
      },
    });
    await excludeLowOverlap(tx, context, record.id, evidence.overlapFraction);
  });
}

async function excludeLowOverlap(
  tx: Parameters<typeof ensureExcluded>[0],
  context: ServiceContext,
  registrationId: string,
  overlapFraction: number,
): Promise<void> {
  if (overlapFraction >= OVERLAP_RULE.minimumOverlapFraction) return;
  await ensureExcluded(tx, context, {
    subject: { kind: 'REGISTRATION', id: registrationId },
    reasonCode: 'LOW_OVERLAP',
    rule: OVERLAP_RULE,
    measuredValue: overlapFraction,
    threshold: OVERLAP_RULE.minimumOverlapFraction,
  });
}

function outcome(result: RegisteredVolumes, { recommendation }: SheetEvidence): JobOutcome {
  const { mtreTrackedMm, mtreRegisteredMm, durationMs, device } = result;
  return {
    state: 'DONE',
    result: { recommendation, mtreTrackedMm, mtreRegisteredMm, durationMs },
    device,
  };
}
