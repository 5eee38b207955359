import { FILTERS_WASM } from './filtersWasm.ts';

interface FilterExports {
  smoothAcross(
    input: number,
    output: number,
    inner: number,
    length: number,
    blocks: number,
    weights: number,
    gains: number,
    radius: number,
  ): void;
  smoothAlong(
    input: number,
    output: number,
    length: number,
    rows: number,
    weights: number,
    gains: number,
    radius: number,
    line: number,
  ): void;
  gradient(
    input: number,
    output: number,
    ni: number,
    nj: number,
    nk: number,
    mmI: number,
    mmJ: number,
    mmK: number,
  ): void;
}

/** The compiled filters with memory for a few parts; good until the next call of `openFilters`. */
export interface Filters extends FilterExports {
  /** Byte offset of each part. */
  readonly offsets: readonly number[];
  view(part: number, length: number): Float32Array;
}

const PAGE_BYTES = 65_536;
const LINE_BYTES = 64;

let opened: { memory: WebAssembly.Memory; exports: FilterExports } | undefined;

/**
 * Opens the filters of assembly/filters.ts in the calling thread with room for parts of the given lengths, in numbers
 * of single precision. The memory is the thread's own, grows to its largest use and is used again: its contents are
 * whatever the last use left.
 */
export function openFilters(lengths: readonly number[]): Filters {
  opened ??= open();
  const { memory, exports } = opened;
  let end = LINE_BYTES;
  const offsets = lengths.map((length) => {
    const at = end;
    end += Math.ceil((4 * length) / LINE_BYTES) * LINE_BYTES;
    return at;
  });
  const missing = end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  return {
    ...exports,
    offsets,
    view: (part, length) => new Float32Array(memory.buffer, offsets[part], length),
  };
}

function open(): NonNullable<typeof opened> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(Buffer.from(FILTERS_WASM, 'base64'));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, exports: instance.exports as unknown as FilterExports };
}
