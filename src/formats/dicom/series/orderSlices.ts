import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Mat3, Vec3 } from '../../../kernels/geometry/types.ts';
import { validateGeometry } from '../../../kernels/geometry/validateGeometry.ts';
import type { DicomSeries, DicomSlice, OrderedSlices } from '../types.ts';
import { planeNormal } from './planeNormal.ts';
import { requireEvenSteps } from './requireEvenSteps.ts';

/** Cosine of the angle by which a stack may lean over its planes, as for any sheared grid. */
const SHEAR_TOLERANCE = 1e-3;

/**
 * Puts the slices of a series in the order of their position along the normal of their planes and derives the grid.
 * The third axis points along the normal, so that the grid is right-handed; its direction and spacing are those from
 * the first to the last position.
 * @throws UNSUPPORTED_DIMENSIONS for a single slice, UNSUPPORTED_GEOMETRY with the reason and the positions when
 * geometry is missing, positions repeat, are missing or uneven, or the stack leans (gantry tilt)
 */
export function orderSlices(series: DicomSeries): OrderedSlices {
  const name = seriesName(series);
  const { orientation, pixelSpacingMm } = requireGeometry(series, name);
  const normal = planeNormal(orientation);
  const placed = series.slices
    .map((slice) => ({ slice, mm: dot(slice.frame.positionLps!, normal) }))
    .sort((a, b) => a.mm - b.mm);
  requireEvenSteps(
    placed.map(({ slice }) => slice.frame.positionLps!),
    placed.map(({ mm }) => mm),
    name,
  );
  const slices = placed.map(({ slice }) => slice);
  const step = stepBetween(slices);
  refuseLean(step, normal, name);
  const spacingK = Math.hypot(...step);
  const geometry = {
    size: [series.columns, series.rows, slices.length] as Vec3,
    spacingMm: [pixelSpacingMm[1], pixelSpacingMm[0], spacingK] as Vec3,
    originLps: slices[0].frame.positionLps!,
    direction: directionOf(orientation, step, spacingK),
  };
  validateGeometry(geometry);
  return { geometry, slices };
}

/** How messages call a series. */
function seriesName({ seriesNumber, description, part, slices }: DicomSeries): string {
  const number = seriesNumber === undefined ? '' : ` ${seriesNumber}`;
  return `Series${number} "${description}"${part ? ` (${part})` : ''} of ${slices[0].header.fileName}`;
}

function requireGeometry(
  { slices }: DicomSeries,
  name: string,
): { orientation: readonly number[]; pixelSpacingMm: readonly number[] } {
  if (slices.length < 2) {
    throw new SonoledgerError(
      'UNSUPPORTED_DIMENSIONS',
      `${name} is a single 2D image and no volume. Give all files of the series.`,
    );
  }
  const { orientation, pixelSpacingMm } = slices[0].frame;
  const missing = slices.find(({ frame }) => !frame.positionLps);
  if (missing || !orientation || !pixelSpacingMm) {
    const what = missing ? 'Image Position' : orientation ? 'Pixel Spacing' : 'Image Orientation';
    throw new SonoledgerError(
      'UNSUPPORTED_GEOMETRY',
      `${name} does not say where its images lie: ${what} (Patient) is missing in ${(missing ?? slices[0]).header.fileName}. 2D sweeps and video cannot be volumes.`,
    );
  }
  return { orientation, pixelSpacingMm };
}

function stepBetween(slices: readonly DicomSlice[]): Vec3 {
  const first = slices[0].frame.positionLps!;
  const last = slices[slices.length - 1].frame.positionLps!;
  const n = slices.length - 1;
  return [(last[0] - first[0]) / n, (last[1] - first[1]) / n, (last[2] - first[2]) / n];
}

function refuseLean(step: Vec3, normal: Vec3, name: string): void {
  const length = Math.hypot(...step);
  const along = dot(step, normal);
  const sideways = Math.sqrt(Math.max(0, length * length - along * along)) / length;
  if (sideways <= SHEAR_TOLERANCE) return;
  const degrees = (Math.asin(Math.min(1, sideways)) * 180) / Math.PI;
  throw new SonoledgerError(
    'UNSUPPORTED_GEOMETRY',
    `${name} leans: from slice to slice it moves ${step.map((mm) => mm.toFixed(4)).join(', ')} mm, ${degrees.toFixed(2)} degrees off the normal of its planes (gantry tilt). Resample it onto a rectangular grid first.`,
  );
}

function directionOf([a, b, c, d, e, f]: readonly number[], step: Vec3, spacingK: number): Mat3 {
  const row = Math.hypot(a, b, c);
  const column = Math.hypot(d, e, f);
  return [
    a / row,
    d / column,
    step[0] / spacingK,
    b / row,
    e / column,
    step[1] / spacingK,
    c / row,
    f / column,
    step[2] / spacingK,
  ];
}

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
