import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { indexToWorld } from '../geometry/indexToWorld.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Geometry, Image, Vec3, VoxelArray } from '../geometry/types.ts';

/**
 * Shrinks an image by whole factors per axis: every voxel of the result is the mean of a block of voxels. Blocks
 * at the upper border that are not full are left out, unless an axis is shorter than its factor.
 * @throws INVALID_INPUT when a factor is not a whole number of at least 1
 */
export function blockMean(image: Image<VoxelArray>, factors: Vec3): Image<Float32Array> {
  if (factors.some((factor) => !(Number.isInteger(factor) && factor >= 1))) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Shrink factors must be whole numbers of at least 1: [${factors}].`,
    );
  }
  const [fi, fj, fk] = factors.map((factor, axis) => Math.min(factor, image.geometry.size[axis]));
  if (fi * fj * fk === 1) return { geometry: image.geometry, data: new Float32Array(image.data) };
  const geometry = shrunkGeometry(image.geometry, [fi, fj, fk]);
  const [ni, nj, nk] = geometry.size;
  const [si, sj] = image.geometry.size;
  const data = new Float32Array(ni * nj * nk);
  const row = new Float64Array(ni);
  const gain = 1 / (fi * fj * fk);
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      row.fill(0);
      for (let plane = k * fk; plane < (k + 1) * fk; plane++) {
        for (let line = j * fj; line < (j + 1) * fj; line++) {
          addBlocks(row, image.data, si * (line + sj * plane), fi);
        }
      }
      for (let i = 0; i < ni; i++) data[i + ni * (j + nj * k)] = row[i] * gain;
    }
  }
  return { geometry, data };
}

function addBlocks(row: Float64Array, data: VoxelArray, start: number, factor: number): void {
  for (let i = 0, n = start; i < row.length; i++) {
    for (let t = 0; t < factor; t++, n++) row[i] += data[n];
  }
}

function shrunkGeometry(geometry: Geometry, factors: Vec3): Geometry {
  const { size, spacingMm } = geometry;
  const firstCentre: Vec3 = [(factors[0] - 1) / 2, (factors[1] - 1) / 2, (factors[2] - 1) / 2];
  return {
    size: [
      Math.floor(size[0] / factors[0]),
      Math.floor(size[1] / factors[1]),
      Math.floor(size[2] / factors[2]),
    ],
    spacingMm: [spacingMm[0] * factors[0], spacingMm[1] * factors[1], spacingMm[2] * factors[2]],
    originLps: transformPoint(indexToWorld(geometry), firstCentre),
    direction: geometry.direction,
  };
}
