import { afterEach, describe, expect, it } from '@jest/globals';
import { createScoringCrew, type ScoringCrew } from '../../../src/compute/registration/createScoringCrew.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import type { Mat4 } from '../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { prepareRegistration } from '../../../src/kernels/registration/prepareRegistration.ts';
import { scoreHere } from '../../../src/kernels/registration/registerRigid.ts';
import { grid, texture } from '../../factories/textures.ts';

const geometry = grid([24, 22, 26]);
const pair = {
  fixed: texture(geometry, 1),
  moving: [{ sequence: 'T1', image: texture(geometry, 2) }],
  initialMovingToFixedLps: IDENTITY_MAT4,
  seed: 1,
};
const random = createRandomGenerator(5);
const poses: Mat4[] = Array.from({ length: 1500 }, () =>
  rigidToMat4({
    translationMm: [2 * random.normal(), 2 * random.normal(), 2 * random.normal()],
    rotationVectorRad: [0.1 * random.normal(), 0.1 * random.normal(), 0],
    centreLps: [-8, 10, 17],
  }),
);

let crew: ScoringCrew;
afterEach(() => crew.close());

describe('createScoringCrew', () => {
  it('gives the scores of one thread, in order, at both levels and for long lists', async () => {
    const prepared = prepareRegistration({ ...pair, options: { threads: 3 } });
    crew = createScoringCrew(2, {});
    // The helpers need a moment to start; whoever comes first must not matter.
    for (const pauseMs of [0, 300]) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      for (const level of ['coarse', 'fine'] as const) {
        const query = { level, poses };
        expect(crew.score(query, prepared)).toEqual(scoreHere({})(query, prepared));
        const few = { level, poses: poses.slice(0, 3) };
        expect(crew.score(few, prepared)).toEqual(scoreHere({})(few, prepared));
      }
    }
  });

  it('divides MIND-SSC as well', async () => {
    const prepared = prepareRegistration({ ...pair, options: { threads: 2, similarity: 'MIND_SSC' } });
    crew = createScoringCrew(1, {});
    const query = { level: 'fine' as const, poses: poses.slice(0, 200) };
    for (const pauseMs of [0, 300]) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      expect(crew.score(query, prepared)).toEqual(scoreHere({})(query, prepared));
    }
  });

  it('works without helpers and for similarities without shared memory', () => {
    crew = createScoringCrew(0, {});
    const prepared = prepareRegistration(pair);
    const query = { level: 'coarse' as const, poses: poses.slice(0, 20) };
    expect(crew.score(query, prepared)).toEqual(scoreHere({})(query, prepared));
  });

  it('scores mutual information in the calling thread', async () => {
    const prepared = prepareRegistration({ ...pair, options: { threads: 2, similarity: 'MATTES_MI' } });
    crew = createScoringCrew(1, {});
    const query = { level: 'coarse' as const, poses: poses.slice(0, 20) };
    expect(crew.score(query, prepared)).toEqual(scoreHere({})(query, prepared));
  });

  it('stops when asked', () => {
    const prepared = prepareRegistration({ ...pair, options: { threads: 2 } });
    crew = createScoringCrew(1, { shouldStop: () => true });
    expect(() => crew.score({ level: 'coarse', poses }, prepared)).toThrow(
      expect.objectContaining({ code: 'JOB_CANCELLED' }),
    );
  });
});
