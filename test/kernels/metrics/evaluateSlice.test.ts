import { describe, expect, it } from '@jest/globals';
import { evaluateSlice } from '../../../src/kernels/metrics/evaluateSlice.ts';
import { metricDefinitions } from '../../../src/kernels/metrics/metricDefinitions.ts';
import type { MetricDefinitionId, MetricOutcome, SliceGrid } from '../../../src/kernels/metrics/types.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import {
  drawMask,
  gridOf,
  randomBlob,
  randomSpeckle,
  type SegMetricsName,
  sharedOracles,
  storedMaskCases,
} from './maskFixtures.ts';

const ids = metricDefinitions.map(({ id }) => id);
const evaluate = (prediction: Uint8Array, reference: Uint8Array, grid: SliceGrid) =>
  evaluateSlice(prediction, reference, grid, ids).outcomes;
const numberIn = (outcome: MetricOutcome) => (outcome.state === 'DEFINED' ? outcome.value : Number.NaN);

const segMetricsIds: Readonly<Record<Exclude<SegMetricsName, 'vs'>, MetricDefinitionId>> = {
  dice: 'dice@1',
  jaccard: 'jaccard@1',
  precision: 'precision@1',
  recall: 'recall@1',
  fnr: 'fnr@1',
  hd: 'hd@1',
  hd95: 'hd95.pooled@1',
};

interface SharedOracle {
  readonly spacing: readonly [row: number, column: number];
  readonly shape: readonly [rows: number, columns: number];
  readonly gt_ones: readonly (readonly [number, number])[];
  readonly pred_ones: readonly (readonly [number, number])[];
  readonly segmetrics: Readonly<Record<SegMetricsName, number>>;
  readonly monai: Readonly<Record<'hd95' | 'hd', number | string | null>>;
}

describe('evaluateSlice', () => {
  describe.each(storedMaskCases())('$name', ({ prediction, reference, grid, counts, segMetrics, monai }) => {
    const result = evaluateSlice(prediction, reference, grid, ids);

    it('counts pixels', () => {
      expect(result.counts).toEqual(counts);
      expect(result.predictedPixels).toBe(counts.tp + counts.fp);
      expect(result.referencePixels).toBe(counts.tp + counts.fn);
    });

    if (segMetrics === null || monai === null) {
      it('has no distance', () => {
        for (const id of ['hd@1', 'hd95.pooled@1', 'hd95.maxDirected@1'] as const) {
          expect(result.outcomes[id].state).toMatch(/^UNDEFINED_/);
        }
      });
      return;
    }

    it('gives the seg-metrics values', () => {
      // seg-metrics holds distances in float32.
      for (const [name, id] of Object.entries(segMetricsIds)) {
        expect(numberIn(result.outcomes[id])).toBeCloseTo(segMetrics[name as SegMetricsName], 6);
      }
      expect(numberIn(result.outcomes['areaSimilarity.faanes@1'])).toBeCloseTo(Math.abs(segMetrics.vs), 9);
    });

    it('gives the MONAI value', () => {
      expect(numberIn(result.outcomes['hd95.maxDirected@1'])).toBeCloseTo(monai.hd95, 9);
    });
  });

  const shared = sharedOracles<Record<string, SharedOracle>>('metric-oracles.json');
  if (shared === undefined)
    console.warn('metric-oracles.json not found beside the repository: stored copies only');
  (shared ? describe : describe.skip)('on the shared oracles', () => {
    it.each(Object.entries(shared ?? {}))('%s', (_, oracle) => {
      const [height, width] = oracle.shape;
      const [sy, sx] = oracle.spacing;
      const mask = (ones: SharedOracle['gt_ones']) => {
        const data = new Uint8Array(width * height);
        for (const [row, column] of ones) data[column + width * row] = 1;
        return data;
      };
      const outcomes = evaluate(mask(oracle.pred_ones), mask(oracle.gt_ones), {
        width,
        height,
        pixelSpacingMm: [sx, sy],
      });
      if (oracle.pred_ones.length === 0 || oracle.gt_ones.length === 0) return;
      for (const [name, id] of Object.entries(segMetricsIds)) {
        expect(numberIn(outcomes[id])).toBeCloseTo(oracle.segmetrics[name as SegMetricsName], 9);
      }
      expect(numberIn(outcomes['hd95.maxDirected@1'])).toBeCloseTo(oracle.monai.hd95 as number, 9);
    });
  });

  it('gives the states of the empty rule of every definition', () => {
    const grid = gridOf(['....', '....']);
    const [none, some] = [drawMask(['....', '....']), drawMask(['.##.', '....'])];
    const outcomeOf = (entry: number | string) =>
      typeof entry === 'number' ? { state: 'DEFINED', value: entry } : { state: entry };
    for (const { id, emptyOutcomes } of metricDefinitions) {
      expect(evaluate(none, none, grid)[id]).toEqual(outcomeOf(emptyOutcomes.bothEmpty));
      expect(evaluate(some, none, grid)[id]).toEqual(outcomeOf(emptyOutcomes.emptyReference));
      expect(evaluate(none, some, grid)[id]).toEqual(outcomeOf(emptyOutcomes.emptyPrediction));
    }
  });

  it('returns only what is asked for', () => {
    const grid = gridOf(['##']);
    expect(evaluateSlice(drawMask(['##']), drawMask(['#.']), grid, ['dice@1']).outcomes).toEqual({
      'dice@1': { state: 'DEFINED', value: 2 / 3 },
    });
    expect(evaluateSlice(drawMask(['##']), drawMask(['#.']), grid, []).outcomes).toEqual({});
  });

  it('is symmetric in everything but precision and recall, which change places', () => {
    forRandomPairs('symmetry', (a, b, grid) => {
      const [ab, ba] = [evaluate(a, b, grid), evaluate(b, a, grid)];
      for (const id of ['dice@1', 'jaccard@1', 'areaSimilarity.faanes@1'] as const)
        expect(ab[id]).toEqual(ba[id]);
      for (const id of ['hd@1', 'hd95.maxDirected@1'] as const) expect(ab[id]).toEqual(ba[id]);
      expect(numberIn(ab['hd95.pooled@1'])).toBeCloseTo(numberIn(ba['hd95.pooled@1']), 12);
      expect(ab['precision@1']).toEqual(ba['recall@1']);
    });
  });

  it('does not change when both masks move together', () => {
    forRandomPairs('translation', (a, b, grid) => {
      const margin = 9;
      const moved = (dx: number, dy: number) => {
        const placed = [a, b].map((mask) => place(mask, grid, margin, dx, dy));
        return evaluate(placed[0], placed[1], placedGrid(grid, margin));
      };
      expect(moved(5, 2)).toEqual(moved(3, 8));
    });
  });

  it('scales distances, and nothing else, with the spacing', () => {
    forRandomPairs('scale', (a, b, grid) => {
      const [sx, sy] = grid.pixelSpacingMm;
      const [one, two] = [
        evaluate(a, b, grid),
        evaluate(a, b, { ...grid, pixelSpacingMm: [2 * sx, 2 * sy] }),
      ];
      for (const { id, quantity } of metricDefinitions) {
        const factor = quantity === 'DISTANCE' ? 2 : 1;
        expect(numberIn(two[id])).toBeCloseTo(factor * numberIn(one[id]), 9);
      }
    });
  });

  it('swaps with the axes', () => {
    forRandomPairs('transpose', (a, b, grid) => {
      const turned: SliceGrid = {
        width: grid.height,
        height: grid.width,
        pixelSpacingMm: [grid.pixelSpacingMm[1], grid.pixelSpacingMm[0]],
      };
      const transpose = (mask: Uint8Array) =>
        Uint8Array.from(mask, (_, k) => mask[Math.floor(k / grid.height) + grid.width * (k % grid.height)]);
      const [straight, across] = [evaluate(a, b, grid), evaluate(transpose(a), transpose(b), turned)];
      for (const id of ids) expect(numberIn(across[id])).toBeCloseTo(numberIn(straight[id]), 12);
    });
  });

  describe('at its border', () => {
    const mask = drawMask(['.##.', '.##.']);
    const grid = gridOf(['....', '....']);
    const throwing = (code: string) => expect.objectContaining({ code });

    it('rejects masks of another size than the slice', () => {
      expect(() => evaluate(mask.subarray(1), mask, grid)).toThrow(throwing('GRID_MISMATCH'));
      expect(() => evaluate(mask, new Uint8Array(9), grid)).toThrow('The reference has 9 pixels');
    });

    it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('rejects a spacing of %d mm', (spacing) => {
      for (const pixelSpacingMm of [
        [spacing, 1],
        [1, spacing],
      ] as const) {
        expect(() => evaluate(mask, mask, { ...grid, pixelSpacingMm })).toThrow(throwing('INVALID_INPUT'));
      }
    });

    it.each([0, -4, 2.5, Number.NaN])('rejects a width of %d pixels', (width) => {
      expect(() => evaluate(mask, mask, { ...grid, width })).toThrow(throwing('INVALID_INPUT'));
    });

    it('rejects values other than 0 and 1', () => {
      expect(() =>
        evaluate(
          mask.map((v) => 255 * v),
          mask,
          grid,
        ),
      ).toThrow(throwing('INVALID_INPUT'));
    });

    it.each(['dice', 'dice@2', 'toString', ''])('rejects the unknown definition "%s"', (id) => {
      expect(() => evaluateSlice(mask, mask, grid, [id as MetricDefinitionId])).toThrow(
        throwing('UNKNOWN_ID'),
      );
    });

    it('does not change its inputs', () => {
      const [prediction, reference] = [mask.slice(), mask.slice()];
      evaluate(prediction, reference, grid);
      expect([prediction, reference]).toEqual([mask, mask]);
    });
  });
});

function forRandomPairs(seed: string, check: (a: Uint8Array, b: Uint8Array, grid: SliceGrid) => void): void {
  const random = createRandomGenerator(seed);
  for (let i = 0; i < 60; i++) {
    const width = 5 + Math.floor(20 * random.uniform());
    const height = 5 + Math.floor(20 * random.uniform());
    const draw = () =>
      random.uniform() < 0.6
        ? randomBlob(random, width, height)
        : randomSpeckle(random, width * height, 0.02 + 0.9 * random.uniform());
    const [a, b] = [draw(), draw()];
    if (!a.includes(1) || !b.includes(1)) continue;
    check(a, b, { width, height, pixelSpacingMm: [0.1 + random.uniform(), 0.1 + random.uniform()] });
  }
}

function placedGrid(grid: SliceGrid, margin: number): SliceGrid {
  return { ...grid, width: grid.width + 2 * margin, height: grid.height + 2 * margin };
}

function place(mask: Uint8Array, grid: SliceGrid, margin: number, dx: number, dy: number): Uint8Array {
  const { width, height } = placedGrid(grid, margin);
  const placed = new Uint8Array(width * height);
  mask.forEach((value, k) => {
    placed[(k % grid.width) + dx + width * (Math.floor(k / grid.width) + dy)] = value;
  });
  return placed;
}
