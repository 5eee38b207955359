import { writeNifti } from '../../formats/nifti/writeNifti.ts';
import { writeTagFile } from '../../formats/tag/writeTagFile.ts';
import type { Image, Mat4, VoxelArray } from '../../kernels/geometry/types.ts';
import {
  describePhantomPatient,
  type PhantomDescription,
} from '../../kernels/phantom/describePhantomPatient.ts';
import { generatePhantomPatient } from '../../kernels/phantom/generatePhantomPatient.ts';
import type { PhantomBrainShift, PhantomProgress, PhantomRequest } from '../../kernels/phantom/types.ts';
import type { TaskContext } from '../threads/types.ts';

/** A phantom patient as file contents, with what only a phantom knows. */
export interface GeneratedPhantom {
  readonly files: {
    readonly t1: Uint8Array;
    readonly flair: Uint8Array;
    readonly ultrasound: Uint8Array;
    readonly mriTumour: Uint8Array;
    readonly usTumour: Uint8Array;
    readonly secondRater: Uint8Array;
    /** An MNI tag file; the first volume is the MRI. */
    readonly landmarks: Uint8Array;
  };
  readonly description: PhantomDescription;
  /** What a perfect registration finds. */
  readonly trueMovingToFixedLps: Mat4;
  /** And what a perfect deformable one finds beside it; undefined for a rigid pair. */
  readonly brainShift: PhantomBrainShift | undefined;
}

/** Generates a synthetic patient and encodes it: NIfTI for images and labels, a tag file for landmarks. */
export function generatePhantom(
  request: PhantomRequest,
  context: TaskContext<PhantomProgress>,
): GeneratedPhantom {
  const patient = generatePhantomPatient(request, {
    onProgress: (progress) => {
      context.throwIfStopped();
      context.reportProgress(progress);
    },
  });
  const { mri, landmarks } = patient;
  const tags = writeTagFile({ ...landmarks, labels: landmarks.kinds }, { comment: 'MRI, then ultrasound' });
  return {
    files: {
      t1: encode(mri.t1),
      flair: encode(mri.flair),
      ultrasound: encode(patient.ultrasound),
      mriTumour: encode(patient.mriTumour),
      usTumour: encode(patient.usTumour),
      secondRater: encode(patient.secondRater),
      landmarks: new TextEncoder().encode(tags),
    },
    description: describePhantomPatient(patient),
    trueMovingToFixedLps: patient.trueMovingToFixedLps,
    brainShift: patient.brainShift,
  };
}

const encode = (image: Image<VoxelArray>): Uint8Array =>
  writeNifti(image, { gzip: true, description: 'Sonoledger phantom: synthetic' });
