import { openWasmCodec, type WasmModule } from './codecs/openWasmCodec.ts';
import type { WasmCodecs } from './types.ts';

/**
 * Codecs for the files of one series, each opened when it is first needed. Their memory goes with them, so that a
 * damaged stream cannot spoil another series.
 */
export function createCodecs(): WasmCodecs {
  const opened = new Map<string, Promise<WasmModule>>();
  return (packageName) => {
    const module = opened.get(packageName) ?? openWasmCodec(packageName);
    opened.set(packageName, module);
    return module;
  };
}
