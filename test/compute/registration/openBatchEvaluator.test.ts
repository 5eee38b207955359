import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareLc2 } from '../../../src/kernels/similarity/lc2.ts';
import { BATCH_SIZES, type ScoredCases } from '../../support/devicePrograms.ts';
import { lc2Cases, lc2Poses } from '../../support/lc2Cases.ts';
import { onDevice } from '../../support/onDevice.ts';
import { describeWithVulkan, softwareVulkan } from '../../support/softwareVulkan.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** A tenth of what the self-test of a device allows. */
const TOLERANCE = 1e-6;

const poses = lc2Poses(17);
const expected = lc2Cases().map(({ title, ultrasound, mask, moving, options }) => {
  const evaluator = prepareLc2(ultrasound, mask, moving, options);
  return {
    title,
    scores: poses.map((pose) => [
      evaluator.similarity(pose),
      evaluator.similarityWhereCovered(pose),
      evaluator.overlapFraction(pose),
    ]),
  };
});

function comparesWithTypeScript(scored: () => ScoredCases): void {
  it.each(expected)('gives the scores of the evaluator in TypeScript: $title', ({ title, scores }) => {
    const batches = scored().cases.find((each) => each.title === title)?.scores ?? [];
    expect(batches.map((batch) => batch.length)).toEqual(BATCH_SIZES);
    for (const batch of batches) {
      batch.forEach((score, n) => {
        const [similarity, whereCovered, overlap] = scores[n];
        expect(Math.abs(score.similarity - similarity)).toBeLessThan(TOLERANCE);
        expect(Math.abs(score.similarityWhereCovered - whereCovered)).toBeLessThan(TOLERANCE);
        expect(Math.abs(score.overlapFraction - overlap)).toBeLessThan(TOLERANCE);
      });
    }
  });
}

describe('the cases', () => {
  it('cover poses with full, partial and no overlap, and similarities that differ', () => {
    for (const { scores } of expected) {
      const [similarities, , overlaps] = [0, 1, 2].map((measure) => scores.map((score) => score[measure]));
      expect(overlaps.filter((overlap) => overlap > 0.8).length).toBeGreaterThan(2);
      expect(overlaps.filter((overlap) => overlap > 0.1 && overlap < 0.8).length).toBeGreaterThan(2);
      expect(overlaps[16]).toBe(0);
      expect(Math.max(...similarities)).toBeGreaterThan(0.3);
      expect(similarities[16]).toBe(0);
    }
  });
});

describe('LC2 as a graph on the cpu', () => {
  let scored: ScoredCases;
  beforeAll(async () => {
    scored = await onDevice('scoreCases', 'cpu');
  });
  comparesWithTypeScript(() => scored);

  it('samples by GridSample', () => {
    for (const { sampler } of scored.cases) expect(sampler).toBe('GRID_SAMPLE');
  });
});

describeWithVulkan('LC2 as a graph on WebGPU, emulated on the processor', () => {
  const folder = temporaryFolder();
  let scored: ScoredCases;
  beforeAll(async () => {
    scored = await onDevice('scoreCases', 'webgpu', softwareVulkan(folder.path));
  });
  afterAll(() => folder.remove());
  comparesWithTypeScript(() => scored);

  it('runs as a whole on the device, which has no GridSample', () => {
    for (const { sampler } of scored.cases) expect(sampler).toBe('CORNER_GATHER');
    expect(scored.gridSample).toBe('REFUSED');
  });
});
