import type { Dataset, File as Hdf5File } from 'h5wasm';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { type ItkTransform, itkLinearMatrix } from './itkLinearMatrix.ts';
import type { TransformFile } from './types.ts';

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** A linear transform has at most twelve; more are a grid, which is refused by its type. */
const MOST_PARAMETERS = 64;

/** Names of the data sets, in the spelling of ITK 5 and in that of older versions. */
const PARAMETERS = ['TransformParameters', 'TranformParameters'];
const FIXED_PARAMETERS = ['TransformFixedParameters', 'TranformFixedParameters'];

type Hdf5 = typeof import('h5wasm');

let fileCount = 0;

export const isHdf5 = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, n) => bytes[n] === byte);

/**
 * Reads a linear transform of ITK from HDF5 (.h5), as ITK, SimpleITK and 3D Slicer write it: one transform, or a
 * composite of linear ones. LPS mm, from the fixed to the moving image, as in the text files.
 * @throws UNSUPPORTED_FORMAT for deformable or 2D transforms and for other HDF5 files, CORRUPT_FILE
 */
export async function readItkHdf5(
  bytes: Uint8Array,
  { fileName }: { fileName: string },
): Promise<TransformFile> {
  const transforms = await readTransforms(bytes, fileName);
  return {
    format: 'ITK_HDF5',
    matrix: itkLinearMatrix(transforms, fileName),
    space: 'LPS',
    direction: 'FIXED_TO_MOVING',
  };
}

async function readTransforms(bytes: Uint8Array, fileName: string): Promise<ItkTransform[]> {
  // Its WebAssembly is large and seldom needed.
  const hdf5 = await import('h5wasm');
  const { FS, activate_throwing_error_handler: throwErrors } = await hdf5.ready;
  throwErrors();
  // A file in the library's own memory, which reaches no disk.
  const path = `/transform-${++fileCount}.h5`;
  FS.writeFile(path, bytes);
  let file: Hdf5File | undefined;
  try {
    file = new hdf5.File(path, 'r');
    return readGroup(hdf5, file, fileName);
  } catch (cause) {
    if (cause instanceof SonoledgerError) throw cause;
    throw new SonoledgerError('CORRUPT_FILE', `The HDF5 file ${fileName} is damaged.`, {}, { cause });
  } finally {
    file?.close();
    FS.unlink(path);
  }
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

function datasetAt(hdf5: Hdf5, file: Hdf5File, n: number, names: readonly string[]): Dataset | undefined {
  const groups = file.get('TransformGroup');
  if (!(groups instanceof hdf5.Group) || !groups.keys().includes(String(n))) return undefined;
  const group = groups.get(String(n));
  if (!(group instanceof hdf5.Group)) return undefined;
  const name = names.find((candidate) => group.keys().includes(candidate));
  const found = name === undefined ? null : group.get(name);
  return found instanceof hdf5.Dataset ? found : undefined;
}

function numbersOf(dataset: Dataset | undefined, fileName: string): number[] {
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
