import { createHash } from 'node:crypto';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportTransformInput } from '../../../generated/resolverTypes.ts';
import type { IncomingFile } from '../../imports/types.ts';
import type { ImportedParameters } from '../parameters.ts';

export interface ImportedField {
  readonly parameters: Omit<ImportedParameters, 'tool'>;
  /** The field as the server stores it. */
  readonly bytes: Uint8Array;
}

/**
 * Reads the displacement field of another tool in a compute thread. It must hold the whole map from the ultrasound to
 * the MRI. NIfTI says neither which way it points nor whose axes its components follow, so both must be stated.
 */
export async function readImportedField(
  { app }: ServiceContext,
  { bytes, fileName, hash }: IncomingFile,
  { direction, space }: ImportTransformInput,
): Promise<ImportedField> {
  if (direction == null || space == null) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A displacement field in NIfTI does not say which way it points and which axes its components follow: give direction and space. ITK and ANTs write FIXED_TO_MOVING and LPS.',
    );
  }
  if (direction !== 'FIXED_TO_MOVING') {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A displacement field must point from the ultrasound to the MRI, FIXED_TO_MOVING: invert it first.',
    );
  }
  const field = await app.threads.run('inspectDisplacementField', { bytes, fileName, space });
  return {
    parameters: {
      ...{ fileHash: hash, fileName, format: 'NIFTI_FIELD', direction, space },
      movingToFixedLps: field.movingToFixedLps,
      fieldHash: createHash('sha256').update(field.bytes).digest('hex'),
    },
    bytes: field.bytes,
  };
}
