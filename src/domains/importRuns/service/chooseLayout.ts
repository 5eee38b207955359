import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportDatasetInput } from '../../../generated/resolverTypes.ts';
import { countClaims } from '../../../layouts/countClaims.ts';
import { findLayout } from '../../../layouts/layouts.ts';
import { findManifest } from '../../../layouts/manifest/findManifest.ts';
import { manifestLayout } from '../../../layouts/manifest/manifestLayout.ts';
import { describeFiles, recogniseLayout } from '../../../layouts/recogniseLayout.ts';
import type { Layout } from '../../../layouts/types.ts';
import { listFolder } from '../../../storage/listFolder.ts';
import { mayBeDicom } from './scanSeries.ts';

/** The layout that was asked for, or recognised. INVALID_INPUT when the folder holds nothing of it. */
export async function chooseLayout(
  rootPath: string,
  { root, layout, manifest }: ImportDatasetInput,
): Promise<Layout> {
  const { files } = await listFolder(rootPath);
  if (files.length === 0) {
    throw new SonoledgerError('INVALID_INPUT', `${root} holds no file.`);
  }
  const hasManifest = manifest != null || findManifest(files) !== undefined;
  if (layout === 'MANIFEST' || (layout == null && hasManifest)) {
    if (hasManifest) return manifestLayout;
    throw new SonoledgerError('INVALID_INPUT', `${root} holds neither manifest.json nor manifest.csv.`);
  }
  if (layout == null) return recogniseLayout(files);
  const wanted = findLayout(layout);
  if (countClaims(wanted, files) > 0 || (wanted.series && files.some(mayBeDicom))) return wanted;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${root} holds nothing of the layout ${layout}, which expects ${wanted.expects}. It holds ${describeFiles(files)}.`,
  );
}
