import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { IDENTITY_MAT4 } from '../../kernels/geometry/identityMat4.ts';
import { multiplyMat4 } from '../../kernels/geometry/multiplyMat4.ts';
import type { Mat4, Vec3 } from '../../kernels/geometry/types.ts';

/** One transform as ITK's files hold it, text and HDF5 alike. */
export interface ItkTransform {
  /** Such as `Euler3DTransform_double_3_3`. */
  readonly type: string;
  readonly parameters: readonly number[];
  readonly fixedParameters: readonly number[];
}

interface LinearType {
  readonly parameterCount: number;
  /** Where the translation begins among the parameters. */
  readonly translationAt: number;
  /** Row-major 3x3 about the centre. */
  linear(p: readonly number[], fixed: readonly number[]): number[];
}

const MATRIX: LinearType = { parameterCount: 12, translationAt: 9, linear: (p) => p.slice(0, 9) };

/** The types that ITK, ANTs, Slicer and SimpleITK write for linear transforms. */
const LINEAR_TYPES: Readonly<Record<string, LinearType>> = {
  Euler3DTransform: {
    parameterCount: 6,
    translationAt: 3,
    linear: ([x, y, z], fixed) => (fixed[3] === 1 ? eulerZyx(x, y, z) : eulerZxy(x, y, z)),
  },
  VersorRigid3DTransform: {
    parameterCount: 6,
    translationAt: 3,
    linear: ([x, y, z]) => fromVersor(x, y, z),
  },
  Similarity3DTransform: {
    parameterCount: 7,
    translationAt: 3,
    linear: ([x, y, z, , , , scale]) => fromVersor(x, y, z).map((value) => scale * value),
  },
  Rigid3DTransform: MATRIX,
  AffineTransform: MATRIX,
  MatrixOffsetTransformBase: MATRIX,
};

const COMPOSITE = 'CompositeTransform';

/**
 * The matrix of a file's transforms in their order: one linear transform, or a composite and its linear parts, of
 * which ITK applies the last one first.
 * @throws UNSUPPORTED_FORMAT for deformable or 2D transforms and for several without a composite, CORRUPT_FILE when
 * parameters are missing
 */
export function itkLinearMatrix(transforms: readonly ItkTransform[], fileName: string): Mat4 {
  const [first, ...rest] = transforms;
  const isComposite = first !== undefined && nameOf(first.type, fileName) === COMPOSITE;
  const parts = isComposite ? rest : transforms;
  if (parts.length === 0 || (!isComposite && parts.length > 1)) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} holds ${parts.length} transforms, but one is needed: write a chain as a composite or as its product.`,
    );
  }
  return parts.map((part) => matrixOf(part, fileName)).reduce(multiplyMat4, IDENTITY_MAT4);
}

function matrixOf({ type, parameters, fixedParameters }: ItkTransform, fileName: string): Mat4 {
  const name = nameOf(type, fileName);
  if (name === 'IdentityTransform') return IDENTITY_MAT4;
  if (name === 'TranslationTransform') {
    requireCount(parameters, 3, name, fileName);
    return aboutCentre([1, 0, 0, 0, 1, 0, 0, 0, 1], vec3(parameters), [0, 0, 0]);
  }
  if (!Object.hasOwn(LINEAR_TYPES, name)) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} holds a ${type.slice(0, 80)}, which is not linear: write it as a displacement field in NIfTI.`,
    );
  }
  const { parameterCount, translationAt, linear } = LINEAR_TYPES[name];
  requireCount(parameters, parameterCount, name, fileName);
  if (fixedParameters.length < 3) {
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} has no centre of three coordinates.`);
  }
  const translation = vec3(parameters.slice(translationAt));
  return aboutCentre(linear(parameters, fixedParameters), translation, vec3(fixedParameters));
}

function nameOf(type: string, fileName: string): string {
  const [, name, dimensions] = /^([A-Za-z0-9]+?)_(?:double|float)_(\d_\d)$/.exec(type) ?? [];
  if (name === undefined) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} holds a ${type.slice(0, 80)}, which is no transform of ITK.`,
    );
  }
  if (dimensions === '3_3') return name;
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${fileName} holds a transform of ${dimensions[0]} dimensions instead of 3.`,
  );
}

function requireCount(parameters: readonly number[], count: number, name: string, fileName: string): void {
  if (parameters.length === count) return;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${fileName}: ${name} has ${count} parameters, but there are ${parameters.length}.`,
  );
}

const vec3 = ([x, y, z]: readonly number[]): Vec3 => [x, y, z];

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
