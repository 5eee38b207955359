import { createHash } from 'node:crypto';
import type { ServiceContext } from '../../../context/types.ts';
import type { VolumeReadOptions } from '../../../formats/types.ts';
import type { IncomingFile, IncomingVolume } from '../types.ts';
import { withinTime } from './withinTime.ts';

/** The largest volume takes a minute; the rest is for a thread to become free. */
const LONGEST_MS = 600_000;

/** Decodes and checks the files of a volume or label map in a compute thread. Nothing is stored here. */
export async function decodeIncomingVolume(
  context: ServiceContext,
  files: readonly IncomingFile[],
  options: VolumeReadOptions = {},
): Promise<IncomingVolume> {
  const payload = { files: files.map(({ fileName, bytes }) => ({ fileName, bytes })), options };
  const { facts, sources, nifti } = await withinTime(files[0].fileName, LONGEST_MS, (signal) =>
    context.app.threads.run('inspectVolume', payload, { signal }),
  );
  const read = sources.map((n) => files[n]);
  // DICOM headers may name a person.
  const kept = facts.format !== 'DICOM';
  const canonical = nifti === null ? read[0] : incomingNifti(nifti, files[0].fileName);
  return {
    fileName: files[0].fileName,
    facts,
    nifti: canonical,
    sources: read.map((file) => sourceOf(file, kept)),
    kept: [canonical, ...(kept ? read : [])],
  };
}

const sourceOf = ({ fileName, hash, bytes }: IncomingFile, kept: boolean) => ({
  fileName,
  hash,
  sizeBytes: BigInt(bytes.length),
  kept,
});

function incomingNifti(bytes: Uint8Array, sourceName: string): IncomingFile {
  const stem = sourceName.replace(/(\.(gz|nrrd|nhdr|mha|mhd|mnc|hdr|dcm))+$/i, '');
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { fileName: `${stem}.nii.gz`, bytes, hash, stored: false };
}
