import type { SliceAxis, Vec3 } from '../geometry/types.ts';

/** Left (or up) and right (or down) in pixels of a plane; `right` and `bottom` are exclusive. */
export interface PixelRectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A plane of a voxel grid as it lies on the screen. Pixel (x, y), counted from the top left, is the voxel
 * `originIndex + x * stepRight + y * stepDown`; each step moves along one grid axis by +1 or -1, so no value
 * is interpolated. `pixelMm` is the true width and height of a pixel, taken from the parent geometry.
 */
export interface DisplayPlane {
  readonly axis: SliceAxis;
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly pixelMm: readonly [number, number];
  readonly originIndex: Vec3;
  readonly stepRight: Vec3;
  readonly stepDown: Vec3;
}

/**
 * Values on a plane, `values[x + width * y]`. `known` is 1 where a value exists and 0 where the source image
 * does not reach: there the value is 0 and means nothing.
 */
export interface PlaneSamples {
  readonly width: number;
  readonly height: number;
  readonly pixelMm: readonly [number, number];
  readonly values: Float32Array;
  readonly known: Uint8Array;
}

/** A binary mask on a plane, `data[x + width * y]`: 0 outside, 1 inside. */
export interface PlaneMask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** An 8 bit grey picture, with the same meaning of `known` as in PlaneSamples. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly known: Uint8Array;
}

/** An 8 bit colour picture, `data[3 * (x + width * y) + channel]`, channels red, green, blue. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Points on the edges of a plane: place in pixels, the corner of the first pixel is (0, 0), and gradient per mm. */
export interface EdgePoints {
  readonly width: number;
  readonly height: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly strength: Float32Array;
}

/** A display window: values at or below `low` are black, at or above `high` white. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A closed polygon in pixel corners, x0, y0, x1, y1, ...; pixel (x, y) covers [x, x + 1] by [y, y + 1]. */
export type Loop = Float32Array;

/** R, L: right and left; A, P: anterior and posterior; S, I: superior and inferior of the patient. */
export type OrientationLetter = 'R' | 'L' | 'A' | 'P' | 'S' | 'I';

/** Letters at the four edges of a plane as it lies on the screen. */
export interface PlaneLetters {
  readonly left: OrientationLetter;
  readonly right: OrientationLetter;
  readonly top: OrientationLetter;
  readonly bottom: OrientationLetter;
}
