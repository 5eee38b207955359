import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { indexToWorld } from '../geometry/indexToWorld.ts';
import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import { rigidToMat4 } from '../geometry/rigidToMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import { createRandomGenerator } from '../random/randomGenerator.ts';
import { createAnatomy } from './createAnatomy.ts';
import { createFan } from './createFan.ts';
import { createMriGrid, createUltrasoundGrid } from './createGrids.ts';
import { createTissueSampler } from './createTissueSampler.ts';
import { createTumour } from './createTumour.ts';
import { describeBrainShift } from './describeBrainShift.ts';
import { drawBrainShift } from './drawBrainShift.ts';
import { drawMisalignment } from './drawMisalignment.ts';
import { drawTumourTraits } from './drawTumourTraits.ts';
import { drawUltrasoundAnnotations } from './drawUltrasoundAnnotations.ts';
import { pickLandmarks } from './pickLandmarks.ts';
import { placeTumour } from './placeTumour.ts';
import { renderMri } from './renderMri.ts';
import { resolvePhantomOptions } from './resolvePhantomOptions.ts';
import { shiftTissue } from './shiftTissue.ts';
import { simulateUltrasound } from './simulateUltrasound.ts';
import type { PhantomPatient, PhantomProgress, PhantomRequest } from './types.ts';

/**
 * Generates a synthetic patient: T1 and FLAIR, a tracked ultrasound sweep of the same anatomy, the tumour in
 * both, a second rater, landmarks, the rigid error of the tracking and, if asked for, brain shift. Both modalities are computed from one
 * implicit tissue description; docs/phantom.md says what it models. The same request gives the same bytes.
 * @throws INVALID_INPUT
 */
export function generatePhantomPatient(
  { seed, patientIndex, options }: PhantomRequest,
  { onProgress }: { onProgress?: (progress: PhantomProgress) => void } = {},
): PhantomPatient {
  requireIndex(patientIndex);
  const resolved = resolvePhantomOptions(options);
  const random = createRandomGenerator(seed).fork(`patient/${patientIndex}`);
  const traits = drawTumourTraits(seed, patientIndex);
  const fan = createFan(resolved);
  const healthy = createAnatomy(fan, random.fork('anatomy'));
  const tumour = createTumour(traits, random.fork('tumour'));
  const anatomy = placeTumour(healthy, tumour, fan, random.fork('place'));
  const sampleTissue = createTissueSampler(anatomy);
  onProgress?.({ stage: 'ANATOMY', fraction: 0.2 });

  const coneMiddleLps = transformPoint(anatomy.probeToLps, [0, 0, fan.depthMm / 2]);
  const trueMovingToFixedLps = rigidToMat4({
    ...drawMisalignment(random.fork('misalignment'), resolved.misalignmentScale),
    centreLps: coneMiddleLps,
  });
  const lpsToProbe = invertMat4(anatomy.probeToLps);
  const anatomyInMriLps = transformPoint(invertMat4(trueMovingToFixedLps), coneMiddleLps);
  const mriGrid = createMriGrid(anatomyInMriLps, resolved, random.fork('mriGrid'));
  const mriToProbe = multiplyMat4(lpsToProbe, multiplyMat4(trueMovingToFixedLps, indexToWorld(mriGrid)));
  const mri = renderMri(anatomy, sampleTissue, mriGrid, mriToProbe, resolved.mriNoise, random.fork('mri'));
  onProgress?.({ stage: 'MRI', fraction: 0.6 });

  const bumps = drawBrainShift(fan, resolved.brainShiftMm, random.fork('brainShift'));
  const sampleShifted = shiftTissue(sampleTissue, bumps);
  const usGrid = createUltrasoundGrid(anatomy.probeToLps, fan, resolved, random.fork('usGrid'));
  const usToProbe = multiplyMat4(lpsToProbe, indexToWorld(usGrid));
  const us = simulateUltrasound(anatomy, sampleShifted, fan, usGrid, usToProbe, random.fork('us'));
  onProgress?.({ stage: 'ULTRASOUND', fraction: 0.9 });

  const rater = random.fork('rater');
  const masks = drawUltrasoundAnnotations(sampleShifted, tumour.radiusMm, us.cone, usToProbe, rater);
  const landmarks = pickLandmarks(
    anatomy,
    fan,
    { trueMovingToFixedLps, bumps },
    resolved,
    random.fork('landmarks'),
  );
  onProgress?.({ stage: 'ANNOTATIONS', fraction: 1 });
  return {
    seed,
    patientIndex,
    traits,
    mri: { t1: mri.t1, flair: mri.flair },
    mriTumour: mri.tumour,
    ...us,
    ...masks,
    landmarks,
    trueMovingToFixedLps,
    brainShift: describeBrainShift(bumps, anatomy.probeToLps, trueMovingToFixedLps, landmarks.movingLps),
  };
}

function requireIndex(patientIndex: number): void {
  if (Number.isSafeInteger(patientIndex) && patientIndex >= 0) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `patientIndex must be a whole number of at least 0, but it is ${patientIndex}.`,
  );
}
