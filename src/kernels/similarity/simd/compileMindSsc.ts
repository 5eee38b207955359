import { MIND_SSC_WASM } from './mindSscWasm.ts';

interface MindSscExports {
  measureNoise(context: number): void;
  describe(context: number): void;
  keepKnownCells(known: number, ni: number, nj: number, nk: number): void;
  evaluate(context: number): void;
}

let compiled: WebAssembly.Module | undefined;

/** The compiled kernel on a memory; compiled once in a thread. */
export function compileMindSsc(memory: WebAssembly.Memory): MindSscExports {
  compiled ??= new WebAssembly.Module(Buffer.from(MIND_SSC_WASM, 'base64'));
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  return instance.exports as unknown as MindSscExports;
}
