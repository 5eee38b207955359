import { expect, it } from '@jest/globals';
import type { Vec3 } from '../../../src/kernels/geometry/types.ts';
import { canonicalToProbe } from '../../../src/kernels/phantom/canonicalToProbe.ts';
import { createAnatomy } from '../../../src/kernels/phantom/createAnatomy.ts';
import { createFan } from '../../../src/kernels/phantom/createFan.ts';
import { createTumour } from '../../../src/kernels/phantom/createTumour.ts';
import { displaceToCanonical } from '../../../src/kernels/phantom/displaceToCanonical.ts';
import { drawTumourTraits } from '../../../src/kernels/phantom/drawTumourTraits.ts';
import { placeTumour } from '../../../src/kernels/phantom/placeTumour.ts';
import { resolvePhantomOptions } from '../../../src/kernels/phantom/resolvePhantomOptions.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

it('inverts the warp, mass effect included, to 0.01 mm anywhere in the cone', () => {
  const random = createRandomGenerator(3);
  const fan = createFan(resolvePhantomOptions());
  const tumour = createTumour({ ...drawTumourTraits(3, 0), targetAreaMm2: 800 }, random);
  const anatomy = placeTumour(createAnatomy(fan, random), tumour, fan, random);
  const mapped = new Float64Array(3);
  for (let n = 0; n < 300; n++) {
    const target: Vec3 = [40 * random.uniform() - 20, 40 * random.uniform() - 20, 50 * random.uniform()];
    displaceToCanonical(anatomy, ...canonicalToProbe(anatomy, target), mapped);
    expect(Math.hypot(mapped[0] - target[0], mapped[1] - target[1], mapped[2] - target[2])).toBeLessThan(
      0.01,
    );
  }
});
