import { writeCanonicalNifti } from '../../formats/nifti/writeCanonicalNifti.ts';
import { readVolumeFiles } from '../../formats/readVolumeFiles.ts';
import type {
  DicomFacts,
  ReadVolume,
  VolumeFile,
  VolumeFormat,
  VolumeReadOptions,
} from '../../formats/types.ts';
import type { Geometry, VoxelArray } from '../../kernels/geometry/types.ts';

export interface InspectVolumePayload {
  /** First the file that the user named, then its companions. */
  readonly files: readonly VolumeFile[];
  readonly options?: VolumeReadOptions;
}

/** What an import needs to know about a volume or label file. */
export interface VolumeFacts {
  readonly format: VolumeFormat;
  readonly voxelType: string;
  readonly geometry: Geometry;
  readonly minimum: number;
  readonly maximum: number;
  /** Voxels other than 0. */
  readonly foregroundVoxels: number;
  /** Whether every voxel is a whole number, as in a label map. */
  readonly wholeNumbers: boolean;
  /** DICOM only. */
  readonly dicom?: DicomFacts;
}

export interface InspectedVolume {
  readonly facts: VolumeFacts;
  /** Indices of the files that were read, in the order of reading. */
  readonly sources: readonly number[];
  /** The volume as the server keeps it; null when it came as one NIfTI file, which is kept as it is. */
  readonly nifti: Uint8Array | null;
}

/** Decodes files far from the event loop, reports the facts and makes the NIfTI that everything later reads. */
export async function inspectVolume({ files, options }: InspectVolumePayload): Promise<InspectedVolume> {
  const volume = await readVolumeFiles(files, options);
  const asItCame = volume.format === 'NIFTI' && volume.sources.length === 1;
  return {
    facts: factsOf(volume),
    sources: volume.sources,
    nifti: asItCame ? null : await writeCanonicalNifti(volume.image),
  };
}

const factsOf = ({ image, format, voxelType, dicom }: ReadVolume): VolumeFacts => ({
  format,
  voxelType,
  geometry: image.geometry,
  dicom,
  ...valueFacts(image.data),
});

function valueFacts(data: VoxelArray) {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  let foregroundVoxels = 0;
  let fractions = 0;
  for (const value of data) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    if (value !== 0) foregroundVoxels++;
    if (!Number.isInteger(value)) fractions++;
  }
  return { minimum, maximum, foregroundVoxels, wholeNumbers: fractions === 0 };
}
