import type { TissueSample } from './types.ts';

/** A sample to write into; one per loop spares an allocation per point. */
export function emptyTissueSample(): TissueSample {
  return {
    depthMm: 0.5,
    fluidMm: 0.5,
    ventricleMm: 0.5,
    choroidMm: 0.5,
    falxMm: 0.5,
    deepGreyMm: 0.5,
    vesselMm: 0.5,
    tumourMm: 0.5,
    coreMm: 0.5,
    calcificationMm: 0.5,
    craniotomyMm: 0.5,
    texture: 0.5,
    clutter: 0.5,
    strands: 0.5,
  };
}
