import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry, Vec3 } from '../../kernels/geometry/types.ts';
import { flipWorld } from '../flipWorld.ts';
import { geometryFromAxes } from '../geometryFromAxes.ts';
import { parseNumberList } from '../parseNumberList.ts';
import { notOneVolume } from '../textHeader/notOneVolume.ts';
import { thirdAxis } from '../thirdAxis.ts';

type Fields = ReadonlyMap<string, string>;

/** The signs that bring a named space to LPS. */
const SPACES: Readonly<Record<string, Vec3>> = {
  'left-posterior-superior': [1, 1, 1],
  lps: [1, 1, 1],
  'right-anterior-superior': [-1, -1, 1],
  ras: [-1, -1, 1],
  'left-anterior-superior': [1, -1, 1],
  las: [1, -1, 1],
};

/**
 * The geometry of an NRRD grid: from the space directions where the header has a space, else from the spacings of the
 * axes, which then lie along LPS, as ITK reads them.
 * @throws UNSUPPORTED_DIMENSIONS unless it is one 2D or 3D grid of single values, UNSUPPORTED_GEOMETRY, CORRUPT_FILE
 */
export function nrrdGeometry(fields: Fields, sizes: readonly number[], fileName: string): Geometry {
  return fields.has('space') || fields.has('space dimension') || fields.has('space directions')
    ? orientedGeometry(fields, sizes, fileName)
    : plainGeometry(fields, sizes, fileName);
}

function orientedGeometry(fields: Fields, sizes: readonly number[], fileName: string): Geometry {
  const signs = signsOf(fields, fileName);
  requireMillimetres(fields, fileName);
  const vectors = vectorsOf(fields.get('space directions') ?? '', fileName);
  if (vectors.length !== sizes.length) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} has ${sizes.length} sizes but ${vectors.length} space directions.`,
    );
  }
  const axes = vectors.flatMap((vector, axis) => (vector === null ? [] : [axis]));
  const size = volumeSize(sizes, axes, fileName);
  const steps = axes.map((axis) => flipWorld(vectors[axis] as Vec3, signs));
  const origin = vectorsOf(fields.get('space origin') ?? '(0,0,0)', fileName)[0];
  if (origin == null)
    throw new SonoledgerError('CORRUPT_FILE', `The space origin of ${fileName} is no vector.`);
  const third = steps[2] ?? thirdAxis(steps[0], steps[1]);
  return geometryFromAxes(size, [steps[0], steps[1], third], flipWorld(origin, signs), fileName);
}

function plainGeometry(fields: Fields, sizes: readonly number[], fileName: string): Geometry {
  const spacings = parseNumberList(fields.get('spacings') ?? '');
  if (spacings.length !== sizes.length) {
    throw new SonoledgerError(
      'UNSUPPORTED_GEOMETRY',
      `${fileName} has neither space directions nor one spacing for each of its ${sizes.length} axes: its voxel size is unknown.`,
    );
  }
  const axes = plainAxes(fields, sizes);
  const size = volumeSize(sizes, axes, fileName);
  const [x, y, z] = [...axes.map((axis) => spacings[axis]), 1];
  const origin = axes.map((axis) => firstCentre(fields, axis, spacings[axis]));
  return geometryFromAxes(
    size,
    [
      [x, 0, 0],
      [0, y, 0],
      [0, 0, z],
    ],
    [origin[0], origin[1], origin[2] ?? 0],
    fileName,
  );
}

/** The axes that the kinds call spatial, where these are three; else the first three. */
function plainAxes(fields: Fields, sizes: readonly number[]): number[] {
  const kinds = (fields.get('kinds') ?? '').toLowerCase().split(/\s+/);
  const spatial = sizes.flatMap((_, axis) =>
    kinds[axis] === 'domain' || kinds[axis] === 'space' ? [axis] : [],
  );
  return spatial.length === 3 ? spatial : sizes.slice(0, 3).map((_, axis) => axis);
}

/** Where the first voxel's centre lies along an axis of a header without a space. */
function firstCentre(fields: Fields, axis: number, spacing: number): number {
  const minimum = parseNumberList(fields.get('axis mins') ?? fields.get('axismins') ?? '')[axis];
  if (minimum === undefined || Number.isNaN(minimum)) return 0;
  const centres = (fields.get('centers') ?? fields.get('centerings') ?? '').split(/\s+/);
  return centres[axis] === 'node' ? minimum : minimum + spacing / 2;
}

function volumeSize(sizes: readonly number[], axes: readonly number[], fileName: string): Vec3 {
  const others = sizes.filter((_, axis) => !axes.includes(axis));
  if ((axes.length === 2 || axes.length === 3) && others.every((size) => size === 1)) {
    return [sizes[axes[0]], sizes[axes[1]], sizes[axes[2]] ?? 1];
  }
  throw notOneVolume(sizes, fileName);
}

function signsOf(fields: Fields, fileName: string): Vec3 {
  const space = (fields.get('space') ?? '').toLowerCase().replace(/-time$|t$/, '');
  if (Object.hasOwn(SPACES, space)) return SPACES[space];
  const what = fields.get('space') ?? 'a space without a name';
  throw new SonoledgerError(
    'UNSUPPORTED_GEOMETRY',
    `${fileName} lies in ${what}, which does not say which side is left. Save it in left-posterior-superior.`,
  );
}

function requireMillimetres(fields: Fields, fileName: string): void {
  const units = fields.get('space units');
  if (units === undefined || /^("(mm|millimeters?|millimetres?|\?*)"\s*)+$/i.test(units)) return;
  throw new SonoledgerError(
    'UNSUPPORTED_GEOMETRY',
    `The space units of ${fileName} are ${units} and not mm.`,
  );
}

/** "(1,0,0) none (0,1,0)" as vectors; null for an axis that does not lie in space. */
function vectorsOf(text: string, fileName: string): (Vec3 | null)[] {
  const words = text.match(/none|\([^()]*\)/gi) ?? [];
  if (text.replace(/none|\([^()]*\)/gi, '').trim() !== '') {
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} has the vectors "${text.slice(0, 80)}".`);
  }
  return words.map((word) => {
    if (word.toLowerCase() === 'none') return null;
    const vector = parseNumberList(word.slice(1, -1));
    if (vector.length === 3) return [vector[0], vector[1], vector[2]];
    throw new SonoledgerError(
      'UNSUPPORTED_DIMENSIONS',
      `${fileName} lies in a space of ${vector.length} dimensions and not of three.`,
    );
  });
}
