import { describe, expect, it } from '@jest/globals';
import {
  createDeviceScorer,
  type DeviceScorer,
  type DeviceScoring,
} from '../../../src/compute/registration/createDeviceScorer.ts';
import { SonoledgerError } from '../../../src/errors/sonoledgerError.ts';
import type { Mat4 } from '../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { searchBoxPoses } from '../../../src/kernels/registration/nullSimilarities.ts';
import { prepareRegistration } from '../../../src/kernels/registration/prepareRegistration.ts';
import type { RegistrationOptions } from '../../../src/kernels/registration/types.ts';
import type { PoseScore } from '../../../src/kernels/similarity/types.ts';
import { deviceRegistration } from '../../factories/deviceRegistration.ts';

const input = deviceRegistration();
const prepared = prepareRegistration(input);
const poses = searchBoxPoses(7, prepared.options, createRandomGenerator('poses')).map(
  prepared.poses.toMatrix,
);
const onCpu = poses.map((pose) => prepared.level('coarse').score(pose));
const query = { level: 'coarse', poses } as const;

/** A device that takes three poses at once and answers as `respond` does; the first batch is the self-test. */
function deviceThat(
  respond: (batch: number, asked: readonly Mat4[]) => PoseScore[],
  options: {
    readonly shouldStop?: () => boolean;
    readonly similarity?: RegistrationOptions['similarity'];
  } = {},
): { scorer: DeviceScorer; log: string[] } {
  const log: string[] = [];
  const { similarity = 'LC2', shouldStop } = options;
  const own = prepareRegistration({ ...input, options: { ...input.options, similarity } });
  const open: DeviceScoring['open'] = async () => {
    log.push('open');
    let batch = 0;
    return {
      device: 'webgpu',
      sampler: 'CORNER_GATHER',
      largestBatch: 3,
      scores: async (asked) => {
        log.push(`score ${asked.length}`);
        return respond(batch++, asked);
      },
      release: async () => void log.push('release'),
    };
  };
  const scorer = createDeviceScorer(own, {
    device: 'webgpu',
    hooks: { shouldStop },
    uninterrupted: (work) => work(),
    open,
  });
  return { scorer, log };
}

const right = (_batch: number, asked: readonly Mat4[]): PoseScore[] =>
  asked.map((pose) => prepared.level('coarse').score(pose));

describe('scoring on a device', () => {
  it('tests the device once, then cuts queries into batches in their order', async () => {
    const { scorer, log } = deviceThat(right);
    expect(await scorer.score(query)).toEqual(onCpu);
    expect(await scorer.score({ ...query, poses: poses.slice(0, 1) })).toEqual(onCpu.slice(0, 1));
    expect(scorer.use()).toEqual({ device: 'webgpu' });
    await scorer.release();
    expect(log).toEqual(['open', 'score 5', 'score 3', 'score 3', 'score 1', 'score 1', 'release']);
  });

  it('leaves a device that fails its self-test and frees it', async () => {
    const { scorer, log } = deviceThat((batch, asked) =>
      right(batch, asked).map((score) => ({ ...score, similarity: score.similarity + 0.001 })),
    );
    expect(await scorer.score(query)).toEqual(onCpu);
    expect(await scorer.score(query)).toEqual(onCpu);
    expect(scorer.use()).toEqual({ device: 'cpu', failure: expect.stringContaining('is allowed') });
    await scorer.release();
    expect(log).toEqual(['open', 'score 5', 'release']);
  });

  it('goes on with the cpu when the device fails later', async () => {
    const { scorer } = deviceThat((batch, asked) => {
      if (batch === 2) throw new SonoledgerError('MODEL_INCOMPATIBLE', 'The device was lost.');
      return right(batch, asked);
    });
    expect(await scorer.score(query)).toEqual(onCpu);
    expect(scorer.use()).toEqual({ device: 'cpu', failure: 'The device was lost.' });
  });

  it('leaves other similarities to the cpu without a word', async () => {
    const { scorer, log } = deviceThat(right, { similarity: 'MATTES_MI' });
    expect(await scorer.score(query)).toHaveLength(7);
    expect(scorer.use()).toEqual({ device: 'cpu' });
    expect(log).toEqual([]);
  });

  it('stops between batches', async () => {
    let stop = false;
    const { scorer, log } = deviceThat(
      (batch, asked) => {
        stop = batch === 1;
        return right(batch, asked);
      },
      { shouldStop: () => stop },
    );
    await expect(scorer.score(query)).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(log).toEqual(['open', 'score 5', 'score 3']);
  });
});
