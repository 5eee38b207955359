import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Hdf5, Hdf5File } from './types.ts';

let fileCount = 0;

/**
 * Opens HDF5 bytes for as long as `read` takes. The library sees them as a file in its own memory, so that nothing in
 * them reaches the disk.
 * @throws CORRUPT_FILE when the library finds damage, and what `read` throws of ours
 */
export async function withHdf5File<Result>(
  { bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string },
  read: (file: Hdf5File, hdf5: Hdf5) => Result,
): Promise<Result> {
  // Its WebAssembly is large and seldom needed.
  const hdf5 = await import('h5wasm');
  const { FS, activate_throwing_error_handler: throwErrors } = await hdf5.ready;
  const path = `/${++fileCount}.h5`;
  let file: Hdf5File | undefined;
  try {
    throwErrors();
    FS.writeFile(path, bytes);
    file = new hdf5.File(path, 'r');
    return read(file, hdf5);
  } catch (cause) {
    if (cause instanceof SonoledgerError) throw cause;
    throw new SonoledgerError('CORRUPT_FILE', `The HDF5 file ${fileName} is damaged.`, {}, { cause });
  } finally {
    quietly(() => file?.close());
    quietly(() => FS.unlink(path));
  }
}

/** What a damaged file throws when it is closed says nothing new. */
function quietly(close: () => unknown): void {
  try {
    close();
  } catch {}
}
