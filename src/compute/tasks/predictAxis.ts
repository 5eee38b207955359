import { writeNifti } from '../../formats/nifti/writeNifti.ts';
import type { SliceAxis } from '../../kernels/geometry/types.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import type { Device } from '../devices/types.ts';
import type { InferenceSpec } from '../inference/inferenceSpec.ts';
import type { InferSlicesProgress, ModelFile } from '../inference/types.ts';
import type { TaskContext } from '../threads/types.ts';
import { inferSlices } from './inferSlices.ts';
import { decodeImage, type SourceFile } from './sourceImage.ts';

export interface PredictAxisPayload {
  readonly ultrasound: SourceFile;
  readonly axis: SliceAxis;
  readonly model: ModelFile;
  readonly spec: InferenceSpec;
  readonly device: Device;
  /** CPU threads within one operator. */
  readonly threads: number;
}

/** The predicted label map as a compressed NIfTI file on the ultrasound's grid. */
export interface PredictedAxis {
  readonly bytes: Uint8Array;
  readonly voxelCount: number;
}

/**
 * Segments every slice of one axis inside the cone. All slices and not only those of a freeze: the prediction
 * of a volume is stored once and serves every freeze.
 */
export async function predictAxis(
  { ultrasound, ...settings }: PredictAxisPayload,
  context: TaskContext<InferSlicesProgress>,
): Promise<PredictedAxis> {
  const image = decodeImage(ultrasound);
  const payload = { ...settings, ultrasound: image, cone: coneMask(image) };
  const { labels, slices } = await inferSlices(payload, context);
  return {
    bytes: writeNifti({ geometry: image.geometry, data: labels }, { gzip: true, description: 'prediction' }),
    voxelCount: slices.reduce((total, { pixelCount }) => total + pixelCount, 0),
  };
}
