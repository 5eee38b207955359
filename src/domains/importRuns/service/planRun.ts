import type { ImportLayout } from '../../../generated/prisma/client.ts';
import { findLayout } from '../../../layouts/layouts.ts';
import { findManifest } from '../../../layouts/manifest/findManifest.ts';
import { planImport } from '../../../layouts/planImport.ts';
import { remarkOn } from '../../../layouts/remarkOn.ts';
import type { Identity, ImportPlan, Layout, Remark } from '../../../layouts/types.ts';
import { type ListedFolder, listFolder } from '../../../storage/listFolder.ts';
import type { ImportOptions } from '../types.ts';
import { type ClinicalTable, readClinicalTable } from './readClinicalTable.ts';
import { readManifest } from './readManifest.ts';

export interface RunPlan {
  readonly plan: ImportPlan;
  readonly clinical: ClinicalTable | null;
}

/** Lists a folder and plans what to do with it; reads nothing but names and the clinical table. */
export async function planRun(
  rootPath: string,
  layoutName: ImportLayout,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<RunPlan> {
  const listed = await listFolder(rootPath, signal);
  const layout = withSourcePatients(findLayout(layoutName), options);
  const clinical = options.clinical && (await readClinicalTable(rootPath, options.clinical));
  const manifest =
    layoutName === 'MANIFEST' ? await readManifest(rootPath, manifestPath(options, listed)) : null;
  const histology = (pseudonym: string): string | null =>
    clinical?.histologyOf(pseudonym) ?? manifest?.histology.get(pseudonym) ?? null;
  const plan = planImport(layout, listed.files, { histology, ...(manifest && { claims: manifest.claims }) });
  return { plan: { ...plan, remarks: [...unreadable(listed), ...plan.remarks] }, clinical };
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
