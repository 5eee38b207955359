import type { PointsLps } from '../../kernels/geometry/types.ts';

/** Homologous point pairs of two volumes, world LPS mm. */
export interface LandmarkPairs {
  /** Points in the first volume of the file, by convention the moving one (MRI). */
  readonly movingLps: PointsLps;
  /** Their partners in the second volume, by convention the fixed one (ultrasound). */
  readonly fixedLps: PointsLps;
  /** One label per pair, empty where the file has none. */
  readonly labels: readonly string[];
}
