/**
 * MIND-SSC with SIMD: descriptors of an image as bytes, and their distance at a pose. `src/kernels/similarity/simd`
 * lays out the memory; the terms are documented there. AssemblyScript, compiled by `npm run wasm` into
 * `src/kernels/similarity/simd/mindSscWasm.ts`.
 */
import { column, i32At, isWithin, mapPoint, splatLane, upperLimit, voxelIndex } from './sampling';

const CHANNELS: i32 = 12;
const FLOAT_BYTES: usize = 4;
/** Rows that are described in one sweep through the planes: what they need stays in the cache. */
const BLOCK_ROWS: i32 = 16;
/** Of the 27 voxels of a patch, the least that must be known. */
const LEAST_KNOWN: f32 = 13.5;
/** Zeros before and after the row of squares. */
const ROW_MARGIN: usize = 16;

/** Byte offsets of what describes an image; `describeMindSsc.ts` writes them. */
const PADDED: usize = 0;
const PADDED_ROW: usize = 4;
const PADDED_PLANE: usize = 8;
const SIZE_I: usize = 12;
const SIZE_J: usize = 16;
const SIZE_K: usize = 20;
const WIDTH: usize = 24;
const ROW: usize = 28;
const LINES: usize = 32;
const RING: usize = 36;
const GROUP: usize = 40;
const OUT: usize = 44;
const OUT_STRIDE: usize = 48;
const KNOWN: usize = 52;
const IS_FIRST: usize = 56;
const LEAST_NOISE: usize = 60;
const MOST_NOISE: usize = 64;
const NOISE_SUM: usize = 72;
const NOISE_COUNT: usize = 80;
const MOMENTS: usize = 88;
const PAIRS: usize = 280;

/** Byte offsets of a slot that scores poses; `openMindSsc.ts` writes them. */
const MOVING: usize = 0;
const MOVING_I: usize = 4;
const MOVING_J: usize = 8;
const MOVING_K: usize = 12;
const VOXEL_BYTES: usize = 16;
const KNOWN_CELLS: usize = 20;
const INDICES: usize = 24;
const FIXED: usize = 28;
const SAMPLE_COUNT: usize = 32;
const TO_VOXEL: usize = 40;
const DISTANCE: usize = 88;
const KNOWN_COUNT: usize = 96;

/** Bytes of the squares, or the counts, of one channel in one plane of a block. */
// @ts-ignore: decorator
@inline
function sheetBytes(c: usize): usize {
  return FLOAT_BYTES * <usize>(BLOCK_ROWS * i32At(c, WIDTH));
}

/** Sums of squares and counts lie side by side: a channel's three planes of each. */
// @ts-ignore: decorator
@inline
function sheet(c: usize, channel: i32, plane: i32): usize {
  return <usize>i32At(c, RING) + sheetBytes(c) * <usize>(2 * (3 * channel + plane));
}

/** Squared differences of the neighbours of a row's voxels and whether both are known, summed along the row. */
function sumRow(c: usize, a: usize, b: usize, line: usize, counts: usize): void {
  const row = <usize>i32At(c, ROW) + ROW_MARGIN;
  const bytes = FLOAT_BYTES * <usize>i32At(c, WIDTH);
  const known = row + bytes + ROW_MARGIN + ROW_MARGIN;
  const one = f32x4.splat(1);
  for (let x: usize = 0; x < bytes; x += 16) {
    const difference = f32x4.sub(v128.load(a + x), v128.load(b + x));
    const isKnown = f32x4.eq(difference, difference);
    v128.store(row + x, v128.and(isKnown, f32x4.mul(difference, difference)));
    v128.store(known + x, v128.and(isKnown, one));
  }
  for (let x: usize = 0; x < bytes; x += 16) {
    const squares = f32x4.add(v128.load(row + x - 4), v128.load(row + x + 4));
    const numbers = f32x4.add(v128.load(known + x - 4), v128.load(known + x + 4));
    v128.store(line + x, f32x4.add(squares, v128.load(row + x)));
    v128.store(counts + x, f32x4.add(numbers, v128.load(known + x)));
  }
}

/** Fills a plane of the ring: squares and counts of the block's rows, summed over three voxels and three rows. */
function sumPlane(c: usize, k: i32, from: i32, to: i32): void {
  const nj = i32At(c, SIZE_J);
  const rowBytes = FLOAT_BYTES * <usize>i32At(c, WIDTH);
  const lines = <usize>i32At(c, LINES);
  const counts = lines + rowBytes * <usize>(BLOCK_ROWS + 2);
  const padded = <usize>i32At(c, PADDED) + <usize>(k * i32At(c, PADDED_PLANE));
  for (let channel = 0; channel < CHANNELS; channel++) {
    const pair = c + PAIRS + <usize>(8 * channel);
    const a = padded + <usize>load<i32>(pair);
    const b = padded + <usize>load<i32>(pair, 4);
    for (let j = from - 1; j <= to; j++) {
      const at = rowBytes * <usize>(j - from + 1);
      if (j < 0 || j >= nj) {
        memory.fill(lines + at, 0, rowBytes);
        memory.fill(counts + at, 0, rowBytes);
      } else {
        const row = <usize>(j * i32At(c, PADDED_ROW));
        sumRow(c, a + row, b + row, lines + at, counts + at);
      }
    }
    const squares = sheet(c, channel, k % 3);
    const numbers = squares + sheetBytes(c);
    const bytes = rowBytes * <usize>(to - from);
    for (let x: usize = 0; x < bytes; x += 16) {
      v128.store(squares + x, threeRows(lines + x, rowBytes));
      v128.store(numbers + x, threeRows(counts + x, rowBytes));
    }
  }
}

// @ts-ignore: decorator
@inline
function threeRows(at: usize, rowBytes: usize): v128 {
  const outer = f32x4.add(v128.load(at), v128.load(at + rowBytes + rowBytes));
  return f32x4.add(outer, v128.load(at + rowBytes));
}

// @ts-ignore: decorator
@inline
function threePlanes(at: usize, planeBytes: usize): v128 {
  const outer = f32x4.add(v128.load(at), v128.load(at + planeBytes + planeBytes));
  return f32x4.add(outer, v128.load(at + planeBytes));
}

/** Distances of four voxels into the group, less the least of each; returns which voxels are known. */
// @ts-ignore: decorator
@inline
function distances(c: usize, at: usize): v128 {
  const bytes = sheetBytes(c);
  const group = <usize>i32At(c, GROUP);
  let known = f32x4.eq(f32x4.splat(0), f32x4.splat(0));
  let least = f32x4.splat(Infinity);
  for (let channel = 0; channel < CHANNELS; channel++) {
    const first = sheet(c, channel, 0) + at;
    const count = threePlanes(first + bytes, bytes + bytes);
    const distance = f32x4.div(threePlanes(first, bytes + bytes), count);
    known = v128.and(known, f32x4.ge(count, f32x4.splat(LEAST_KNOWN)));
    least = f32x4.pmin(least, distance);
    v128.store(group + <usize>(16 * channel), distance);
  }
  for (let channel = 0; channel < CHANNELS; channel++) {
    const entry = group + <usize>(16 * channel);
    v128.store(entry, f32x4.sub(v128.load(entry), least));
  }
  return known;
}

/** Mean of the group's distances: the local noise. */
// @ts-ignore: decorator
@inline
function noiseOf(c: usize): v128 {
  const group = <usize>i32At(c, GROUP);
  let sum = f32x4.splat(0);
  for (let channel = 0; channel < CHANNELS; channel++) {
    sum = f32x4.add(sum, v128.load(group + <usize>(16 * channel)));
  }
  return f32x4.mul(sum, f32x4.splat(<f32>(1.0 / 12.0)));
}

/** exp(-x) for x from 0 on, to 3e-6 of its value and exactly 1 at 0. */
// @ts-ignore: decorator
@inline
function expOfNegative(x: v128): v128 {
  const power = f32x4.max(f32x4.mul(x, f32x4.splat(-1.4426950409)), f32x4.splat(-126));
  const whole = f32x4.nearest(power);
  const f = f32x4.mul(f32x4.sub(power, whole), f32x4.splat(0.6931471806));
  let series = f32x4.add(f32x4.splat(1), f32x4.mul(f, f32x4.splat(0.2)));
  series = f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.mul(f, f32x4.splat(0.25)), series));
  series = f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.mul(f, f32x4.splat(<f32>(1.0 / 3.0))), series));
  series = f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.mul(f, f32x4.splat(0.5)), series));
  series = f32x4.add(f32x4.splat(1), f32x4.mul(f, series));
  return i32x4.add(series, i32x4.shl(i32x4.trunc_sat_f32x4_s(whole), 23));
}

/** One channel of four voxels as a byte each, 0 where unknown; adds it to the channel's moments. */
// @ts-ignore: decorator
@inline
function quantised(c: usize, channel: usize, scale: v128, known: v128): v128 {
  const distance = v128.load(<usize>i32At(c, GROUP) + (channel << 4));
  const value = expOfNegative(f32x4.mul(distance, scale));
  const rounded = v128.and(known, f32x4.nearest(f32x4.mul(value, f32x4.splat(255))));
  const moments = c + MOMENTS + (channel << 4);
  const square = f32x4.mul(rounded, rounded);
  const both = f32x4.add(
    v128.shuffle<f32>(rounded, square, 0, 1, 4, 5),
    v128.shuffle<f32>(rounded, square, 2, 3, 6, 7),
  );
  const sums = f32x4.add(both, v128.shuffle<f32>(both, both, 1, 1, 3, 3));
  const pair = f64x2.promote_low_f32x4(v128.shuffle<f32>(sums, sums, 0, 2, 0, 2));
  v128.store(moments, f64x2.add(v128.load(moments), pair));
  return i32x4.trunc_sat_f32x4_s(rounded);
}

/** Four channels of four voxels, the bytes of a voxel in one lane. */
// @ts-ignore: decorator
@inline
function fourChannels(c: usize, channel: usize, scale: v128, known: v128): v128 {
  const a = quantised(c, channel, scale, known);
  const b = i32x4.shl(quantised(c, channel + 1, scale, known), 8);
  const d = i32x4.shl(quantised(c, channel + 2, scale, known), 16);
  const e = i32x4.shl(quantised(c, channel + 3, scale, known), 24);
  return v128.or(v128.or(a, b), v128.or(d, e));
}

// @ts-ignore: decorator
@inline
function markKnown(c: usize, voxel: i32, lane: i32): void {
  const at = <usize>i32At(c, KNOWN) + <usize>voxel;
  const before: i32 = i32At(c, IS_FIRST) != 0 ? 1 : load<u8>(at);
  store<u8>(at, <u8>(before & lane));
}

/** Writes the descriptors of the group's voxels from `voxel` on, at most four. */
// @ts-ignore: decorator
@inline
function writeGroup(c: usize, voxel: i32, count: i32, known: v128): void {
  const noise = f32x4.min(
    f32x4.max(noiseOf(c), f32x4.splat(load<f32>(c + LEAST_NOISE))),
    f32x4.splat(load<f32>(c + MOST_NOISE)),
  );
  // A place without any difference looks the same in all directions.
  const scale = v128.and(f32x4.gt(noise, f32x4.splat(0)), f32x4.div(f32x4.splat(1), noise));
  const a = fourChannels(c, 0, scale, known);
  const b = fourChannels(c, 4, scale, known);
  const d = fourChannels(c, 8, scale, known);
  const stride = <usize>i32At(c, OUT_STRIDE);
  const out = <usize>i32At(c, OUT) + stride * <usize>voxel;
  v128.store_lane<i32>(out, a, 0);
  v128.store_lane<i32>(out, b, 0, 4);
  v128.store_lane<i32>(out, d, 0, 8);
  markKnown(c, voxel, i32x4.extract_lane(known, 0));
  if (count < 2) return;
  v128.store_lane<i32>(out + stride, a, 1);
  v128.store_lane<i32>(out + stride, b, 1, 4);
  v128.store_lane<i32>(out + stride, d, 1, 8);
  markKnown(c, voxel + 1, i32x4.extract_lane(known, 1));
  if (count < 3) return;
  v128.store_lane<i32>(out + stride + stride, a, 2);
  v128.store_lane<i32>(out + stride + stride, b, 2, 4);
  v128.store_lane<i32>(out + stride + stride, d, 2, 8);
  markKnown(c, voxel + 2, i32x4.extract_lane(known, 2));
  if (count < 4) return;
  v128.store_lane<i32>(out + stride + stride + stride, a, 3);
  v128.store_lane<i32>(out + stride + stride + stride, b, 3, 4);
  v128.store_lane<i32>(out + stride + stride + stride, d, 3, 8);
  markKnown(c, voxel + 3, i32x4.extract_lane(known, 3));
}

/** The rows of a block in one plane, whose neighbours on all sides are in the ring. */
// @ts-ignore: decorator
@inline
function visitPlane(c: usize, k: i32, from: i32, to: i32, writes: bool): void {
  const ni = i32At(c, SIZE_I);
  const nj = i32At(c, SIZE_J);
  const width = i32At(c, WIDTH);
  let sum: f64 = 0;
  let count: f64 = 0;
  for (let j = from; j < to; j++) {
    for (let i = 0; i < ni; i += 4) {
      const known = distances(c, FLOAT_BYTES * <usize>((j - from) * width + i));
      if (writes) {
        writeGroup(c, i + ni * (j + nj * k), min(4, ni - i), known);
      } else {
        const noise = v128.and(known, noiseOf(c));
        sum += f32x4.extract_lane(noise, 0) + f32x4.extract_lane(noise, 1);
        sum += f32x4.extract_lane(noise, 2) + f32x4.extract_lane(noise, 3);
        count += <f64>popcnt(i32x4.bitmask(known));
      }
    }
  }
  if (writes) return;
  store<f64>(c + NOISE_SUM, load<f64>(c + NOISE_SUM) + sum);
  store<f64>(c + NOISE_COUNT, load<f64>(c + NOISE_COUNT) + count);
}

// @ts-ignore: decorator
@inline
function visit(c: usize, writes: bool): void {
  const nj = i32At(c, SIZE_J);
  const nk = i32At(c, SIZE_K);
  const ringBytes = sheetBytes(c) * <usize>(6 * CHANNELS);
  for (let from = 0; from < nj; from += BLOCK_ROWS) {
    const to = min(from + BLOCK_ROWS, nj);
    memory.fill(<usize>i32At(c, RING), 0, ringBytes);
    for (let k = 0; k <= nk; k++) {
      if (k < nk) sumPlane(c, k, from, to);
      else clearPlane(c, k % 3);
      if (k > 0) visitPlane(c, k - 1, from, to, writes);
    }
  }
}

function clearPlane(c: usize, plane: i32): void {
  for (let channel = 0; channel < CHANNELS; channel++) {
    memory.fill(sheet(c, channel, plane), 0, sheetBytes(c) + sheetBytes(c));
  }
}

/** Adds up the local noise of all known voxels. */
export function measureNoise(c: usize): void {
  visit(c, false);
}

/** Writes the descriptors, 12 bytes a voxel, which voxels are known, and the moments of the channels. */
export function describe(c: usize): void {
  visit(c, true);
}

/** Leaves of the known voxels those whose neighbours ahead, corners of a cell, are known too. */
export function keepKnownCells(known: usize, ni: i32, nj: i32, nk: i32): void {
  const plane = ni * nj;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++) {
        const at = known + <usize>(i + ni * (j + nj * k));
        if (i + 1 === ni || j + 1 === nj || k + 1 === nk) {
          store<u8>(at, 0);
          continue;
        }
        const above = at + <usize>plane;
        const near = load<u8>(at) & load<u8>(at, 1) & load<u8>(at + <usize>ni) & load<u8>(at + <usize>ni, 1);
        const far = load<u8>(above) & load<u8>(above, 1) & load<u8>(above + <usize>ni) & load<u8>(above + <usize>ni, 1);
        store<u8>(at, near & far);
      }
    }
  }
}

/** Weights of the corners of a cell, whole numbers that add up to 256: four at the lower i, then four at the upper. */
// @ts-ignore: decorator
@inline
function cornerWeights(fraction: v128): v128 {
  const whole = f32x4.splat(256);
  const upperK = f32x4.nearest(f32x4.mul(whole, splatLane(fraction, 2)));
  const k = v128.shuffle<f32>(f32x4.sub(whole, upperK), upperK, 0, 4, 0, 4);
  const upperJ = f32x4.nearest(f32x4.mul(k, splatLane(fraction, 1)));
  const kj = v128.shuffle<f32>(f32x4.sub(k, upperJ), upperJ, 0, 1, 4, 5);
  const upperI = f32x4.nearest(f32x4.mul(kj, splatLane(fraction, 0)));
  return i16x8.narrow_i32x4_s(
    i32x4.trunc_sat_f32x4_s(f32x4.sub(kj, upperI)),
    i32x4.trunc_sat_f32x4_s(upperI),
  );
}

// @ts-ignore: decorator
@inline
function weighted(at: usize, weight: v128): v128 {
  return i16x8.mul(v128.load_ext<u8>(at), weight);
}

/** Sum of the squared differences of descriptors at the pose in `toVoxel`, in units of 1 / 16320 squared. */
export function evaluate(c: usize): void {
  const ni = i32At(c, MOVING_I);
  const nj = i32At(c, MOVING_J);
  const limit = upperLimit(ni, nj, i32At(c, MOVING_K));
  const voxelBytes = <usize>i32At(c, VOXEL_BYTES);
  const rowBytes = voxelBytes * <usize>ni;
  const planeBytes = rowBytes * <usize>nj;
  const moving = <usize>i32At(c, MOVING);
  const knownCells = <usize>i32At(c, KNOWN_CELLS);
  const count = i32At(c, SAMPLE_COUNT);
  const c0 = column(c + TO_VOXEL, 0);
  const c1 = column(c + TO_VOXEL, 1);
  const c2 = column(c + TO_VOXEL, 2);
  const c3 = column(c + TO_VOXEL, 3);
  const lastEight = voxelBytes - 8;
  // Of an odd number of sequences the last four channels are loaded in the upper half of the last eight.
  const wholeEights = (voxelBytes & 7) == 0;
  const upperHalf = i32x4(0, 0, -1, -1);
  let indices = <usize>i32At(c, INDICES);
  let fixed = <usize>i32At(c, FIXED);
  let distance = i64x2.splat(0);
  let known = 0;
  for (let n = 0; n < count; n++, indices += 8, fixed += voxelBytes) {
    const index = f32x4.convert_i32x4_s(v128.load_ext<i16>(indices));
    const position = mapPoint(c0, c1, c2, c3, index);
    if (!isWithin(position, limit)) continue;
    const floor = f32x4.floor(position);
    const voxel = <usize>voxelIndex(floor, ni, nj);
    if (!load<u8>(knownCells + voxel)) continue;
    known++;
    const w = cornerWeights(f32x4.sub(position, floor));
    const w0 = v128.shuffle<i16>(w, w, 0, 0, 0, 0, 0, 0, 0, 0);
    const w1 = v128.shuffle<i16>(w, w, 1, 1, 1, 1, 1, 1, 1, 1);
    const w2 = v128.shuffle<i16>(w, w, 2, 2, 2, 2, 2, 2, 2, 2);
    const w3 = v128.shuffle<i16>(w, w, 3, 3, 3, 3, 3, 3, 3, 3);
    const w4 = v128.shuffle<i16>(w, w, 4, 4, 4, 4, 4, 4, 4, 4);
    const w5 = v128.shuffle<i16>(w, w, 5, 5, 5, 5, 5, 5, 5, 5);
    const w6 = v128.shuffle<i16>(w, w, 6, 6, 6, 6, 6, 6, 6, 6);
    const w7 = v128.shuffle<i16>(w, w, 7, 7, 7, 7, 7, 7, 7, 7);
    const base = moving + voxelBytes * voxel;
    let squares = i32x4.splat(0);
    for (let from: usize = 0; from < voxelBytes; from += 8) {
      const at = min(from, lastEight);
      const a = base + at;
      const b = a + planeBytes;
      const near = i16x8.add(
        i16x8.add(weighted(a, w0), weighted(a + rowBytes, w2)),
        i16x8.add(weighted(a + voxelBytes, w4), weighted(a + voxelBytes + rowBytes, w6)),
      );
      const far = i16x8.add(
        i16x8.add(weighted(b, w1), weighted(b + rowBytes, w3)),
        i16x8.add(weighted(b + voxelBytes, w5), weighted(b + voxelBytes + rowBytes, w7)),
      );
      const value = i16x8.shr_u(i16x8.add(near, far), 2);
      let difference = i16x8.sub(value, i16x8.shl(v128.load_ext<u8>(fixed + at), 6));
      if (at < from && !wholeEights) difference = v128.and(difference, upperHalf);
      squares = i32x4.add(squares, i32x4.dot_i16x8_s(difference, difference));
    }
    distance = i64x2.add(distance, i64x2.extend_low_i32x4_u(squares));
    distance = i64x2.add(distance, i64x2.extend_high_i32x4_u(squares));
  }
  store<i64>(c + DISTANCE, i64x2.extract_lane(distance, 0) + i64x2.extract_lane(distance, 1));
  store<i32>(c + KNOWN_COUNT, known);
}
