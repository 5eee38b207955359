import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry, Vec3 } from '../../kernels/geometry/types.ts';
import { flipWorld } from '../flipWorld.ts';
import { geometryFromAxes } from '../geometryFromAxes.ts';
import type { MincDimension } from './types.ts';

const AXES: Readonly<Record<string, Vec3>> = { xspace: [1, 0, 0], yspace: [0, 1, 0], zspace: [0, 0, 1] };
const RAS_TO_LPS: Vec3 = [-1, -1, 1];

/**
 * The geometry of the three spatial dimensions of a MINC image, slowest first. MINC's world is RAS mm; a position along
 * a dimension is start + index * step, and the world point the sum of positions times direction cosines.
 * @throws UNSUPPORTED_GEOMETRY
 */
export function mincGeometry(dimensions: readonly MincDimension[], fileName: string): Geometry {
  for (const dimension of dimensions) requireRegular(dimension, fileName);
  const [k, j, i] = dimensions;
  const along = ({ name, directionCosines }: MincDimension): Vec3 =>
    (directionCosines as Vec3 | undefined) ?? AXES[name];
  const step = (dimension: MincDimension): Vec3 =>
    flipWorld(times(along(dimension), dimension.step ?? 1), RAS_TO_LPS);
  const origin = dimensions
    .map((dimension) => times(along(dimension), dimension.start ?? 0))
    .reduce((sum, part) => [sum[0] + part[0], sum[1] + part[1], sum[2] + part[2]]);
  return geometryFromAxes(
    [i.length, j.length, k.length],
    [step(i), step(j), step(k)],
    flipWorld(origin, RAS_TO_LPS),
    fileName,
  );
}

function requireRegular(dimension: MincDimension, fileName: string): void {
  const reason = irregularity(dimension);
  if (reason === undefined) return;
  throw new SonoledgerError(
    'UNSUPPORTED_GEOMETRY',
    `The dimension ${dimension.name} of ${fileName} cannot be used: ${reason}.`,
  );
}

function irregularity(dimension: MincDimension): string | undefined {
  const { length, statedLength, directionCosines, spacing = 'regular__' } = dimension;
  const { units = 'mm', alignment = 'centre' } = dimension;
  if (spacing.replace(/_+$/, '') !== 'regular') return `its spacing is "${spacing}" and not regular`;
  if (statedLength !== undefined && statedLength !== length) {
    return `it states ${statedLength} positions, but the image has ${length}`;
  }
  if (units.trim() !== 'mm') return `its units are "${units}" and not mm`;
  if (!/^centre?_*$|^center_*$/.test(alignment.trim()))
    return `its alignment is "${alignment}" and not centre`;
  if (directionCosines !== undefined && !isUnit(directionCosines)) {
    return `its direction_cosines ${directionCosines.join(' ')} are no unit vector`;
  }
  return undefined;
}

const isUnit = (vector: readonly number[]): boolean =>
  vector.length === 3 && Math.abs(Math.hypot(...vector) - 1) <= 1e-3;

const times = (v: Vec3, factor: number): Vec3 => [v[0] * factor, v[1] * factor, v[2] * factor];
