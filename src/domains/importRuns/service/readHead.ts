import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export interface Head {
  /** In a buffer of its own. */
  readonly bytes: Uint8Array;
  readonly whole: boolean;
}

/** The first bytes of a file inside a folder; none of one that cannot be read, which shows when it is to be used. */
export async function readHead(path: string, rootPath: string, maxBytes: number): Promise<Head> {
  const nothing = { bytes: new Uint8Array(0), whole: true };
  const real = await resolveImportPath(path, [rootPath]).catch(() => null);
  const handle = real === null ? null : await open(real, FLAGS).catch(() => null);
  if (handle === null) return nothing;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return nothing;
    const bytes = new Uint8Array(Math.min(maxBytes, stats.size));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return { bytes: bytes.subarray(0, bytesRead), whole: stats.size <= maxBytes };
  } catch {
    return nothing;
  } finally {
    await handle.close();
  }
}
