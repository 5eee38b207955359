import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { parseCsv } from '../../../formats/csv/parseCsv.ts';
import { readCsvManifest } from '../../../layouts/manifest/readCsvManifest.ts';
import { type ManifestContent, readJsonManifest } from '../../../layouts/manifest/readJsonManifest.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';

const LARGEST_MANIFEST_BYTES = 64 << 20;

/** Reads the manifest of a folder, JSON or CSV by its name. */
export async function readManifest(rootPath: string, path: string): Promise<ManifestContent> {
  const real = await resolveImportPath(join(rootPath, path), [rootPath]);
  const { size } = await stat(real);
  if (size > LARGEST_MANIFEST_BYTES) {
    throw new SonoledgerError('PAYLOAD_TOO_LARGE', `${path} is too large for a manifest: ${size} bytes.`);
  }
  const text = await readFile(real, 'utf8');
  return /\.json$/i.test(path) ? readJsonManifest(text, path) : readCsvManifest(parseCsv(text, path), path);
}
