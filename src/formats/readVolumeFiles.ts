import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { validateImage } from '../kernels/geometry/validateImage.ts';
import { detectFormat } from './detectFormat.ts';
import { readNiftiFiles } from './nifti/readNiftiFiles.ts';
import { refuseNonFinite } from './refuseNonFinite.ts';
import type { FileFormat, ReadVolume, VolumeFile } from './types.ts';

type VolumeReader = (files: readonly VolumeFile[]) => ReadVolume | Promise<ReadVolume>;

const READERS: Partial<Readonly<Record<FileFormat, VolumeReader>>> = {
  NIFTI: readNiftiFiles,
  NIFTI_PAIR: readNiftiFiles,
};

/**
 * Reads one volume of any supported format. Told by content: a wrong extension misleads nobody.
 * @param files first the one that the user named, which is the header of a pair or any file of a DICOM series, then
 * its companions
 * @throws UNSUPPORTED_FORMAT for anything else, NON_FINITE_VALUES, and what the format's reader throws
 */
export async function readVolumeFiles(files: readonly VolumeFile[]): Promise<ReadVolume> {
  const [{ bytes, fileName }] = files;
  const { format } = detectFormat(bytes, fileName);
  const read = READERS[format];
  if (read === undefined) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} is ${format}, which cannot be imported as a volume. Convert it to NIfTI (.nii or .nii.gz).`,
      { format },
    );
  }
  const volume = await read(files);
  refuseUnread(files, volume);
  validateImage(volume.image);
  refuseNonFinite(volume.image.data, fileName);
  return volume;
}

/** What was given and not read would be recorded as if it belonged to the volume. */
function refuseUnread(files: readonly VolumeFile[], { sources }: ReadVolume): void {
  const unread = files.find((_, n) => !sources.includes(n));
  if (unread === undefined) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${unread.fileName} does not belong to ${files[0].fileName}: leave it out.`,
  );
}
