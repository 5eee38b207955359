import type { Mat4, Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';
import { createDeepStructures } from './createDeepStructures.ts';
import { createNoiseLattice } from './createNoiseLattice.ts';
import { createSulcusMap } from './createSulcusMap.ts';
import { createVesselField } from './createVesselField.ts';
import { drawProbePose } from './drawProbePose.ts';
import { growVessels } from './growVessels.ts';
import type { Anatomy, Fan } from './types.ts';

/** Draws a healthy brain under a probe. The tumour is added by `placeTumour`. */
export function createAnatomy(fan: Fan, random: RandomGenerator): Anatomy {
  const shape = random.fork('shape');
  const brainRadiusMm = 62 + 7 * shape.uniform();
  // The face rests on the dura, which lies about 2 mm above the pia.
  const brainCentre: Vec3 = [0, 0, brainRadiusMm + 2.6 + 1.2 * shape.uniform()];
  const probeToLps = drawProbePose(brainCentre[2], random.fork('pose'));
  const deep = createDeepStructures(brainCentre, probeToLps, random.fork('deep'));
  const sulci = createSulcusMap(random.fork('sulci'));
  const grown = growVessels({ brainCentre, brainRadiusMm }, sulci, random.fork('vessels'));
  const opening = random.fork('craniotomy');
  return {
    brainCentre,
    brainRadiusMm,
    probeToLps,
    midlineNormal: midlineIn(probeToLps),
    warp: createNoiseLattice(random.fork('warp'), { nodes: 32, spacingMm: 5, sigmaMm: 9, channels: 3 }),
    warpSdMm: 2.2,
    texture: createNoiseLattice(random.fork('texture'), {
      nodes: 64,
      spacingMm: 1.1,
      sigmaMm: 1.5,
      channels: 1,
    }),
    clutter: createNoiseLattice(random.fork('clutter'), {
      nodes: 64,
      spacingMm: 0.9,
      sigmaMm: 1,
      channels: 1,
    }),
    sulci,
    cortexThicknessMm: 2.1 + 0.6 * shape.uniform(),
    ...deep,
    vessels: createVesselField([...grown.tubes, deep.pericallosal], fan.depthMm / 2),
    vesselBranchings: grown.branchings,
    craniotomy: {
      x: 4 * opening.normal(),
      y: 4 * opening.normal(),
      radiusMm: 21 + 6 * opening.uniform(),
    },
    tumour: undefined,
  };
}

/** The left-right axis of the head in the probe frame: the first row of the rotation. */
function midlineIn(probeToLps: Mat4): Vec3 {
  return [probeToLps[0], probeToLps[1], probeToLps[2]];
}
