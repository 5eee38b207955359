import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const LIBRARY_NAMES = ['libonnxruntime_providers_cuda.so', 'onnxruntime_providers_cuda.dll'];

/**
 * True when onnxruntime's CUDA library lies beside its binding. The npm package comes without it, whatever the
 * backend list says, and trying to load it then makes onnxruntime print an error.
 */
export function hasCudaLibrary(): boolean {
  const packageFolder = join(dirname(createRequire(import.meta.url).resolve('onnxruntime-node')), '..');
  const bindings = readdirSync(join(packageFolder, 'bin'));
  return bindings.some((binding) =>
    LIBRARY_NAMES.some((name) =>
      existsSync(join(packageFolder, 'bin', binding, process.platform, process.arch, name)),
    ),
  );
}
