import type { SliceAxis } from '../../kernels/geometry/types.ts';
import { sliceAreas } from '../../kernels/slicing/sliceAreas.ts';
import { decodeMask, type SourceFile } from './sourceImage.ts';

/** One slice with label. */
export interface MeasuredSlice {
  readonly axis: SliceAxis;
  readonly index: number;
  readonly pixelCount: number;
  readonly areaMm2: number;
}

const AXES: readonly SliceAxis[] = ['I', 'J', 'K'];

/** Finds every slice with label on the three axes, in the order axis, index. */
export function measureSlices({ label }: { readonly label: SourceFile }): MeasuredSlice[] {
  const areas = sliceAreas(decodeMask(label));
  return AXES.flatMap((axis) => {
    const { pixelCounts, areaMm2 } = areas[axis];
    return [...pixelCounts.keys()]
      .filter((index) => pixelCounts[index] > 0)
      .map((index) => ({ axis, index, pixelCount: pixelCounts[index], areaMm2: areaMm2[index] }));
  });
}
