/** What the kernels that sample an image at a pose have in common. */

/** From here to its double, single precision holds whole numbers only: their bits count like integers. */
const WHOLE_NUMBERS: f32 = 8388608;

// @ts-ignore: decorator
@inline
export function i32At(context: usize, field: usize): i32 {
  return load<i32>(context + field);
}

/** A column of an affine map of three rows of four. */
// @ts-ignore: decorator
@inline
export function column(map: usize, index: usize): v128 {
  const m = map + 4 * index;
  return f32x4(load<f32>(m), load<f32>(m, 16), load<f32>(m, 32), 0);
}

// @ts-ignore: decorator
@inline
export function splatLane(a: v128, lane: i32): v128 {
  if (lane === 0) return v128.shuffle<f32>(a, a, 0, 0, 0, 0);
  if (lane === 1) return v128.shuffle<f32>(a, a, 1, 1, 1, 1);
  return v128.shuffle<f32>(a, a, 2, 2, 2, 2);
}

/** Where an affine map with these columns takes a point. */
// @ts-ignore: decorator
@inline
export function mapPoint(c0: v128, c1: v128, c2: v128, c3: v128, point: v128): v128 {
  let mapped = f32x4.add(c3, f32x4.mul(c0, splatLane(point, 0)));
  mapped = f32x4.add(mapped, f32x4.mul(c1, splatLane(point, 1)));
  return f32x4.add(mapped, f32x4.mul(c2, splatLane(point, 2)));
}

/** The largest position, exclusive, that has a voxel on all sides; the fourth lane always passes. */
// @ts-ignore: decorator
@inline
export function upperLimit(ni: i32, nj: i32, nk: i32): v128 {
  return f32x4(<f32>(ni - 1), <f32>(nj - 1), <f32>(nk - 1), 1);
}

// @ts-ignore: decorator
@inline
export function isWithin(position: v128, limit: v128): bool {
  return i32x4.all_true(v128.and(f32x4.ge(position, f32x4.splat(0)), f32x4.lt(position, limit)));
}

/** Index of the voxel at the whole numbers of a position. */
// @ts-ignore: decorator
@inline
export function voxelIndex(floor: v128, ni: i32, nj: i32): i32 {
  const shift = f32x4.splat(WHOLE_NUMBERS);
  const base = i32x4.sub(f32x4.add(floor, shift), shift);
  return (
    i32x4.extract_lane(base, 0) + ni * (i32x4.extract_lane(base, 1) + nj * i32x4.extract_lane(base, 2))
  );
}
