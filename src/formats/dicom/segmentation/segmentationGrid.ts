import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { transformPoint } from '../../../kernels/geometry/transformPoint.ts';
import type { Geometry, Vec3 } from '../../../kernels/geometry/types.ts';
import { validateGeometry } from '../../../kernels/geometry/validateGeometry.ts';
import { worldToIndex } from '../../../kernels/geometry/worldToIndex.ts';
import { nearlyEqual } from '../series/nearlyEqual.ts';
import { planeNormal } from '../series/planeNormal.ts';
import type { DicomHeader } from '../types.ts';

/** How far a frame may lie from a plane of the grid, in voxels: stored positions are rounded. */
const TOLERANCE = 0.05;

export interface SegmentationGrid {
  /** The grid that the frames lie on; planes without a frame are empty. */
  readonly geometry: Geometry;
  /** The plane of each frame, in file order. */
  readonly planes: readonly number[];
}

/**
 * The grid of a segmentation's frames, which come in any order, cropped and with empty planes left out.
 * @param planeSpacingMm distance of planes as the file states it; where it does not, that of the closest frames, or
 * `fallbackSpacingMm` when all lie on one plane
 * @throws UNSUPPORTED_GEOMETRY when frames do not say where they lie or lie on no common grid
 */
export function segmentationGrid(
  header: DicomHeader,
  planeSpacingMm: number | undefined,
  fallbackSpacingMm: number,
): SegmentationGrid {
  const refuse = (problem: string): never => {
    throw new SonoledgerError('UNSUPPORTED_GEOMETRY', `The segmentation ${header.fileName} ${problem}.`);
  };
  const { orientation, pixelSpacingMm } = header.frames[0];
  if (!orientation || !pixelSpacingMm || header.frames.some(({ positionLps }) => !positionLps)) {
    return refuse('does not say where its frames lie in the patient');
  }
  const alike = header.frames.every(
    (frame) =>
      nearlyEqual(frame.orientation, orientation) && nearlyEqual(frame.pixelSpacingMm, pixelSpacingMm),
  );
  if (!alike) return refuse('has frames of different orientation or spacing');
  const normal = planeNormal(orientation);
  const positions = header.frames.map(({ positionLps }) => positionLps!);
  const along = positions.map((p) => p[0] * normal[0] + p[1] * normal[1] + p[2] * normal[2]);
  const step = planeSpacingMm ?? closest(along) ?? fallbackSpacingMm;
  const lowest = along.indexOf(Math.min(...along));
  const geometry = gridOf(header, positions[lowest], normal, step);
  const toIndex = worldToIndex(geometry);
  const planes = positions.map((position) => {
    const [i, j, k] = transformPoint(toIndex, position);
    const plane = Math.round(k);
    if (!(Math.max(Math.abs(i), Math.abs(j), Math.abs(k - plane)) <= TOLERANCE)) {
      refuse(
        `has a frame at ${position.join(', ')} mm, which is on no plane ${step} mm apart from the others`,
      );
    }
    return plane;
  });
  return {
    geometry: { ...geometry, size: [geometry.size[0], geometry.size[1], Math.max(...planes) + 1] },
    planes,
  };
}

/** The smallest distance between frames on different planes. */
function closest(along: readonly number[]): number | undefined {
  const sorted = [...along].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((mm, n) => mm - sorted[n]);
  const positive = steps.filter((mm) => mm > 1e-3);
  return positive.length > 0 ? Math.min(...positive) : undefined;
}

function gridOf({ frames, pixels }: DicomHeader, originLps: Vec3, normal: Vec3, step: number): Geometry {
  const [a, b, c, d, e, f] = frames[0].orientation!;
  const [betweenRows, betweenColumns] = frames[0].pixelSpacingMm!;
  const [row, column] = [Math.hypot(a, b, c), Math.hypot(d, e, f)];
  const geometry: Geometry = {
    size: [pixels!.columns, pixels!.rows, 1],
    spacingMm: [betweenColumns, betweenRows, step],
    originLps,
    direction: [
      a / row,
      d / column,
      normal[0],
      b / row,
      e / column,
      normal[1],
      c / row,
      f / column,
      normal[2],
    ],
  };
  validateGeometry(geometry);
  return geometry;
}
