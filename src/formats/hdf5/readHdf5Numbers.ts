import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import { requireFeasibleSize } from '../voxels/requireFeasibleSize.ts';
import type { Hdf5Dataset } from './types.ts';

/** As much of a data set as is read at once, because the library keeps its own copy of it. */
const SLAB_BYTES = 1 << 24;

/** Every array type that holds real numbers of up to 32 bits, or doubles. */
const ARRAYS = [
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
] as const;

/**
 * All numbers of a data set, read slab by slab so that they lie in memory once.
 * @throws PAYLOAD_TOO_LARGE, UNSUPPORTED_FORMAT for other values than numbers of up to 32 bits and doubles, and what the
 * library throws when the file is damaged
 */
export function readHdf5Numbers(dataset: Hdf5Dataset, fileName: string): VoxelArray {
  const { shape, size, chunks } = dataset.metadata;
  if (shape === null) throw unsupported(dataset, fileName);
  const count = shape.reduce((product, length) => product * length, 1);
  requireFeasibleSize(count * size, fileName);
  if (count * size <= SLAB_BYTES) return requireNumbers(dataset.value, dataset, fileName);
  const rows = slabRows(shape, size, chunks?.[0] ?? 1);
  let all: VoxelArray | undefined;
  for (let from = 0; from < shape[0]; from += rows) {
    const slab = requireNumbers(
      dataset.slice([[from, Math.min(from + rows, shape[0])], ...shape.slice(1).map((): [] => [])]),
      dataset,
      fileName,
    );
    all ??= new (slab.constructor as Float32ArrayConstructor)(count);
    all.set(slab, (from * count) / shape[0]);
  }
  return all as VoxelArray;
}

/** Whole chunks, so that none is decompressed twice. */
function slabRows(shape: readonly number[], size: number, chunkRows: number): number {
  const rowBytes = shape.slice(1).reduce((product, length) => product * length, size);
  return Math.max(1, Math.floor(SLAB_BYTES / rowBytes / chunkRows)) * chunkRows;
}

function requireNumbers(value: unknown, dataset: Hdf5Dataset, fileName: string): VoxelArray {
  if (typeof value === 'number') return Float64Array.of(value);
  if (ARRAYS.some((type) => value instanceof type)) return value as VoxelArray;
  throw unsupported(dataset, fileName);
}

const unsupported = ({ path }: Hdf5Dataset, fileName: string): SonoledgerError =>
  new SonoledgerError('UNSUPPORTED_FORMAT', `${path} of ${fileName} holds other values than real numbers.`);
