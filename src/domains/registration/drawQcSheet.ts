import type { SourceFile } from '../../compute/tasks/sourceImage.ts';
import type { ServiceContext } from '../../context/types.ts';
import type { RegistrationEvidenceRecord } from '../../graphql/records.ts';
import type { RegistrationFiles, RegistrationInputRecord } from './registrationFiles.ts';

/** What the sheet says; the database row, or the same before it is written. */
export type SheetEvidence = Omit<RegistrationEvidenceRecord, 'registrationId'>;

const METHOD_TITLE = {
  TRACKED_POSE: 'Tracked pose',
  LC2_RIGID: 'LC2 rigid',
  LC2_SIMILARITY: 'LC2 similarity',
  LC2_AFFINE: 'LC2 affine',
  LC2_DEFORMABLE: 'LC2 deformable',
  MATTES_MI_RIGID: 'Mattes MI rigid',
  MIND_SSC_RIGID: 'MIND-SSC rigid',
  ELASTIX_MI_RIGID: 'elastix MI rigid',
  LANDMARK_RIGID: 'Landmark fit',
  IMPORTED: 'Imported',
  MANUAL: 'Adjusted by hand',
} as const;

/** Draws the quality-control sheet of a registration in a compute thread and stores it; returns the PNG's hash. */
export async function drawQcSheet(
  context: ServiceContext,
  record: RegistrationInputRecord,
  files: RegistrationFiles,
  result: {
    readonly movingToFixedLps: readonly number[];
    readonly field: SourceFile | null;
    readonly evidence: SheetEvidence;
  },
  signal?: AbortSignal,
): Promise<{ hash: string; sizeBytes: number }> {
  const { evidence, movingToFixedLps, field } = result;
  const { sequence, file: moving } = files.moving[0];
  const png = await context.app.threads.run(
    'renderRegistrationSheet',
    {
      caseName: `${record.fixedVolume.patient.pseudonym} ${record.fixedVolume.name}`,
      methodTitle: METHOD_TITLE[record.method],
      fixedTitle: 'Ultrasound',
      movingTitle: sequence,
      reference: record.id.slice(-12),
      fixed: files.fixed,
      moving,
      movingLabel: files.movingTumour,
      fixedLabel: files.fixedTumour,
      landmarks: files.landmarks,
      trackedMovingToFixedLps: record.trackedMovingToFixedLps,
      movingToFixedLps,
      field,
      warnings: evidence.warnings,
      evidence: {
        similarityName: evidence.similarityName,
        similarityBefore: evidence.similarityTracked,
        similarityAfter: evidence.similarityRegistered,
        poseChangeMm: evidence.translationMm,
        poseChangeDeg: evidence.rotationDeg,
        deformationMaximumMm: evidence.deformationMaximumMm,
        mtreBeforeMm: evidence.mtreTrackedMm,
        mtreAfterMm: evidence.mtreRegisteredMm,
        overlapFraction: evidence.overlapFraction,
        tumourInConeFraction: evidence.tumourInConeFraction,
        uncertaintyMm: evidence.displacementUncertaintyMm,
        failureProbability: evidence.failureProbability,
        betterByEvidence: evidence.betterByEvidence,
      },
    },
    { signal },
  );
  return context.app.blobs.put(png);
}
