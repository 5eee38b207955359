/**
 * Filters on volumes of single precision numbers, with SIMD: the inner loops of `src/kernels/filters`. AssemblyScript,
 * compiled by `npm run wasm`. All addresses are byte offsets into the module's memory, which the caller fills.
 */

// @ts-ignore: decorator
@inline
function floatAt(start: usize, index: i32): f32 {
  return load<f32>(start + 4 * <usize>index);
}

/**
 * Weighted sums along an axis that is not the fastest: entry (block, y, x) lies at (block * length + y) * inner + x.
 * @param weights of the centre and the offsets 1 to radius on either side
 * @param gains one per y: 1 over the weights that lie inside
 */
export function smoothAcross(
  input: usize,
  output: usize,
  inner: i32,
  length: i32,
  blocks: i32,
  weights: usize,
  gains: usize,
  radius: i32,
): void {
  const rowBytes: usize = 4 * <usize>inner;
  for (let block = 0; block < blocks; block++) {
    const start = input + rowBytes * <usize>(block * length);
    for (let y = 0; y < length; y++) {
      const from = max(0, y - radius);
      const to = min(length - 1, y + radius);
      const gain = floatAt(gains, y);
      const out = output + rowBytes * <usize>(block * length + y);
      let x = 0;
      for (; x + 8 <= inner; x += 8) {
        let first = f32x4.splat(0);
        let second = f32x4.splat(0);
        let at = start + rowBytes * <usize>from + 4 * <usize>x;
        for (let source = from; source <= to; source++) {
          const weight = f32x4.splat(floatAt(weights, abs(source - y)));
          first = f32x4.add(first, f32x4.mul(weight, v128.load(at)));
          second = f32x4.add(second, f32x4.mul(weight, v128.load(at, 16)));
          at += rowBytes;
        }
        v128.store(out + 4 * <usize>x, f32x4.mul(first, f32x4.splat(gain)));
        v128.store(out + 4 * <usize>x, f32x4.mul(second, f32x4.splat(gain)), 16);
      }
      for (; x < inner; x++) {
        let sum: f32 = 0;
        for (let source = from; source <= to; source++) {
          sum += floatAt(weights, abs(source - y)) * floatAt(start, source * inner + x);
        }
        store<f32>(out + 4 * <usize>x, sum * gain);
      }
    }
  }
}

/**
 * The same along the fastest axis.
 * @param line room for length + 2 * radius + 4 numbers, all 0
 */
export function smoothAlong(
  input: usize,
  output: usize,
  length: i32,
  rows: i32,
  weights: usize,
  gains: usize,
  radius: i32,
  line: usize,
): void {
  const rowBytes: usize = 4 * <usize>length;
  const centre = line + 4 * <usize>radius;
  for (let row = 0; row < rows; row++) {
    const out = output + rowBytes * <usize>row;
    memory.copy(centre, input + rowBytes * <usize>row, rowBytes);
    let x = 0;
    for (; x + 4 <= length; x += 4) {
      const at = centre + 4 * <usize>x;
      let sum = f32x4.mul(f32x4.splat(floatAt(weights, 0)), v128.load(at));
      for (let t = 1; t <= radius; t++) {
        const pair = f32x4.add(v128.load(at - 4 * <usize>t), v128.load(at + 4 * <usize>t));
        sum = f32x4.add(sum, f32x4.mul(f32x4.splat(floatAt(weights, t)), pair));
      }
      v128.store(out + 4 * <usize>x, f32x4.mul(sum, v128.load(gains + 4 * <usize>x)));
    }
    for (; x < length; x++) {
      let sum = floatAt(weights, 0) * floatAt(centre, x);
      for (let t = 1; t <= radius; t++) {
        sum += floatAt(weights, t) * (floatAt(centre, x - t) + floatAt(centre, x + t));
      }
      store<f32>(out + 4 * <usize>x, sum * floatAt(gains, x));
    }
  }
}

// @ts-ignore: decorator
@inline
function difference(at: usize, up: usize, down: usize, scale: f32): f32 {
  return (load<f32>(at + up) - load<f32>(at - down)) * scale;
}

// @ts-ignore: decorator
@inline
function differences(at: usize, up: usize, down: usize, scale: f32): v128 {
  return f32x4.mul(f32x4.sub(v128.load(at + up), v128.load(at - down)), f32x4.splat(scale));
}

/** 1 over the distance in mm between the neighbours of an index along an axis; 0 along an axis with one voxel. */
// @ts-ignore: decorator
@inline
function scaleAt(index: i32, size: i32, spacingMm: f32): f32 {
  if (size === 1) return 0;
  return 1 / (index > 0 && index < size - 1 ? 2 * spacingMm : spacingMm);
}

/** Length of the gradient: central differences, one-sided at the border. */
export function gradient(
  input: usize,
  output: usize,
  ni: i32,
  nj: i32,
  nk: i32,
  mmI: f32,
  mmJ: f32,
  mmK: f32,
): void {
  const row: usize = 4 * <usize>ni;
  const plane: usize = row * <usize>nj;
  for (let k = 0; k < nk; k++) {
    const upK: usize = k < nk - 1 ? plane : 0;
    const downK: usize = k > 0 ? plane : 0;
    const scaleK = scaleAt(k, nk, mmK);
    for (let j = 0; j < nj; j++) {
      const upJ: usize = j < nj - 1 ? row : 0;
      const downJ: usize = j > 0 ? row : 0;
      const scaleJ = scaleAt(j, nj, mmJ);
      const start = plane * <usize>k + row * <usize>j;
      for (let i = 0; i < ni; ) {
        const at = input + start + 4 * <usize>i;
        const out = output + start + 4 * <usize>i;
        if (i > 0 && i + 4 < ni) {
          const x = differences(at, 4, 4, scaleAt(i, ni, mmI));
          const y = differences(at, upJ, downJ, scaleJ);
          const z = differences(at, upK, downK, scaleK);
          const squares = f32x4.add(f32x4.mul(x, x), f32x4.add(f32x4.mul(y, y), f32x4.mul(z, z)));
          v128.store(out, f32x4.sqrt(squares));
          i += 4;
        } else {
          const upI: usize = i < ni - 1 ? 4 : 0;
          const downI: usize = i > 0 ? 4 : 0;
          const x = difference(at, upI, downI, scaleAt(i, ni, mmI));
          const y = difference(at, upJ, downJ, scaleJ);
          const z = difference(at, upK, downK, scaleK);
          store<f32>(out, sqrt<f32>(x * x + y * y + z * z));
          i++;
        }
      }
    }
  }
}
