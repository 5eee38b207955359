import { LC2_WASM } from './lc2Wasm.ts';

interface Lc2Exports {
  evaluateOneSequence(context: number): void;
  evaluateTwoSequences(context: number): void;
}

let compiled: WebAssembly.Module | undefined;

/** The compiled kernel on a memory; compiled once in a thread. */
export function compileLc2(memory: WebAssembly.Memory): Lc2Exports {
  compiled ??= new WebAssembly.Module(Buffer.from(LC2_WASM, 'base64'));
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  return instance.exports as unknown as Lc2Exports;
}
