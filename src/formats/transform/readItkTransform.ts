import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mat4, Vec3 } from '../../kernels/geometry/types.ts';
import { parseNumbers } from './parseNumbers.ts';
import type { TransformFile } from './types.ts';

export const ITK_FIRST_LINE = '#Insight Transform File V1.0';

/** Rotation of each supported type from its parameters, and how many of these come before the translation. */
const LINEAR_TYPES: Readonly<
  Record<
    string,
    { readonly before: number; rotation(p: readonly number[], fixed: readonly number[]): number[] }
  >
> = {
  Euler3DTransform: {
    before: 3,
    rotation: ([x, y, z], fixed) => (fixed[3] === 1 ? eulerZyx(x, y, z) : eulerZxy(x, y, z)),
  },
  VersorRigid3DTransform: { before: 3, rotation: ([x, y, z]) => fromVersor(x, y, z) },
  Rigid3DTransform: { before: 9, rotation: (p) => p.slice(0, 9) },
  AffineTransform: { before: 9, rotation: (p) => p.slice(0, 9) },
  MatrixOffsetTransformBase: { before: 9, rotation: (p) => p.slice(0, 9) },
};

/**
 * Reads a text transform of ITK (.tfm, .txt), as ITK, ANTs, 3D Slicer and SimpleITK write it: one Euler3D,
 * VersorRigid3D, Rigid3D or affine transform with its centre. ITK's world is LPS mm, and its resampling maps points of
 * the fixed image to the moving one.
 * @throws UNSUPPORTED_FORMAT for several, deformable or 2D transforms, CORRUPT_FILE when parameters are missing
 */
export function readItkTransform(text: string, { fileName }: { fileName: string }): TransformFile {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  const type = readType(lines, fileName);
  const fieldOf = (name: string): number[] => {
    const line = lines.find((candidate) => candidate.startsWith(`${name}:`));
    if (line === undefined) throw new SonoledgerError('CORRUPT_FILE', `${fileName} has no line "${name}:".`);
    return parseNumbers(line.slice(name.length + 1), `"${name}" of ${fileName}`);
  };
  const { before, rotation } = LINEAR_TYPES[type];
  const parameters = fieldOf('Parameters');
  const fixed = fieldOf('FixedParameters');
  if (parameters.length !== before + 3) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName}: ${type} has ${before + 3} parameters, but there are ${parameters.length}.`,
    );
  }
  if (fixed.length < 3) {
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} has no centre of three coordinates.`);
  }
  const matrix = aboutCentre(
    rotation(parameters, fixed),
    [parameters[before], parameters[before + 1], parameters[before + 2]],
    [fixed[0], fixed[1], fixed[2]],
  );
  return { format: 'ITK', matrix, space: 'LPS', direction: 'FIXED_TO_MOVING' };
}

function readType(lines: readonly string[], fileName: string): string {
  const refuse = (reason: string): never => {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} ${reason}`);
  };
  if (lines[0] !== ITK_FIRST_LINE) refuse('is no ITK text transform.');
  const types = lines.flatMap((line) => /^Transform:\s*(\S+)$/.exec(line)?.[1] ?? []);
  if (types.length !== 1) {
    refuse(`holds ${types.length} transforms, but one is needed: write a chain as its product.`);
  }
  const [, name, dimensions] = /^([A-Za-z0-9]+?)_(?:double|float)_(\d_\d)$/.exec(types[0]) ?? [];
  if (name === undefined || !Object.hasOwn(LINEAR_TYPES, name)) {
    refuse(`holds a ${types[0].slice(0, 80)}, which is not rigid: only rigid transforms are taken.`);
  }
  if (dimensions !== '3_3') refuse(`holds a transform of ${dimensions[0]} dimensions instead of 3.`);
  return name;
}

/** x -> R (x - centre) + centre + translation. */
function aboutCentre(r: readonly number[], translation: Vec3, centre: Vec3): Mat4 {
  const offset = (row: number): number =>
    translation[row] +
    centre[row] -
    (r[3 * row] * centre[0] + r[3 * row + 1] * centre[1] + r[3 * row + 2] * centre[2]);
  return [0, 1, 2].flatMap((row) => [...r.slice(3 * row, 3 * row + 3), offset(row)]).concat(0, 0, 0, 1);
}

/** ITK's default order: Rz Rx Ry. */
function eulerZxy(x: number, y: number, z: number): number[] {
  const [cx, sx, cy, sy, cz, sz] = [x, y, z].flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);
  return [
    ...[cz * cy - sz * sx * sy, -sz * cx, cz * sy + sz * sx * cy],
    ...[sz * cy + cz * sx * sy, cz * cx, sz * sy - cz * sx * cy],
    ...[-cx * sy, sx, cx * cy],
  ];
}

/** The order of a file whose fourth fixed parameter is 1: Rz Ry Rx. */
function eulerZyx(x: number, y: number, z: number): number[] {
  const [cx, sx, cy, sy, cz, sz] = [x, y, z].flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);
  return [
    ...[cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx],
    ...[sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx],
    ...[-sy, cy * sx, cy * cx],
  ];
}

/** The rotation of the unit quaternion with this vector part and a positive scalar part. */
function fromVersor(x: number, y: number, z: number): number[] {
  const w = Math.sqrt(Math.max(0, 1 - x * x - y * y - z * z));
  return [
    ...[1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
    ...[2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
    ...[2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
  ];
}
