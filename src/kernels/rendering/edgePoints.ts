import { smoothWithinMask } from '../filters/smoothWithinMask.ts';
import type { Image, Mask } from '../geometry/types.ts';
import { erodeMask } from '../masks/erodeMask.ts';
import { resizeChannel } from './resizeChannel.ts';
import type { EdgePoints, PlaneMask, PlaneSamples } from './types.ts';

const { abs, max, round, sqrt } = Math;
/** Of the brightest value. */
const ROUNDING_SHARE = 1e-5;
/** Square of the tangent of 22.5 degrees, half the angle between neighbours. */
const TAN_SQUARED = 0.1716;

interface GradientPlane {
  readonly gx: Float32Array;
  readonly gy: Float32Array;
}

/**
 * Edges of a plane to a fraction of a pixel (Canny 1986): gradient per mm after Gaussian smoothing of the known
 * values, brought to the size of a panel, kept where it is largest along its own direction, and placed at the
 * vertex of the parabola through its neighbours. Points outside `within` and within two sigma of an
 * unknown pixel are left out.
 *
 * @param within where edges are looked for, at the size of the panel, which is also the size of the result
 */
export function edgePoints(samples: PlaneSamples, within: PlaneMask, sigmaMm: number): EdgePoints {
  const { width, height } = within;
  const reach = Math.ceil((2 * sigmaMm) / Math.min(...samples.pixelMm));
  const image = asImage(samples, samples.values);
  const known = asMask(samples);
  const native = gradient(smoothWithinMask(image, known, sigmaMm).data, samples);
  const resize = (channel: Float32Array): Float32Array =>
    resizeChannel(channel, samples.width, samples.height, width, height);
  const safe = samples.known.includes(0) ? resize(Float32Array.from(erodeMask(known, reach).data)) : null;
  const allowed = safe ? within.data.map((inside, at) => (safe[at] > 0.99 ? inside : 0)) : within.data;
  const field = { gx: resize(native.gx), gy: resize(native.gy) };
  return ridge(field, magnitude(field, roundingOf(samples.values)), allowed, width, height);
}

function asImage<T extends Float32Array | Uint8Array>({ width, height, pixelMm }: PlaneSamples, data: T) {
  const geometry: Image['geometry'] = {
    size: [width, height, 1],
    spacingMm: [pixelMm[0], pixelMm[1], 1],
    originLps: [0, 0, 0],
    direction: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  };
  return { geometry, data };
}

const asMask = (samples: PlaneSamples): Mask => asImage(samples, samples.known);

function gradient(values: Float32Array, { width, height, pixelMm }: PlaneSamples): GradientPlane {
  const gx = new Float32Array(values.length);
  const gy = new Float32Array(values.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = x + width * y;
      gx[at] = (values[at + 1] - values[at - 1]) / (2 * pixelMm[0]);
      gy[at] = (values[at + width] - values[at - width]) / (2 * pixelMm[1]);
    }
  }
  return { gx, gy };
}

function ridge(
  { gx, gy }: GradientPlane,
  strength: Float32Array,
  allowed: Uint8Array,
  width: number,
  height: number,
): EdgePoints {
  const [xs, ys, strengths]: [number[], number[], number[]] = [[], [], []];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = x + width * y;
      if (allowed[at] === 0 || strength[at] === 0) continue;
      const dx = stepAlong(gx[at], gy[at]);
      const dy = stepAlong(gy[at], gx[at]);
      const before = strength[at - dx - dy * width];
      const after = strength[at + dx + dy * width];
      // The two signs differ so that of two equal neighbours exactly one stays.
      if (strength[at] < before || strength[at] <= after) continue;
      const vertex = (0.5 * (before - after)) / (before - 2 * strength[at] + after);
      xs.push(x + 0.5 + vertex * dx);
      ys.push(y + 0.5 + vertex * dy);
      strengths.push(strength[at]);
    }
  }
  return {
    width,
    height,
    x: Float32Array.from(xs),
    y: Float32Array.from(ys),
    strength: Float32Array.from(strengths),
  };
}

/** A gradient per mm that rounding alone may give. */
function roundingOf(values: Float32Array): number {
  let most = 0;
  for (const value of values) most = max(most, abs(value));
  return ROUNDING_SHARE * most || 1;
}

/** Length of the gradient in whole steps of the rounding: a plateau is flat, and an even plane has no edges. */
function magnitude({ gx, gy }: GradientPlane, rounding: number): Float32Array {
  const result = new Float32Array(gx.length);
  for (let at = 0; at < result.length; at++) {
    result[at] = round(sqrt(gx[at] * gx[at] + gy[at] * gy[at]) / rounding) * rounding;
  }
  return result;
}

/** Along one axis, the step to the neighbour nearest to the gradient's direction: none where it is steep across. */
function stepAlong(along: number, across: number): -1 | 0 | 1 {
  const share = along * along;
  if (share < TAN_SQUARED * across * across) return 0;
  return along > 0 ? 1 : -1;
}
