import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { findHdf5Dataset } from '../hdf5/findHdf5Dataset.ts';
import { findHdf5Group } from '../hdf5/findHdf5Group.ts';
import type { Hdf5, Hdf5Dataset, Hdf5File } from '../hdf5/types.ts';
import { withHdf5File } from '../hdf5/withHdf5File.ts';
import { type ItkTransform, itkLinearMatrix } from './itkLinearMatrix.ts';
import type { TransformFile } from './types.ts';

/** A linear transform has at most twelve; more are a grid, which is refused by its type. */
const MOST_PARAMETERS = 64;

/** Names of the data sets, in the spelling of ITK 5 and in that of older versions. */
const PARAMETERS = ['TransformParameters', 'TranformParameters'];
const FIXED_PARAMETERS = ['TransformFixedParameters', 'TranformFixedParameters'];

/**
 * Reads a linear transform of ITK from HDF5 (.h5), as ITK, SimpleITK and 3D Slicer write it: one transform, or a
 * composite of linear ones. LPS mm, from the fixed to the moving image, as in the text files.
 * @throws UNSUPPORTED_FORMAT for deformable or 2D transforms and for other HDF5 files, CORRUPT_FILE
 */
export async function readItkHdf5(
  bytes: Uint8Array,
  { fileName }: { fileName: string },
): Promise<TransformFile> {
  const transforms = await withHdf5File({ bytes, fileName }, (file, hdf5) => readGroup(hdf5, file, fileName));
  return {
    format: 'ITK_HDF5',
    matrix: itkLinearMatrix(transforms, fileName),
    space: 'LPS',
    direction: 'FIXED_TO_MOVING',
  };
}

function readGroup(hdf5: Hdf5, file: Hdf5File, fileName: string): ItkTransform[] {
  const transforms: ItkTransform[] = [];
  for (let n = 0; file.keys().includes('TransformGroup'); n++) {
    const type = datasetAt(hdf5, file, n, ['TransformType']);
    if (type === undefined) break;
    transforms.push({
      type: String((type.value as string[])[0]),
      parameters: numbersOf(datasetAt(hdf5, file, n, PARAMETERS), fileName),
      fixedParameters: numbersOf(datasetAt(hdf5, file, n, FIXED_PARAMETERS), fileName),
    });
  }
  if (transforms.length > 0) return transforms;
  throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is HDF5, but holds no transform of ITK.`);
}

function datasetAt(hdf5: Hdf5, file: Hdf5File, n: number, names: readonly string[]): Hdf5Dataset | undefined {
  return findHdf5Dataset(hdf5, findHdf5Group(hdf5, file, ['TransformGroup', String(n)]), names);
}

function numbersOf(dataset: Hdf5Dataset | undefined, fileName: string): number[] {
  if (dataset === undefined) return [];
  const count = (dataset.shape ?? []).reduce((product, size) => product * size, 1);
  if (count > MOST_PARAMETERS) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} holds a transform with ${count} parameters, which is not linear: write it as a displacement field in NIfTI.`,
    );
  }
  const values = Array.from(dataset.value as ArrayLike<number>, Number);
  if (values.every(Number.isFinite)) return values;
  throw new SonoledgerError('CORRUPT_FILE', `${fileName} has parameters that are no finite numbers.`);
}
