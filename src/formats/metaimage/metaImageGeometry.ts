import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry, Vec3 } from '../../kernels/geometry/types.ts';
import { geometryFromAxes } from '../geometryFromAxes.ts';
import { parseNumberList } from '../parseNumberList.ts';
import { thirdAxis } from '../thirdAxis.ts';

type Fields = ReadonlyMap<string, string>;

/** Older names of the same fields, in the order in which MetaIO looks. */
const MATRIX = ['TransformMatrix', 'Rotation', 'Orientation'];
const OFFSET = ['Offset', 'Position', 'Origin'];
const SPACING = ['ElementSpacing', 'ElementSize'];

/**
 * The geometry of a MetaImage grid. Its world is LPS mm, and TransformMatrix holds the direction of one axis after the
 * other, so that read row by row it is the transpose of a direction matrix (itkMetaImageIO). AnatomicalOrientation and
 * CenterOfRotation say nothing beyond it.
 * @param sizes two, three, or more of which those behind the third are 1
 * @throws UNSUPPORTED_GEOMETRY, CORRUPT_FILE
 */
export function metaImageGeometry(fields: Fields, sizes: readonly number[], fileName: string): Geometry {
  const dimensions = sizes.length;
  const spacing = numbersOf(fields, SPACING, dimensions, fileName);
  if (spacing === undefined) {
    throw new SonoledgerError(
      'UNSUPPORTED_GEOMETRY',
      `${fileName} has no ElementSpacing: its voxel size is unknown.`,
    );
  }
  const matrix = numbersOf(fields, MATRIX, dimensions ** 2, fileName) ?? identity(dimensions);
  const offset = numbersOf(fields, OFFSET, dimensions, fileName) ?? sizes.map(() => 0);
  requirePositive(spacing, fileName);
  const step = (axis: number): Vec3 => {
    const row = matrix.slice(axis * dimensions, axis * dimensions + dimensions);
    return [row[0] * spacing[axis], row[1] * spacing[axis], (row[2] ?? 0) * spacing[axis]];
  };
  requireUnitRows(matrix, dimensions, fileName);
  const third = dimensions === 2 ? thirdAxis(step(0), step(1)) : step(2);
  return geometryFromAxes(
    [sizes[0], sizes[1], sizes[2] ?? 1],
    [step(0), step(1), third],
    [offset[0], offset[1], offset[2] ?? 0],
    fileName,
  );
}

function numbersOf(
  fields: Fields,
  names: readonly string[],
  count: number,
  fileName: string,
): readonly number[] | undefined {
  const name = names.find((candidate) => fields.has(candidate));
  if (name === undefined) return undefined;
  const numbers = parseNumberList(fields.get(name) as string);
  if (numbers.length === count) return numbers;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${name} of ${fileName} has ${numbers.length} numbers and not ${count}.`,
  );
}

/** A negative spacing would turn an axis over without a word. */
function requirePositive(spacing: readonly number[], fileName: string): void {
  if (spacing.slice(0, 3).every((value) => Number.isFinite(value) && value > 0)) return;
  throw new SonoledgerError(
    'UNSUPPORTED_GEOMETRY',
    `ElementSpacing of ${fileName} is ${spacing.join(' ')}: every spacing must be a positive number of mm.`,
  );
}

/** The length of a row would change the spacing. A fourth axis of size 1 must not lean into space. */
function requireUnitRows(matrix: readonly number[], dimensions: number, fileName: string): void {
  for (let axis = 0; axis < Math.min(dimensions, 3); axis++) {
    const length = Math.hypot(
      ...matrix.slice(axis * dimensions, axis * dimensions + Math.min(dimensions, 3)),
    );
    if (Math.abs(length - 1) <= 1e-3) continue;
    throw new SonoledgerError(
      'UNSUPPORTED_GEOMETRY',
      `TransformMatrix of ${fileName} gives axis ${'IJK'[axis]} a direction of length ${length.toPrecision(4)} and not 1.`,
    );
  }
}

const identity = (dimensions: number): number[] =>
  Array.from({ length: dimensions ** 2 }, (_, n) => (n % (dimensions + 1) === 0 ? 1 : 0));
