/**
 * LC2 of one pose, with SIMD: the inner loop of `src/kernels/similarity/simd/prepareLc2Simd.ts`, which lays out the
 * memory and documents the terms. AssemblyScript, compiled by `npm run wasm` into `src/kernels/similarity/simd/lc2Wasm.ts`.
 *
 * Four channels (two sequences) fill a vector: intensity p and gradient g of the first, q and h of the second; two
 * channels (one sequence) take half of one. A cell's moments are whole vectors, so box sums need no shuffling:
 *   two channels:  [n u uu 0] [p g up ug] [pp pg gg 0]
 *   four channels: [n u uu 0] [p g q h] [up ug uq uh] [pp gg qq hh] [pg gq qh hp] [pq gh pq gh]
 */
import { column, i32At, isWithin, mapPoint, splatLane, upperLimit, voxelIndex } from './sampling';

/** Byte offsets of the context's fields; `openLc2.ts` writes them. */
const MOVING: usize = 0;
const SIZE_I: usize = 4;
const SIZE_J: usize = 8;
const SIZE_K: usize = 12;
const CELLS: usize = 16;
const CORNERS: usize = 20;
const STARTS: usize = 24;
const OFFSETS: usize = 28;
const VALUES: usize = 32;
const CELLS_FROM: usize = 36;
const CELLS_X: usize = 40;
const CELLS_Y: usize = 44;
const CELLS_Z: usize = 48;
const PATCH_CELLS: usize = 52;
const SPANS: usize = 56;
const PATCHES: usize = 60;
const PATCH_STARTS: usize = 64;
const WEIGHTS: usize = 68;
const PLANES: usize = 72;
const CELL_OFFSETS: usize = 76;
const CELL_SAMPLES: usize = 80;
const LEAST_KNOWN: usize = 84;
const RIDGE: usize = 88;
const NON_NEGATIVE: usize = 92;
const TO_VOXEL: usize = 96;
const EXPLAINED: usize = 144;
const COVERED: usize = 152;
const KNOWN: usize = 160;

/** Cells on the side of most patches; this depth has loops of its own. */
const USUAL_DEPTH: i32 = 3;

/** Below this variance of the standardised ultrasound a patch has no contrast that single precision can tell. */
const SMALLEST_VARIANCE: f32 = 1e-7;
/** Least part of a regressor's variance that the others must leave for it to be used, in single precision. */
const COLLINEARITY_LIMIT: f32 = 1e-6;

// @ts-ignore: decorator
@inline
function lerp(a: v128, b: v128, t: v128): v128 {
  return f32x4.add(a, f32x4.mul(t, f32x4.sub(b, a)));
}

/** Moving voxel offsets of the positions inside a cell, one vector each. */
function fillCellOffsets(context: usize): void {
  const edge = i32At(context, CELL_SAMPLES);
  let at = <usize>i32At(context, CELL_OFFSETS);
  for (let c = 0; c < edge; c++) {
    for (let b = 0; b < edge; b++) {
      for (let a = 0; a < edge; a++) {
        let offset = f32x4.mul(column(context + TO_VOXEL, 0), f32x4.splat(<f32>a));
        offset = f32x4.add(offset, f32x4.mul(column(context + TO_VOXEL, 1), f32x4.splat(<f32>b)));
        offset = f32x4.add(offset, f32x4.mul(column(context + TO_VOXEL, 2), f32x4.splat(<f32>c)));
        v128.store(at, offset);
        at += 16;
      }
    }
  }
}

/**
 * Samples the channels at the listed cells [from, to) and stores the moments of each in the plane.
 * @param channels 2 or 4, known when compiled, so that the other's work is left out
 */
// @ts-ignore: decorator
@inline
function accumulate(context: usize, channels: i32, plane: usize, from: i32, to: i32, firstCell: i32): i32 {
  const ni = i32At(context, SIZE_I);
  const nj = i32At(context, SIZE_J);
  const limit = upperLimit(ni, nj, i32At(context, SIZE_K));
  const voxelBytes: usize = channels == 2 ? 8 : 16;
  const cellBytes: usize = channels == 2 ? 48 : 96;
  const rowBytes = voxelBytes * <usize>ni;
  const planeBytes = rowBytes * <usize>nj;
  const moving = <usize>i32At(context, MOVING);
  const corners = <usize>i32At(context, CORNERS);
  const starts = <usize>i32At(context, STARTS);
  const offsets = <usize>i32At(context, OFFSETS);
  const values = <usize>i32At(context, VALUES);
  const inCell = <usize>i32At(context, CELL_OFFSETS);
  const c0 = column(context + TO_VOXEL, 0);
  const c1 = column(context + TO_VOXEL, 1);
  const c2 = column(context + TO_VOXEL, 2);
  const c3 = column(context + TO_VOXEL, 3);
  const one = f32x4.splat(1);
  let known: f32 = 0;
  for (let cell = from; cell < to; cell++) {
    const origin = mapPoint(c0, c1, c2, c3, v128.load(corners + 16 * <usize>cell));
    let fixed = f32x4.splat(0);
    let sums = f32x4.splat(0);
    let crosses = f32x4.splat(0);
    let squares = f32x4.splat(0);
    let neighbours = f32x4.splat(0);
    let opposites = f32x4.splat(0);
    const end = load<i32>(starts + 4 * <usize>(cell + 1));
    for (let n = load<i32>(starts + 4 * <usize>cell); n < end; n++) {
      const position = f32x4.add(origin, v128.load(inCell + 16 * <usize>load<u8>(offsets + <usize>n)));
      if (!isWithin(position, limit)) continue;
      const floor = f32x4.floor(position);
      const fraction = f32x4.sub(position, floor);
      const a = moving + voxelBytes * <usize>voxelIndex(floor, ni, nj);
      const v =
        channels == 2
          ? twoChannels(a, rowBytes, planeBytes, fraction)
          : fourChannels(a, rowBytes, planeBytes, fraction);
      // Unknown voxels are NaN and make the sample unknown.
      if (!i32x4.all_true(f32x4.eq(v, v))) continue;
      const u = f32x4.splat(load<f32>(values + 4 * <usize>n));
      const oneOneUU = v128.shuffle<f32>(one, u, 0, 0, 4, 4);
      // [1*1 1*u u*u u*1]: the last lane repeats the second.
      fixed = f32x4.add(fixed, f32x4.mul(oneOneUU, v128.shuffle<f32>(one, u, 0, 4, 4, 0)));
      if (channels == 2) {
        sums = f32x4.add(sums, f32x4.mul(v, oneOneUU));
        squares = f32x4.add(
          squares,
          f32x4.mul(v128.shuffle<f32>(v, v, 0, 0, 1, 1), v128.shuffle<f32>(v, v, 0, 1, 1, 0)),
        );
      } else {
        sums = f32x4.add(sums, v);
        crosses = f32x4.add(crosses, f32x4.mul(u, v));
        squares = f32x4.add(squares, f32x4.mul(v, v));
        neighbours = f32x4.add(neighbours, f32x4.mul(v, v128.shuffle<f32>(v, v, 1, 2, 3, 0)));
        opposites = f32x4.add(opposites, f32x4.mul(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1)));
      }
    }
    known += f32x4.extract_lane(fixed, 0);
    const out = plane + cellBytes * <usize>(load<i32>(<usize>i32At(context, CELLS) + 4 * <usize>cell) - firstCell);
    v128.store(out, fixed);
    v128.store(out, sums, 16);
    if (channels == 2) {
      v128.store(out, squares, 32);
    } else {
      v128.store(out, crosses, 32);
      v128.store(out, squares, 48);
      v128.store(out, neighbours, 64);
      v128.store(out, opposites, 80);
    }
  }
  return <i32>known;
}

/** Two channels at a place inside the cell of voxel `a`, twice: [p g p g]. Neighbours on i share a vector. */
// @ts-ignore: decorator
@inline
function twoChannels(a: usize, rowBytes: usize, planeBytes: usize, fraction: v128): v128 {
  const fy = splatLane(fraction, 1);
  const near = lerp(v128.load(a), v128.load(a + rowBytes), fy);
  const far = lerp(v128.load(a + planeBytes), v128.load(a + planeBytes + rowBytes), fy);
  const row = lerp(near, far, splatLane(fraction, 2));
  return lerp(
    v128.shuffle<f32>(row, row, 0, 1, 0, 1),
    v128.shuffle<f32>(row, row, 2, 3, 2, 3),
    splatLane(fraction, 0),
  );
}

/** Four channels at a place inside the cell of voxel `a`. */
// @ts-ignore: decorator
@inline
function fourChannels(a: usize, rowBytes: usize, planeBytes: usize, fraction: v128): v128 {
  const fx = splatLane(fraction, 0);
  const fy = splatLane(fraction, 1);
  const b = a + rowBytes;
  const c = a + planeBytes;
  const d = c + rowBytes;
  const near = lerp(lerp(v128.load(a), v128.load(a, 16), fx), lerp(v128.load(b), v128.load(b, 16), fx), fy);
  const far = lerp(lerp(v128.load(c), v128.load(c, 16), fx), lerp(v128.load(d), v128.load(d, 16), fx), fy);
  return lerp(near, far, splatLane(fraction, 2));
}

/** Box sums along one axis; entries ahead are still unsummed when they are read because the sweep goes upwards. */
function sumAhead(plane: usize, spans: usize, count: i32, stride: usize, ahead: i32, cellBytes: usize): void {
  const farthest = stride * <usize>ahead;
  for (let s = 0; s < count; s++) {
    let at = plane + cellBytes * <usize>load<i32>(spans + 8 * <usize>s);
    const to = plane + cellBytes * <usize>load<i32>(spans + 8 * <usize>s, 4);
    if (ahead === USUAL_DEPTH - 1) {
      for (; at < to; at += 16) {
        v128.store(at, f32x4.add(v128.load(at), f32x4.add(v128.load(at + stride), v128.load(at + farthest))));
      }
      continue;
    }
    for (; at < to; at += 16) {
      let sum = v128.load(at);
      for (let next = stride; next <= farthest; next += stride) {
        sum = f32x4.add(sum, v128.load(at + next));
      }
      v128.store(at, sum);
    }
  }
}

/** @param usual the depth is USUAL_DEPTH, known when compiled, so that there is no loop */
// @ts-ignore: decorator
@inline
function depthSum(planes: usize, planeBytes: usize, depth: i32, usual: bool, at: usize): v128 {
  const lowest = planes + at;
  if (usual) {
    const others = f32x4.add(v128.load(lowest + planeBytes), v128.load(lowest + 2 * planeBytes));
    return f32x4.add(v128.load(lowest), others);
  }
  let sum = v128.load(lowest);
  for (let p = 1; p < depth; p++) sum = f32x4.add(sum, v128.load(lowest + planeBytes * <usize>p));
  return sum;
}

// @ts-ignore: decorator
@inline
function low(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 4, 1, 5);
}

// @ts-ignore: decorator
@inline
function high(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 6, 3, 7);
}

// @ts-ignore: decorator
@inline
function lowHalves(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 1, 4, 5);
}

// @ts-ignore: decorator
@inline
function highHalves(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 3, 6, 7);
}

// @ts-ignore: decorator
@inline
function centred(sum: v128, scale: v128, a: v128, b: v128): v128 {
  return f32x4.sub(f32x4.mul(sum, scale), f32x4.mul(a, b));
}

/** 1 / pivot, or 0 for a regressor that the others leave next to nothing of. */
// @ts-ignore: decorator
@inline
function reciprocal(pivot: v128, before: v128): v128 {
  const usable = f32x4.gt(pivot, f32x4.mul(before, f32x4.splat(COLLINEARITY_LIMIT)));
  return v128.and(usable, f32x4.div(f32x4.splat(1), pivot));
}

// @ts-ignore: decorator
@inline
function share(explained: v128, varU: v128): v128 {
  const contrast = f32x4.gt(varU, f32x4.splat(SMALLEST_VARIANCE));
  const clipped = f32x4.min(f32x4.max(f32x4.div(explained, varU), f32x4.splat(0)), f32x4.splat(1));
  return v128.and(contrast, clipped);
}

/** The first to fourth lanes of four vectors, side by side. */
// @ts-ignore: decorator
@inline
function lanes0(a: v128, b: v128, c: v128, d: v128): v128 {
  return lowHalves(low(a, b), low(c, d));
}

// @ts-ignore: decorator
@inline
function lanes1(a: v128, b: v128, c: v128, d: v128): v128 {
  return highHalves(low(a, b), low(c, d));
}

// @ts-ignore: decorator
@inline
function lanes2(a: v128, b: v128, c: v128, d: v128): v128 {
  return lowHalves(high(a, b), high(c, d));
}

// @ts-ignore: decorator
@inline
function lanes3(a: v128, b: v128, c: v128, d: v128): v128 {
  return highHalves(high(a, b), high(c, d));
}

/** S of four patches by one intensity p and its gradient g, -1 for a patch with too few known samples. */
// @ts-ignore: decorator
@inline
function scoreTwo(context: usize, planes: usize, planeBytes: usize, depth: i32, usual: bool, patches: usize): v128 {
  const first = <usize>48 * <usize>load<i32>(patches);
  const second = <usize>48 * <usize>load<i32>(patches, 4);
  const third = <usize>48 * <usize>load<i32>(patches, 8);
  const fourth = <usize>48 * <usize>load<i32>(patches, 12);
  const ridge = f32x4.splat(load<f32>(context + RIDGE));
  const zero = f32x4.splat(0);
  let w0 = depthSum(planes, planeBytes, depth, usual, first);
  let w1 = depthSum(planes, planeBytes, depth, usual, second);
  let w2 = depthSum(planes, planeBytes, depth, usual, third);
  let w3 = depthSum(planes, planeBytes, depth, usual, fourth);
  const count = lanes0(w0, w1, w2, w3);
  const scale = f32x4.div(f32x4.splat(1), f32x4.max(count, f32x4.splat(1)));
  const u = f32x4.mul(lanes1(w0, w1, w2, w3), scale);
  const varU = centred(lanes2(w0, w1, w2, w3), scale, u, u);
  w0 = depthSum(planes, planeBytes, depth, usual, first + 16);
  w1 = depthSum(planes, planeBytes, depth, usual, second + 16);
  w2 = depthSum(planes, planeBytes, depth, usual, third + 16);
  w3 = depthSum(planes, planeBytes, depth, usual, fourth + 16);
  const p = f32x4.mul(lanes0(w0, w1, w2, w3), scale);
  const g = f32x4.mul(lanes1(w0, w1, w2, w3), scale);
  const covUP = centred(lanes2(w0, w1, w2, w3), scale, u, p);
  const covUG = centred(lanes3(w0, w1, w2, w3), scale, u, g);
  w0 = depthSum(planes, planeBytes, depth, usual, first + 32);
  w1 = depthSum(planes, planeBytes, depth, usual, second + 32);
  w2 = depthSum(planes, planeBytes, depth, usual, third + 32);
  w3 = depthSum(planes, planeBytes, depth, usual, fourth + 32);
  const varP = f32x4.add(centred(lanes0(w0, w1, w2, w3), scale, p, p), ridge);
  const covPG = centred(lanes1(w0, w1, w2, w3), scale, p, g);
  const varG = f32x4.add(centred(lanes2(w0, w1, w2, w3), scale, g, g), ridge);

  const overP = reciprocal(varP, varP);
  const share1 = f32x4.mul(covPG, overP);
  const restG = f32x4.sub(varG, f32x4.mul(share1, covPG));
  let b = f32x4.mul(f32x4.sub(covUG, f32x4.mul(share1, covUP)), reciprocal(restG, varG));
  if (i32At(context, NON_NEGATIVE) != 0) b = f32x4.max(b, zero);
  const a = f32x4.mul(f32x4.sub(covUP, f32x4.mul(b, covPG)), overP);
  const fitted = f32x4.add(f32x4.mul(a, covUP), f32x4.mul(b, covUG));
  const shrunk = f32x4.mul(ridge, f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b)));
  const least = f32x4.ge(count, f32x4.splat(load<f32>(context + LEAST_KNOWN)));
  return v128.bitselect(share(f32x4.add(fitted, shrunk), varU), f32x4.splat(-1), least);
}

/**
 * S of four patches by two intensities p, q and their gradients g, h, -1 for a patch with too few known samples. Both intensities are eliminated first; what is
 * left is a fit by two gradients, whose non-negative optimum by the rule of `localFit` has a closed form.
 */
// @ts-ignore: decorator
@inline
function scoreFour(context: usize, planes: usize, planeBytes: usize, depth: i32, usual: bool, patches: usize): v128 {
  const first = <usize>96 * <usize>load<i32>(patches);
  const second = <usize>96 * <usize>load<i32>(patches, 4);
  const third = <usize>96 * <usize>load<i32>(patches, 8);
  const fourth = <usize>96 * <usize>load<i32>(patches, 12);
  const ridge = f32x4.splat(load<f32>(context + RIDGE));
  const zero = f32x4.splat(0);
  let w0 = depthSum(planes, planeBytes, depth, usual, first);
  let w1 = depthSum(planes, planeBytes, depth, usual, second);
  let w2 = depthSum(planes, planeBytes, depth, usual, third);
  let w3 = depthSum(planes, planeBytes, depth, usual, fourth);
  const count = lanes0(w0, w1, w2, w3);
  const scale = f32x4.div(f32x4.splat(1), f32x4.max(count, f32x4.splat(1)));
  const u = f32x4.mul(lanes1(w0, w1, w2, w3), scale);
  const varU = centred(lanes2(w0, w1, w2, w3), scale, u, u);
  w0 = depthSum(planes, planeBytes, depth, usual, first + 16);
  w1 = depthSum(planes, planeBytes, depth, usual, second + 16);
  w2 = depthSum(planes, planeBytes, depth, usual, third + 16);
  w3 = depthSum(planes, planeBytes, depth, usual, fourth + 16);
  const p = f32x4.mul(lanes0(w0, w1, w2, w3), scale);
  const g = f32x4.mul(lanes1(w0, w1, w2, w3), scale);
  const q = f32x4.mul(lanes2(w0, w1, w2, w3), scale);
  const h = f32x4.mul(lanes3(w0, w1, w2, w3), scale);
  w0 = depthSum(planes, planeBytes, depth, usual, first + 32);
  w1 = depthSum(planes, planeBytes, depth, usual, second + 32);
  w2 = depthSum(planes, planeBytes, depth, usual, third + 32);
  w3 = depthSum(planes, planeBytes, depth, usual, fourth + 32);
  const covUP = centred(lanes0(w0, w1, w2, w3), scale, u, p);
  const covUG = centred(lanes1(w0, w1, w2, w3), scale, u, g);
  const covUQ = centred(lanes2(w0, w1, w2, w3), scale, u, q);
  const covUH = centred(lanes3(w0, w1, w2, w3), scale, u, h);
  w0 = depthSum(planes, planeBytes, depth, usual, first + 48);
  w1 = depthSum(planes, planeBytes, depth, usual, second + 48);
  w2 = depthSum(planes, planeBytes, depth, usual, third + 48);
  w3 = depthSum(planes, planeBytes, depth, usual, fourth + 48);
  const varP = f32x4.add(centred(lanes0(w0, w1, w2, w3), scale, p, p), ridge);
  const varG = f32x4.add(centred(lanes1(w0, w1, w2, w3), scale, g, g), ridge);
  const varQ = f32x4.add(centred(lanes2(w0, w1, w2, w3), scale, q, q), ridge);
  const varH = f32x4.add(centred(lanes3(w0, w1, w2, w3), scale, h, h), ridge);
  w0 = depthSum(planes, planeBytes, depth, usual, first + 64);
  w1 = depthSum(planes, planeBytes, depth, usual, second + 64);
  w2 = depthSum(planes, planeBytes, depth, usual, third + 64);
  w3 = depthSum(planes, planeBytes, depth, usual, fourth + 64);
  const covPG = centred(lanes0(w0, w1, w2, w3), scale, p, g);
  const covGQ = centred(lanes1(w0, w1, w2, w3), scale, g, q);
  const covQH = centred(lanes2(w0, w1, w2, w3), scale, q, h);
  const covPH = centred(lanes3(w0, w1, w2, w3), scale, h, p);
  w0 = depthSum(planes, planeBytes, depth, usual, first + 80);
  w1 = depthSum(planes, planeBytes, depth, usual, second + 80);
  w2 = depthSum(planes, planeBytes, depth, usual, third + 80);
  w3 = depthSum(planes, planeBytes, depth, usual, fourth + 80);
  const covPQ = centred(lanes0(w0, w1, w2, w3), scale, p, q);
  const covGH = centred(lanes1(w0, w1, w2, w3), scale, g, h);

  const overP = reciprocal(varP, varP);
  const qOnP = f32x4.mul(covPQ, overP);
  const gOnP = f32x4.mul(covPG, overP);
  const hOnP = f32x4.mul(covPH, overP);
  const restQ = f32x4.sub(varQ, f32x4.mul(qOnP, covPQ));
  const restQG = f32x4.sub(covGQ, f32x4.mul(qOnP, covPG));
  const restQH = f32x4.sub(covQH, f32x4.mul(qOnP, covPH));
  const restUQ = f32x4.sub(covUQ, f32x4.mul(qOnP, covUP));
  const overQ = reciprocal(restQ, varQ);
  const gOnQ = f32x4.mul(restQG, overQ);
  const hOnQ = f32x4.mul(restQH, overQ);
  const varG2 = f32x4.sub(f32x4.sub(varG, f32x4.mul(gOnP, covPG)), f32x4.mul(gOnQ, restQG));
  const varH2 = f32x4.sub(f32x4.sub(varH, f32x4.mul(hOnP, covPH)), f32x4.mul(hOnQ, restQH));
  const covGH2 = f32x4.sub(f32x4.sub(covGH, f32x4.mul(gOnP, covPH)), f32x4.mul(gOnQ, restQH));
  const covUG2 = f32x4.sub(f32x4.sub(covUG, f32x4.mul(gOnP, covUP)), f32x4.mul(gOnQ, restUQ));
  const covUH2 = f32x4.sub(f32x4.sub(covUH, f32x4.mul(hOnP, covUP)), f32x4.mul(hOnQ, restUQ));

  const overG = reciprocal(varG2, varG);
  const overH = reciprocal(varH2, varH);
  const gAlone = f32x4.mul(covUG2, overG);
  const hAlone = f32x4.mul(covUH2, overH);
  const hOnG = f32x4.mul(covGH2, overG);
  const overRestH = reciprocal(f32x4.sub(varH2, f32x4.mul(hOnG, covGH2)), varH);
  let d = f32x4.mul(f32x4.sub(covUH2, f32x4.mul(hOnG, covUG2)), overRestH);
  let b = f32x4.mul(f32x4.sub(covUG2, f32x4.mul(covGH2, d)), overG);
  if (i32At(context, NON_NEGATIVE) != 0) {
    // The more negative coefficient goes first; what then remains alone is clipped at 0.
    const dropG = v128.and(f32x4.lt(b, zero), f32x4.le(b, d));
    const dropH = v128.andnot(f32x4.lt(d, zero), dropG);
    b = v128.andnot(v128.bitselect(f32x4.max(gAlone, zero), b, dropH), dropG);
    d = v128.andnot(v128.bitselect(f32x4.max(hAlone, zero), d, dropG), dropH);
  }
  const c = f32x4.mul(f32x4.sub(restUQ, f32x4.add(f32x4.mul(restQG, b), f32x4.mul(restQH, d))), overQ);
  const others = f32x4.add(f32x4.add(f32x4.mul(covPQ, c), f32x4.mul(covPG, b)), f32x4.mul(covPH, d));
  const a = f32x4.mul(f32x4.sub(covUP, others), overP);
  let fitted = f32x4.add(f32x4.mul(a, covUP), f32x4.mul(b, covUG));
  fitted = f32x4.add(fitted, f32x4.add(f32x4.mul(c, covUQ), f32x4.mul(d, covUH)));
  const lengths = f32x4.add(
    f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b)),
    f32x4.add(f32x4.mul(c, c), f32x4.mul(d, d)),
  );
  const least = f32x4.ge(count, f32x4.splat(load<f32>(context + LEAST_KNOWN)));
  return v128.bitselect(share(f32x4.add(fitted, f32x4.mul(ridge, lengths)), varU), f32x4.splat(-1), least);
}

// @ts-ignore: decorator
@inline
function evaluate(context: usize, channels: i32, usual: bool): void {
  const nx = i32At(context, CELLS_X);
  const ny = i32At(context, CELLS_Y);
  const nz = i32At(context, CELLS_Z);
  const depth = i32At(context, PATCH_CELLS);
  const cellBytes: usize = channels == 2 ? 48 : 96;
  const planeBytes = cellBytes * <usize>(nx * ny);
  const planes = <usize>i32At(context, PLANES);
  const cellsFrom = <usize>i32At(context, CELLS_FROM);
  const patchStarts = <usize>i32At(context, PATCH_STARTS);
  const patches = <usize>i32At(context, PATCHES);
  const weights = <usize>i32At(context, WEIGHTS);
  let known = 0;
  let explained = f64x2.splat(0);
  let covered = f64x2.splat(0);
  fillCellOffsets(context);
  for (let z = 0; z < nz; z++) {
    const plane = planes + planeBytes * <usize>(z % depth);
    memory.fill(plane, 0, planeBytes);
    const from = load<i32>(cellsFrom + 4 * <usize>z);
    const to = load<i32>(cellsFrom + 4 * <usize>z, 4);
    if (to > from) {
      known += accumulate(context, channels, plane, from, to, z * nx * ny);
    }
    const spans = <usize>i32At(context, SPANS) + 16 * <usize>z;
    sumAhead(plane, load<i32>(spans), load<i32>(spans, 4), cellBytes, depth - 1, cellBytes);
    sumAhead(plane, load<i32>(spans, 8), load<i32>(spans, 12), cellBytes * <usize>nx, depth - 1, cellBytes);
    if (z < depth - 1) continue;
    const lowest = <usize>(z - depth + 1);
    const last = load<i32>(patchStarts + 4 * lowest, 4);
    for (let n = load<i32>(patchStarts + 4 * lowest); n < last; n += 4) {
      const at = <usize>4 * <usize>n;
      const scores =
        channels == 2
          ? scoreTwo(context, planes, planeBytes, depth, usual, patches + at)
          : scoreFour(context, planes, planeBytes, depth, usual, patches + at);
      const weight = v128.and(f32x4.ge(scores, f32x4.splat(0)), v128.load(weights + at));
      const part = f32x4.mul(weight, scores);
      explained = f64x2.add(explained, f64x2.promote_low_f32x4(part));
      explained = f64x2.add(explained, f64x2.promote_low_f32x4(v128.shuffle<f32>(part, part, 2, 3, 2, 3)));
      covered = f64x2.add(covered, f64x2.promote_low_f32x4(weight));
      covered = f64x2.add(covered, f64x2.promote_low_f32x4(v128.shuffle<f32>(weight, weight, 2, 3, 2, 3)));
    }
  }
  store<f64>(context + EXPLAINED, f64x2.extract_lane(explained, 0) + f64x2.extract_lane(explained, 1));
  store<f64>(context + COVERED, f64x2.extract_lane(covered, 0) + f64x2.extract_lane(covered, 1));
  store<i32>(context + KNOWN, known);
}

/** LC2 of the pose in the context's `toVoxel`, with one sequence. */
export function evaluateOneSequence(context: usize): void {
  if (i32At(context, PATCH_CELLS) === USUAL_DEPTH) evaluate(context, 2, true);
  else evaluate(context, 2, false);
}

/** The same with two sequences. */
export function evaluateTwoSequences(context: usize): void {
  if (i32At(context, PATCH_CELLS) === USUAL_DEPTH) evaluate(context, 4, true);
  else evaluate(context, 4, false);
}
