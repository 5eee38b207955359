import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportDatasetInput } from '../../../generated/resolverTypes.ts';
import { countClaims } from '../../../layouts/countClaims.ts';
import { findLayout } from '../../../layouts/layouts.ts';
import { describeFiles, recogniseLayout } from '../../../layouts/recogniseLayout.ts';
import type { Layout } from '../../../layouts/types.ts';
import { listFolder } from '../../../storage/listFolder.ts';

/** The layout that was asked for, or recognised. INVALID_INPUT when the folder holds nothing of it. */
export async function chooseLayout(rootPath: string, { root, layout }: ImportDatasetInput): Promise<Layout> {
  const { files } = await listFolder(rootPath);
  if (files.length === 0) {
    throw new SonoledgerError('INVALID_INPUT', `${root} holds no file.`);
  }
  if (layout == null) return recogniseLayout(files);
  const wanted = findLayout(layout) as Layout;
  if (countClaims(wanted, files) > 0) return wanted;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${root} holds nothing of the layout ${layout}, which expects ${wanted.expects}. It holds ${describeFiles(files)}.`,
  );
}
