import type { ThreadPool } from '../../../compute/threads/types.ts';
import type { ImportLayout } from '../../../generated/prisma/client.ts';
import { findLayout } from '../../../layouts/layouts.ts';
import { findManifest } from '../../../layouts/manifest/findManifest.ts';
import { type PlanFacts, planImport } from '../../../layouts/planImport.ts';
import { remarkOn } from '../../../layouts/remarkOn.ts';
import type {
  Identity,
  ImportPlan,
  Layout,
  ListedFile,
  Remark,
  SeriesLayout,
} from '../../../layouts/types.ts';
import { type ListedFolder, listFolder } from '../../../storage/listFolder.ts';
import type { ImportOptions } from '../types.ts';
import { type ClinicalTable, readClinicalTable } from './readClinicalTable.ts';
import { readManifest } from './readManifest.ts';
import { mayBeDicom, scanSeries } from './scanSeries.ts';

export interface RunPlan {
  readonly plan: ImportPlan;
  readonly clinical: ClinicalTable | null;
}

export interface Planning {
  readonly threads: ThreadPool;
  readonly signal: AbortSignal;
  readonly onNote: (note: string) => void;
}

/** Lists a folder and plans what to do with it; reads nothing but names, DICOM headers and the clinical table. */
export async function planRun(
  rootPath: string,
  layoutName: ImportLayout,
  options: ImportOptions,
  planning: Planning,
): Promise<RunPlan> {
  planning.onNote('Listing the folder');
  const listed = await listFolder(rootPath, planning.signal);
  const layout = withSourcePatients(findLayout(layoutName), options);
  const clinical =
    options.clinical && (await readClinicalTable(rootPath, options.clinical, planning.threads));
  const manifest =
    layoutName === 'MANIFEST' ? await readManifest(rootPath, manifestPath(options, listed)) : null;
  const histology = (pseudonym: string): string | null =>
    clinical?.histologyOf(pseudonym) ?? manifest?.histology.get(pseudonym) ?? null;
  const { files, facts } = layout.series
    ? await readSeries(layout.series, rootPath, listed, planning)
    : { files: listed.files, facts: {} };
  const plan = planImport(layout, files, {
    histology,
    ...facts,
    ...(manifest && { claims: manifest.claims }),
  });
  return { plan: { ...plan, remarks: [...unreadable(listed), ...plan.remarks] }, clinical };
}

/** What the headers of DICOM files say, and the files that are none. */
async function readSeries(
  layout: SeriesLayout,
  rootPath: string,
  { files }: ListedFolder,
  { threads, signal, onNote }: Planning,
): Promise<{ files: readonly ListedFile[]; facts: PlanFacts }> {
  const onFiles = (done: number, total: number): void => onNote(`Headers of ${done} of ${total} files`);
  const scanned = await scanSeries(files.filter(mayBeDicom), { rootPath, threads, signal, onFiles });
  return {
    files: files.filter((file) => !mayBeDicom(file)),
    facts: { ofSeries: [...layout.readClaims(scanned.series), ...scanned.remarks] },
  };
}

const manifestPath = ({ manifest }: ImportOptions, { files }: ListedFolder): string =>
  manifest ?? findManifest(files) ?? 'manifest.json';

function withSourcePatients(layout: Layout, { sourcePatients }: ImportOptions): Layout {
  const numbers = new Map(sourcePatients.map(({ patient, number }) => [patient, number]));
  const collection = layout.collection?.derivedFrom ?? layout.layout;
  const identify = (pseudonym: string): Identity | null => {
    const subject = numbers.get(pseudonym);
    if (subject === undefined) return layout.identify(pseudonym);
    return { collection, subject: String(subject), grounds: 'stated by whoever imported the data set' };
  };
  return { ...layout, identify };
}

const unreadable = ({ unreadable: paths }: ListedFolder): Remark[] =>
  paths.map(({ path, leadsOut }) =>
    remarkOn(path, {
      outcome: 'FAILED',
      reason: leadsOut ? 'PATH_NOT_ALLOWED' : 'UNREADABLE_FILE',
      message: leadsOut ? 'A link that leads out of the folder.' : 'It cannot be read.',
    }),
  );
