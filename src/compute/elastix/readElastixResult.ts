import type { ParameterMap } from '@itk-wasm/elastix';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { ITK_FIRST_LINE, readItkTransform } from '../../formats/transform/readItkTransform.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import { validateRigid } from '../../kernels/geometry/validateRigid.ts';

/**
 * The Euler transform that elastix ended with, from points of its fixed image to points of its moving one, LPS mm.
 * @throws REGISTRATION_FAILED when there is none or it has a value that is no number
 */
export function readElastixResult(maps: readonly ParameterMap[]): Mat4 {
  const map = maps.at(-1);
  const field = (name: string): string => (map?.[name] ?? []).join(' ');
  if (map?.['Transform']?.[0] !== 'EulerTransform') throw noTransform(`a ${field('Transform') || 'nothing'}`);
  const text = [
    ITK_FIRST_LINE,
    'Transform: Euler3DTransform_double_3_3',
    `Parameters: ${field('TransformParameters')}`,
    `FixedParameters: ${field('CenterOfRotationPoint')} ${field('ComputeZYX') === 'true' ? 1 : 0}`,
  ].join('\n');
  try {
    const { matrix } = readItkTransform(text, { fileName: 'the transform of elastix' });
    validateRigid(matrix, 'The transform of elastix');
    return matrix;
  } catch (cause) {
    throw noTransform((cause as Error).message, cause);
  }
}

function noTransform(what: string, cause?: unknown): SonoledgerError {
  return new SonoledgerError(
    'REGISTRATION_FAILED',
    `elastix ended without a rigid transform: ${what}`,
    {},
    { cause },
  );
}
