import type { WasmModule } from './codecs/openWasmCodec.ts';

/**
 * The samples of one frame as they come out of its encoding: little-endian, pixel by pixel, in as many bytes per
 * sample as are allocated.
 */
export interface FrameSamples {
  readonly bytes: Uint8Array;
  /** Bits of each sample that count, from `lowBit` up. The highest is the sign if the pixels are signed. */
  readonly bits: number;
  readonly lowBit: number;
}

/** Decodes one encoded frame. */
export type FrameDecoder = (encoded: Uint8Array) => FrameSamples;

/** What a compressed frame says about itself. */
export interface CodestreamHeader {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  readonly precision: number;
  /** Of the JPEG family: the frame marker, 0xc0 baseline to 0xf7 JPEG-LS; undefined for JPEG 2000. */
  readonly marker?: number;
}

/** Opens a WebAssembly codec by the name of its package, once for all files of a series. */
export type WasmCodecs = (packageName: string) => Promise<WasmModule>;
