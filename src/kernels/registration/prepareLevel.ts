import { blockMean } from '../filters/blockMean.ts';
import { gaussianSmooth } from '../filters/gaussianSmooth.ts';
import { smoothWithinMask } from '../filters/smoothWithinMask.ts';
import type { Geometry, Image, Mask, Mat4, Vec3 } from '../geometry/types.ts';
import { prepareLc2 } from '../similarity/lc2.ts';
import { lc2Problem } from '../similarity/lc2Problem.ts';
import { movingChannels } from '../similarity/movingChannels.ts';
import { prepareMutualInformation } from '../similarity/prepareMutualInformation.ts';
import { preparePatchScores } from '../similarity/preparePatchScores.ts';
import { prepareLc2Simd } from '../similarity/simd/prepareLc2Simd.ts';
import { prepareMindSsc } from '../similarity/simd/prepareMindSsc.ts';
import { alignedGrid } from './alignedGrid.ts';
import { intensityChannels } from './intensityChannels.ts';
import { lc2Settings } from './lc2Settings.ts';
import { type FixedVolume, shrinkFactors, shrinkWithinMask } from './prepareFixed.ts';
import type { LevelEvaluator, RegistrationOptions, SimilarityLevel, SimilarityName } from './types.ts';

/** More sequences go through the double precision evaluator, which takes any number. */
const SIMD_SEQUENCES = 2;

/** Both images at one resolution. */
interface PreparedPair {
  readonly ultrasound: Image;
  readonly mask: Mask;
  /** Shrunk, not yet smoothed. */
  readonly sequences: readonly Image[];
  readonly level: SimilarityLevel;
  readonly options: RegistrationOptions;
  readonly initialMovingToFixedLps: Mat4;
}

/** Builds the similarity of one resolution. */
export function prepareLevel(
  fixed: FixedVolume,
  moving: readonly Image[],
  level: SimilarityLevel,
  options: RegistrationOptions,
  initialMovingToFixedLps: Mat4,
): LevelEvaluator {
  const factors = shrinkFactors(fixed.image.geometry, level.sampleSpacingMm);
  const mask = shrinkWithinMask(fixed.sampleMask, factors);
  return PREPARE[options.similarity]({
    ultrasound: smoothWithinMask(blockMean(fixed.image, factors), mask, level.fixedSmoothingMm),
    mask,
    sequences: moving.map((image) => blockMean(image, shrinkFactors(image.geometry, level.sampleSpacingMm))),
    level,
    options,
    initialMovingToFixedLps,
  });
}

const PREPARE: Readonly<Record<SimilarityName, (pair: PreparedPair) => LevelEvaluator>> = {
  LC2: ({ ultrasound, mask, sequences, level, options }) => {
    const grid = channelGrid(sequences[0].geometry, level);
    const channels = movingChannels(sequences, level.movingSmoothingMm, grid);
    const settings = lc2Settings(level, options);
    const evaluator =
      sequences.length > SIMD_SEQUENCES
        ? prepareLc2(ultrasound, mask, channels, settings)
        : prepareLc2Simd(ultrasound, mask, channels, settings, options.threads);
    return {
      ...evaluator,
      patches: preparePatchScores(ultrasound, mask, channels, settings),
      lc2Problem: () => lc2Problem(ultrasound, mask, channels, settings),
    };
  },
  MATTES_MI: ({ ultrasound, mask, sequences, level, options }) => {
    const grid = channelGrid(sequences[0].geometry, level);
    const moving = intensityChannels(sequences, level.movingSmoothingMm, grid);
    return prepareMutualInformation(ultrasound, mask, moving, {
      sampleSpacingMm: level.sampleSpacingMm,
      bins: options.histogramBins,
      measure: options.informationMeasure,
    });
  },
  MIND_SSC: ({ ultrasound, mask, sequences, level, options, initialMovingToFixedLps }) => {
    const { sampleSpacingMm, movingSmoothingMm } = level;
    const smoothed = sequences.map((image) => gaussianSmooth(image, movingSmoothingMm));
    const grid = alignedGrid(
      smoothed[0].geometry,
      ultrasound.geometry,
      initialMovingToFixedLps,
      sampleSpacingMm,
    );
    const settings = { sampleSpacingMm, stepVoxels: options.mindStepSamples };
    return prepareMindSsc(ultrasound, mask, smoothed, grid, settings, options.threads);
  },
};

/**
 * The grid of the first sequence, but not finer than three quarters of the sample spacing: an evaluation is as fast as
 * the voxels that it touches come from memory.
 */
export function channelGrid(geometry: Geometry, { sampleSpacingMm }: SimilarityLevel): Geometry {
  const spacingMm = geometry.spacingMm.map((mm) => Math.max(mm, 0.75 * sampleSpacingMm));
  const size = geometry.size.map(
    (n, axis) => Math.floor(((n - 1) * geometry.spacingMm[axis]) / spacingMm[axis] + 1e-6) + 1,
  );
  return { ...geometry, spacingMm: vec3(spacingMm), size: vec3(size) };
}

function vec3([x, y, z]: readonly number[]): Vec3 {
  return [x, y, z];
}
