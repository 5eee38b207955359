import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** A decoder of the @cornerstonejs codecs; memory is WebAssembly's and freed by `delete`. */
export interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  getInterleaveMode?(): number;
  delete(): void;
}

export type WasmModule = Readonly<Record<string, new () => WasmDecoder>>;
type OpenModule = (options: object) => Promise<WasmModule>;

const require = createRequire(import.meta.url);

/**
 * Instantiates a codec. Each call gives an instance with memory of its own, so that a damaged stream can spoil
 * nothing but the file it is in.
 */
export async function openWasmCodec(packageName: string): Promise<WasmModule> {
  const open = require(`@cornerstonejs/${packageName}/decodewasmjs`) as OpenModule;
  const wasmBinary = await readFile(require.resolve(`@cornerstonejs/${packageName}/decodewasm`));
  return open({ wasmBinary, print: () => {}, printErr: () => {} });
}
