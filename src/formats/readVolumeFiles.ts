import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { validateImage } from '../kernels/geometry/validateImage.ts';
import { detectFormat } from './detectFormat.ts';
import { isDicomSegmentation } from './dicom/isDicomSegmentation.ts';
import { readDicomFiles } from './dicom/readDicomFiles.ts';
import { readDicomLabel } from './dicom/readDicomLabel.ts';
import { readMetaImage } from './metaimage/readMetaImage.ts';
import { readMinc1 } from './minc/readMinc1.ts';
import { readMinc2 } from './minc/readMinc2.ts';
import { readNiftiFiles } from './nifti/readNiftiFiles.ts';
import { readNrrd } from './nrrd/readNrrd.ts';
import { refuseNonFinite } from './refuseNonFinite.ts';
import type { FileFormat, ReadVolume, VolumeFile, VolumeReadOptions } from './types.ts';

type VolumeReader = (
  files: readonly VolumeFile[],
  options: VolumeReadOptions,
) => ReadVolume | Promise<ReadVolume>;

const READERS: Partial<Readonly<Record<FileFormat, VolumeReader>>> = {
  NIFTI: readNiftiFiles,
  NIFTI_PAIR: readNiftiFiles,
  DICOM: readDicom,
  // Refused there, with the reason.
  ANALYZE: readNiftiFiles,
  NRRD: readNrrd,
  METAIMAGE: readMetaImage,
  MINC1: readMinc1,
  HDF5: readMinc2,
};

/**
 * Reads one volume of any supported format. Told by content: a wrong extension misleads nobody.
 * @param files first the one that the user named, which is the header of a pair or any file of a DICOM series, then
 * its companions
 * @throws UNSUPPORTED_FORMAT for anything else, NON_FINITE_VALUES, and what the format's reader throws
 */
export async function readVolumeFiles(
  files: readonly VolumeFile[],
  options: VolumeReadOptions = {},
): Promise<ReadVolume> {
  const [{ bytes, fileName }] = files;
  const { format, gzip } = detectFormat(bytes, fileName);
  if (gzip) requireOwnGzip(format, fileName);
  const read = READERS[format];
  if (read === undefined) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} is ${format}, which cannot be imported as a volume. Convert it to NIfTI (.nii or .nii.gz).`,
      { format },
    );
  }
  const volume = await read(files, options);
  refuseUnread(files, volume);
  validateImage(volume.image);
  refuseNonFinite(volume.image.data, fileName);
  return volume;
}

/** Formats that may lie in gzip as a whole. The others compress their voxels themselves. */
const GZIPPED: readonly FileFormat[] = ['NIFTI', 'NIFTI_PAIR', 'MINC1'];

function requireOwnGzip(format: FileFormat, fileName: string): void {
  if (GZIPPED.includes(format)) return;
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${fileName} is ${format} inside gzip. Decompress it and import what is inside.`,
    { format },
  );
}

/** What was given and not read would be recorded as if it belonged to the volume. */
function refuseUnread(files: readonly VolumeFile[], { sources, format }: ReadVolume): void {
  // A folder of DICOM files holds reports and other series too; which series is meant was asked before.
  if (format === 'DICOM') return;
  const unread = files.find((_, n) => !sources.includes(n));
  if (unread === undefined) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${unread.fileName} does not belong to ${files[0].fileName}: leave it out.`,
  );
}

function readDicom(files: readonly VolumeFile[], options: VolumeReadOptions): Promise<ReadVolume> {
  const [first] = files;
  return options.labelOn && isDicomSegmentation(first)
    ? readDicomLabel(first, options.labelOn, options.dicom)
    : readDicomFiles(files, options);
}
