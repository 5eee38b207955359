import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import type { VolumeFile } from '../types.ts';
import { skipLines } from './skipLines.ts';
import type { StoredType, VoxelLayout } from './types.ts';

const ARRAYS = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  // Whole numbers of 64 bits must fit 32, as those of binary files.
  uint64: Uint32Array,
  int64: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const satisfies Record<StoredType, unknown>;

/** A number takes at least one digit and something after it. */
const BYTES_PER_NUMBER = 2;
const LONGEST_NUMBER = 64;

/**
 * Voxels that are written as numbers, with white space or commas between them.
 * @throws CORRUPT_FILE when there are more or fewer than announced, or one does not fit the voxel type
 */
export function parseVoxels(files: readonly VolumeFile[], layout: VoxelLayout): VoxelArray {
  const { type, voxelsPerFile } = layout;
  const texts = files.map((file) => textOf(file, layout));
  for (const [n, text] of texts.entries()) requireEnough(files[n].fileName, text, voxelsPerFile);
  const values = new ARRAYS[type](files.length * voxelsPerFile);
  for (const [n, text] of texts.entries()) {
    const count = parseInto(values, n * voxelsPerFile, voxelsPerFile, text, files[n].fileName);
    if (count !== voxelsPerFile) throw wrongCount(files[n].fileName, voxelsPerFile, count);
  }
  return values;
}

function textOf(file: VolumeFile, { lineSkip, byteSkip }: VoxelLayout): Uint8Array {
  if (byteSkip === 'LAST') {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The header of ${file.fileName} skips bytes from the end, which text data do not have.`,
    );
  }
  return skipLines(file, lineSkip).subarray(byteSkip);
}

function requireEnough(fileName: string, text: Uint8Array, count: number): void {
  const most = Math.floor((text.length + 1) / BYTES_PER_NUMBER);
  if (most < count) throw wrongCount(fileName, count, most);
}

/** Parses the numbers of a text into `values` from `first` on and says how many there are, at most one too many. */
function parseInto(
  values: VoxelArray,
  first: number,
  count: number,
  text: Uint8Array,
  fileName: string,
): number {
  let found = 0;
  let at = 0;
  while (found <= count) {
    while (at < text.length && isBetween(text[at])) at++;
    const from = at;
    while (at < text.length && !isBetween(text[at]) && at - from < LONGEST_NUMBER) at++;
    if (at === from) return found;
    if (found < count)
      store(values, first + found, String.fromCharCode(...text.subarray(from, at)), fileName);
    found++;
  }
  return found;
}

/** White space of ASCII, or a comma. */
const isBetween = (byte: number): boolean => byte <= 0x20 || byte === 0x2c;

function store(values: VoxelArray, at: number, word: string, fileName: string): void {
  const value = /^[-+\d.]/.test(word) ? Number(word) : Number.NaN;
  values[at] = value;
  const isFloat = values instanceof Float32Array || values instanceof Float64Array;
  if (isFloat ? Number.isFinite(value) : values[at] === value) return;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `Voxel ${at} of ${fileName} is written as "${word}", which is no value of its type.`,
  );
}

function wrongCount(fileName: string, announced: number, found: number): SonoledgerError {
  const amount = found > announced ? 'more' : `only ${found}`;
  return new SonoledgerError(
    'CORRUPT_FILE',
    `The header of ${fileName} announces ${announced} numbers, but there are ${amount}.`,
  );
}
