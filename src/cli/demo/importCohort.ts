import type { Named } from '../lookups/resolveNamed.ts';
import { createProgress } from '../output/createProgress.ts';
import { ensureDataSet } from '../pipeline/ensureDataSet.ts';
import { importManifest } from '../pipeline/importManifest.ts';
import { importSummary } from '../pipeline/importSummary.ts';
import { type DemoCohort, removeFiles } from './ensurePhantom.ts';
import type { Demo, Said } from './types.ts';

/** Imports the cohort through the server's interface, as any data set would be. */
export async function importCohort({ session, keepData }: Demo, cohort: DemoCohort): Promise<Said<Named>> {
  const { folder, manifest, imported } = cohort;
  if (imported) {
    const { dataSet } = await ensureDataSet(session.client, manifest.dataSet);
    return { result: dataSet, said: 'Reused: every file is already there' };
  }
  const progress = createProgress(session.terminal, '   Import', manifest.patients.length);
  try {
    const result = await importManifest(session.client, folder, manifest, progress);
    if (!keepData) await removeFiles(cohort);
    const removed = keepData ? '' : '; the generated files are removed (--keep-data keeps them)';
    return { result: result.dataSet, said: `${importSummary(result)}${removed}` };
  } finally {
    progress.stop();
  }
}
