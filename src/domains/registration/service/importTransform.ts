import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { isGzip } from '../../../formats/gzip/isGzip.ts';
import { toMovingToFixedLps } from '../../../formats/transform/toMovingToFixedLps.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ImportTransformInput } from '../../../generated/resolverTypes.ts';
import { IDENTITY_MAT4 } from '../../../kernels/geometry/identityMat4.ts';
import { readIncomingFile } from '../../imports/service/readIncomingFile.ts';
import { storeIncomingFile } from '../../imports/service/storeIncomingFile.ts';
import { withinTime } from '../../imports/service/withinTime.ts';
import type { IncomingFile } from '../../imports/types.ts';
import type { ImportedParameters } from '../parameters.ts';
import { findImportedRegistrations } from '../queries.ts';
import { requireVolumes } from '../requireVolumes.ts';
import type { RequestedRegistration } from '../types.ts';
import { readImportedField } from './readImportedField.ts';
import { type RegistrationRequest, requestRegistration } from './requestRegistration.ts';

/** A linear transform is a few lines of text, or 10 KiB of HDF5; a larger file is something else. */
const LARGEST_TRANSFORM_BYTES = 1 << 16;
/** Reading takes milliseconds; the rest is for a thread to become free. */
const LONGEST_MS = 120_000;

/**
 * Imports a linear transform or a displacement field that another tool found and hands it to a worker, who measures it as it would its own
 * results. The tracked pose stays the identity. DUPLICATE when these volumes have the transform already.
 */
export async function importTransform(
  context: ServiceContext,
  input: ImportTransformInput,
): Promise<RequestedRegistration> {
  const tool = requireTool(input.tool);
  const volumes = await requireVolumes(context, input);
  const file = await readIncomingFile(context, input.source);
  const field = isNifti(file) ? await readImportedField(context, file, input) : null;
  const parameters: ImportedParameters = {
    ...(field?.parameters ?? (await readParameters(context, file, input))),
    tool,
  };
  const request: RegistrationRequest = {
    ...volumes,
    method: 'IMPORTED',
    seed: 0,
    trackedMovingToFixedLps: IDENTITY_MAT4,
    parameters,
  };
  // Before anything is stored, and again where no other import can come between.
  await requireNew(context.app.prisma, request, parameters);
  await storeIncomingFile(context, file);
  const fieldBlob = field && (await context.app.blobs.put(field.bytes));
  return inTransaction(context, async (tx) => {
    await requireNew(tx, request, parameters);
    await ensureBlob(tx, {
      hash: file.hash,
      sizeBytes: file.bytes.length,
      mediaType: MEDIA_TYPE[parameters.format] ?? 'text/plain',
      fileName: file.fileName,
    });
    if (fieldBlob) {
      const fileName = 'displacement.nii.gz';
      await ensureBlob(tx, { ...fieldBlob, mediaType: 'application/x-nifti', fileName });
    }
    return requestRegistration(tx, context, request);
  });
}

const MEDIA_TYPE: Readonly<Record<string, string>> = {
  ITK_HDF5: 'application/x-hdf5',
  NIFTI_FIELD: 'application/x-nifti',
};

/** No linear transform is compressed, and none has NIfTI's mark. */
const isNifti = ({ bytes }: IncomingFile): boolean =>
  isGzip(bytes) || Buffer.from(bytes.subarray(344, 347)).toString('latin1') === 'n+1';

function requireTool(tool: string): string {
  const name = tool.trim();
  if (name.length > 0 && name.length <= 200) return name;
  throw new SonoledgerError(
    'INVALID_INPUT',
    'Name the tool that found the transform, in at most 200 characters.',
  );
}

async function readParameters(
  { app }: ServiceContext,
  { bytes, fileName, hash }: IncomingFile,
  { direction, space }: ImportTransformInput,
): Promise<Omit<ImportedParameters, 'tool'>> {
  if (bytes.length > LARGEST_TRANSFORM_BYTES) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is too large for a linear transform.`);
  }
  const file = await withinTime(fileName, LONGEST_MS, (signal) =>
    app.threads.run('readLinearTransform', { bytes, fileName }, { signal }),
  );
  const stated = { direction: direction ?? null, space: space ?? null };
  return { fileHash: hash, fileName, format: file.format, ...toMovingToFixedLps(file, stated) };
}

async function requireNew(
  tx: Prisma.TransactionClient,
  { fixedVolume, movingVolumes }: RegistrationRequest,
  { movingToFixedLps, fieldHash }: ImportedParameters,
): Promise<void> {
  const movingIds = movingVolumes.map(({ id }) => id).join();
  const twin = (await findImportedRegistrations(tx, fixedVolume.id)).find(({ moving, parameters }) => {
    const other = parameters as unknown as ImportedParameters;
    return (
      moving.map(({ volumeId }) => volumeId).join() === movingIds &&
      other.fieldHash === fieldHash &&
      other.movingToFixedLps.join() === movingToFixedLps.join()
    );
  });
  if (!twin) return;
  const message = `This transform is already the registration ${twin.id} of these volumes.`;
  throw new SonoledgerError('DUPLICATE', message, { registrationId: twin.id });
}
