/** What of the parameter map a caller may change. */
export interface ElastixOptions {
  readonly resolutions: number;
  /** Of each resolution. */
  readonly iterations: number;
  /** Random positions in the ultrasound, drawn anew for each iteration. */
  readonly spatialSamples: number;
  readonly histogramBins: number;
}

export const DEFAULT_ELASTIX_OPTIONS: ElastixOptions = {
  resolutions: 4,
  iterations: 500,
  spatialSamples: 4096,
  histogramBins: 32,
};

/**
 * The parameter map of the method, documented in docs/elastix.md: rigid, Mattes' mutual information, stochastic
 * gradient descent, nothing estimated from outside the images. A map for elastix 5 of any build.
 */
export function elastixParameterMap(
  { resolutions, iterations, spatialSamples, histogramBins }: ElastixOptions,
  seed: number,
): Readonly<Record<string, readonly string[]>> {
  return {
    Registration: ['MultiResolutionRegistration'],
    Transform: ['EulerTransform'],
    Metric: ['AdvancedMattesMutualInformation'],
    NumberOfHistogramBins: [String(histogramBins)],
    Optimizer: ['AdaptiveStochasticGradientDescent'],
    AutomaticParameterEstimation: ['true'],
    AutomaticScalesEstimation: ['true'],
    // The tracked pose is the start; centres of images that show different parts say nothing.
    AutomaticTransformInitialization: ['false'],
    HowToCombineTransforms: ['Compose'],
    NumberOfResolutions: [String(resolutions)],
    FixedImagePyramid: ['FixedSmoothingImagePyramid'],
    MovingImagePyramid: ['MovingSmoothingImagePyramid'],
    MaximumNumberOfIterations: [String(iterations)],
    ImageSampler: ['RandomCoordinate'],
    NumberOfSpatialSamples: [String(spatialSamples)],
    NewSamplesEveryIteration: ['true'],
    MaximumNumberOfSamplingAttempts: ['8'],
    NumberOfSamplesForExactGradient: ['4096'],
    CheckNumberOfSamples: ['true'],
    // elastix takes no negative seed.
    RandomSeed: [String(Math.abs(seed))],
    FixedInternalImagePixelType: ['float'],
    MovingInternalImagePixelType: ['float'],
    UseDirectionCosines: ['true'],
    Interpolator: ['LinearInterpolator'],
    ErodeMask: ['false'],
    Resampler: ['DefaultResampler'],
    ResampleInterpolator: ['FinalBSplineInterpolator'],
    FinalBSplineInterpolationOrder: ['0'],
    WriteResultImage: ['false'],
  };
}
