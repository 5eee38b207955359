import type { Mask } from '../geometry/types.ts';
import { expectedTransferDice } from '../labels/expectedTransferDice.ts';
import type { Echogenicity, HistologyLike, PhantomPatient } from './types.ts';

/** Plain metadata of a phantom patient, ready for a record or a log line. */
export interface PhantomDescription {
  readonly seed: number | string;
  readonly patientIndex: number;
  readonly histologyLike: HistologyLike;
  readonly echogenicity: Echogenicity;
  /** Largest tumour area over all slices of the three axes of the ultrasound grid, mm2. */
  readonly maxCrossSectionMm2: number;
  readonly tumourVolumeMm3: number;
  /** Dice that the MRI label reaches on average after a perfect registration; the voxels cost the rest. */
  readonly expectedTransferDice: number;
  readonly landmarkCount: number;
}

/** Describes a phantom patient by what is in its masks, not by what was asked for. */
export function describePhantomPatient(patient: PhantomPatient): PhantomDescription {
  const { seed, patientIndex, traits, mriTumour, usTumour, landmarks } = patient;
  const [sx, sy, sz] = usTumour.geometry.spacingMm;
  const voxels = usTumour.data.reduce((sum, value) => sum + value, 0);
  return {
    seed,
    patientIndex,
    histologyLike: traits.histologyLike,
    echogenicity: traits.echogenicity,
    maxCrossSectionMm2: maxCrossSection(usTumour),
    tumourVolumeMm3: voxels * sx * sy * sz,
    expectedTransferDice: expectedTransferDice(usTumour, mriTumour.geometry.spacingMm),
    landmarkCount: landmarks.kinds.length,
  };
}

function maxCrossSection({ geometry, data }: Mask): number {
  const [nx, ny, nz] = geometry.size;
  const [sx, sy, sz] = geometry.spacingMm;
  const counts = [new Int32Array(nx), new Int32Array(ny), new Int32Array(nz)];
  data.forEach((value, n) => {
    if (value === 0) return;
    counts[0][n % nx]++;
    counts[1][Math.floor(n / nx) % ny]++;
    counts[2][Math.floor(n / (nx * ny))]++;
  });
  const pixelMm2 = [sy * sz, sx * sz, sx * sy];
  return Math.max(...counts.map((count, axis) => count.reduce((a, b) => Math.max(a, b), 0) * pixelMm2[axis]));
}
