import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { SlicePrediction } from '../../../src/compute/inference/types.ts';
import { createThreadPool } from '../../../src/compute/threads/createThreadPool.ts';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import type { Image, SliceAxis, VoxelArray } from '../../../src/kernels/geometry/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { extractSlice } from '../../../src/kernels/slicing/extractSlice.ts';
import { insertSlice } from '../../../src/kernels/slicing/insertSlice.ts';
import { sliceAreas } from '../../../src/kernels/slicing/sliceAreas.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';
import {
  boxSumModel,
  grid,
  linearChannelsModel,
  poolAndExpandModel,
  rawLogitsSpec,
  segment,
  sigmoidModel,
  slowModel,
  thresholdModel,
  volume,
} from '../../support/sliceModels.ts';

const pool = createThreadPool({ size: 1, graceMs: 1 });
afterAll(() => pool.close());

const AXES: readonly SliceAxis[] = ['I', 'J', 'K'];

/** Whole numbers from 0 to 255, a third of them 0. */
function speckle(width: number, height: number, depth: number): Image<Uint8Array> {
  const random = createRandomGenerator('speckle');
  const data = Uint8Array.from({ length: width * height * depth }, () =>
    Math.max(0, Math.floor(random.uniform() * 384) - 128),
  );
  return { geometry: grid([width, height, depth]), data };
}

function above(image: Image<VoxelArray>, threshold: number): Uint8Array {
  return Uint8Array.from(image.data, (value) => (value > threshold ? 1 : 0));
}

/** The box-sum model written out: the sum of the 3 x 3 neighbourhood in the slice, 0 beyond its border. */
function boxSumAbove(image: Image<VoxelArray>, axis: SliceAxis, threshold: number): Uint8Array {
  const { size } = image.geometry;
  const labels = new Uint8Array(image.data.length);
  for (let sliceIndex = 0; sliceIndex < size[AXES.indexOf(axis)]; sliceIndex++) {
    const { data, width, height } = extractSlice(image.data, image.geometry, axis, sliceIndex);
    const at = (x: number, y: number): number =>
      x < 0 || y < 0 || x >= width || y >= height ? 0 : data[x + width * y];
    const pixels = Uint8Array.from(data, (_, n) => {
      const [x, y] = [n % width, Math.floor(n / width)];
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++) sum += at(x - 1, y + dy) + at(x, y + dy) + at(x + 1, y + dy);
      return sum > threshold ? 1 : 0;
    });
    insertSlice(labels, image.geometry, axis, sliceIndex, pixels);
  }
  return labels;
}

function differingVoxels(a: Uint8Array, b: Uint8Array): number {
  return a.length === b.length ? a.reduce((count, label, at) => count + (label === b[at] ? 0 : 1), 0) : -1;
}

function countsOnAxis(labels: Uint8Array, image: Image<VoxelArray>, axis: SliceAxis): SlicePrediction[] {
  const { pixelCounts } = sliceAreas({ geometry: image.geometry, data: labels })[axis];
  return Array.from(pixelCounts, (pixelCount, sliceIndex) => ({ sliceIndex, pixelCount }));
}

describe.each(AXES)('slices on axis %s', (axis) => {
  const image = speckle(13, 9, 11);

  it('are segmented pixel for pixel as the model is written', async () => {
    const { labels } = await segment(pool, image, axis, thresholdModel(99.5));
    expect(labels).toEqual(above(image, 99.5));
  });

  it.each([1, 4, 32])(
    'see their neighbours in the plane and nothing else, in batches of %i',
    async (batchSize) => {
      const { labels, slices } = await segment(pool, image, axis, boxSumModel(700.5), { batchSize });
      const expected = boxSumAbove(image, axis, 700.5);
      expect(labels).toEqual(expected);
      expect(slices).toEqual(countsOnAxis(expected, image, axis));
    },
  );

  it('come back without their padding', async () => {
    const { labels } = await segment(pool, image, axis, boxSumModel(700.5), { paddingMultiple: 16 });
    expect(labels).toEqual(boxSumAbove(image, axis, 700.5));
  });
});

describe('slices asked for', () => {
  const image = speckle(6, 5, 4);

  it('are the only ones labelled, and are reported in the order asked', async () => {
    const { labels, slices } = await segment(
      pool,
      image,
      'K',
      thresholdModel(99.5),
      {},
      { sliceIndices: [3, 1] },
    );
    expect(slices.map(({ sliceIndex }) => sliceIndex)).toEqual([3, 1]);
    const expected = above(image, 99.5).map((label, at) => (Math.floor(at / 30) % 2 === 1 ? label : 0));
    expect(labels).toEqual(expected);
  });

  it('must exist', async () => {
    const run = segment(pool, image, 'K', thresholdModel(99.5), {}, { sliceIndices: [4] });
    await expect(run).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('are cut to the cone, and counted as empty where there is none of it', async () => {
    const cone = { geometry: image.geometry, data: new Uint8Array(120).fill(1, 30, 75) };
    const { labels, slices } = await segment(pool, image, 'K', thresholdModel(99.5), {}, { cone });
    const expected = above(image, 99.5).map((label, at) => label * cone.data[at]);
    expect(labels).toEqual(expected);
    expect(slices.map(({ pixelCount }) => pixelCount > 0)).toEqual([false, true, true, false]);
  });

  it('need a cone on the same grid', async () => {
    const cone = { geometry: grid([5, 6, 4]), data: new Uint8Array(120) };
    const run = segment(pool, image, 'K', thresholdModel(99.5), {}, { cone });
    await expect(run).rejects.toMatchObject({ code: 'GRID_MISMATCH' });
  });
});

describe('decision', () => {
  const image = volume([4, 2, 1], [1, 2, 3, 4, 5, 6, 7, 8]);

  it('is the same from probabilities as from logits', async () => {
    const spec = { outputActivation: 'probabilities' } as const;
    const { labels } = await segment(pool, image, 'K', sigmoidModel(4.5), spec);
    expect([...labels]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('takes the channel that means tumour', async () => {
    const model = linearChannelsModel([0, 1, -1], [4.5, 0, 4]);
    const tumour = async (foregroundChannel: number) => [
      ...(await segment(pool, image, 'K', model, { foregroundChannel, probabilityThreshold: null })).labels,
    ];
    expect(await tumour(0)).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
    expect(await tumour(1)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(await tumour(2)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('normalises each slice by itself', async () => {
    const twoSlices = volume([2, 1, 2], [0, 1, 100, 300]);
    const { labels } = await segment(pool, twoSlices, 'K', thresholdModel(0.5), { normalisation: 'zScore' });
    expect([...labels]).toEqual([0, 1, 0, 1]);
  });
});

describe('resampling', () => {
  it('gives the model pixels of its own size and comes back to the grid', async () => {
    // A ramp along i at 1 mm; linear resampling keeps a ramp a ramp, so the edge stays where it is.
    const ramp = volume(
      [16, 8, 1],
      Array.from({ length: 128 }, (_, n) => n % 16),
      [1, 1, 2],
    );
    for (const inputSpacingMm of [0.5, 0.8, 2]) {
      const { labels } = await segment(pool, ramp, 'K', thresholdModel(7.5), { inputSpacingMm });
      expect(labels).toEqual(above(ramp, 7.5));
    }
  });

  it('uses the true spacing of each axis of the plane', async () => {
    // On axis I the plane is 8 (j, 1 mm) by 1 (k, 2 mm); a model of fixed 8 x 2 pixels of 1 mm takes just that.
    const image = volume(
      [3, 8, 1],
      Array.from({ length: 24 }, (_, n) => n),
      [1, 1, 2],
    );
    const fixed = thresholdModel(11.5, [1, 1, 2, 8]);
    const { labels } = await segment(pool, image, 'I', fixed, { inputSpacingMm: 1 });
    expect(labels).toEqual(above(image, 11.5));
  });
});

describe('models of fixed size', () => {
  const image = speckle(6, 5, 5);

  it('get slices padded to it, and whole batches', async () => {
    const { labels } = await segment(pool, image, 'K', thresholdModel(99.5, [2, 1, 8, 16]));
    expect(labels).toEqual(above(image, 99.5));
  });

  it('are refused when the slice is larger', async () => {
    await expect(segment(pool, image, 'K', thresholdModel(99.5, [1, 1, 4, 4]))).rejects.toMatchObject({
      code: 'MODEL_INCOMPATIBLE',
      message: expect.stringContaining('6 x 5 pixels does not fit'),
    });
  });
});

describe('refusals', () => {
  const image = speckle(5, 5, 2);

  it('names the slice with values that are not finite', async () => {
    const data = Float32Array.from(image.data);
    data[30] = Number.NaN;
    const run = segment(pool, { ...image, data }, 'K', thresholdModel(1));
    await expect(run).rejects.toMatchObject({
      code: 'NON_FINITE_VALUES',
      details: { axis: 'K', sliceIndex: 1 },
    });
  });

  it('does not turn a model output that is not finite into background', async () => {
    const run = segment(pool, image, 'K', linearChannelsModel([Number.NaN], [0]));
    await expect(run).rejects.toMatchObject({ code: 'NON_FINITE_VALUES' });
  });

  it('says so when a model does not keep the size of its input', async () => {
    const run = segment(pool, image, 'K', poolAndExpandModel(1)); // 5 is odd and the spec pads to nothing
    await expect(run).rejects.toMatchObject({ code: 'MODEL_INCOMPATIBLE' });
  });
});

describe('cancellation', () => {
  it('stops between batches', async () => {
    const abort = new AbortController();
    const image = speckle(64, 64, 200);
    const model = { sha256: 'box', bytes: boxSumModel(700.5) };
    const payload = {
      ultrasound: image,
      axis: 'K',
      model,
      spec: rawLogitsSpec(),
      device: 'cpu',
      threads: 1,
    } as const;
    const onProgress = () => abort.abort();
    const run = pool.run('inferSlices', payload, { signal: abort.signal, onProgress });
    await expect(run).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  });

  it('survives the end of its thread while the model runs', async () => {
    const abort = new AbortController();
    const image = speckle(256, 256, 3);
    const model = { sha256: 'slow', bytes: slowModel() };
    const payload = {
      ultrasound: image,
      axis: 'K',
      model,
      spec: rawLogitsSpec(),
      device: 'cpu',
      threads: 1,
    } as const;
    const onProgress = () => setTimeout(() => abort.abort(), 20); // inside the second slice
    const run = pool.run('inferSlices', payload, { signal: abort.signal, onProgress });
    await expect(run).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(await pool.run('selfTest', { kind: 'echo', value: 1 })).toBe(1);
  });
});

describeWithData('resect/Case24', 'a real intra-operative ultrasound', () => {
  const file = sharedData('resect', 'Case24', 'Case24-US-before.nii.gz');

  it.each(AXES)('is segmented on axis %s as the same rule written out', async (axis) => {
    const { image } = readNifti(readFileSync(file), { fileName: file });
    const whole = { geometry: image.geometry, data: Float32Array.from(image.data, Math.round) };
    const spec = { paddingMultiple: 32, batchSize: 8 };
    const { labels, slices } = await segment(pool, whole, axis, boxSumModel(900.5), spec);
    const expected = boxSumAbove(whole, axis, 900.5);
    expect(differingVoxels(labels, expected)).toBe(0);
    expect(slices).toEqual(countsOnAxis(expected, whole, axis));
    expect(slices.some(({ pixelCount }) => pixelCount > 0)).toBe(true);
  });
});
