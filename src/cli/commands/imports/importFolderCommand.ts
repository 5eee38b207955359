import { resolve } from 'node:path';
import type { Command } from 'commander';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportDatasetInput, ImportLayout } from '../../../generated/resolverTypes.ts';
import { fetchAll } from '../../client/fetchAll.ts';
import { importIssues } from '../../imports/importIssues.ts';
import { importReport } from '../../imports/importReport.ts';
import { IMPORT_DATASET, IMPORT_ITEMS, IMPORT_RUN, type ImportRunRow } from '../../imports/importRun.ts';
import { toImportInput } from '../../imports/toImportInput.ts';
import { requireDone } from '../../jobs/requireDone.ts';
import { waitForJobs } from '../../jobs/waitForJobs.ts';
import { choiceOption } from '../../options/choiceOption.ts';
import { IMPORT_LAYOUTS } from '../../options/choices.ts';
import { collect } from '../../options/collect.ts';
import { withExamples } from '../../options/withExamples.ts';
import { connected, type Session } from '../../session.ts';
import type { Terminal } from '../../types.ts';

export interface ImportFolderOptions {
  readonly layout: ImportLayout | 'AUTO';
  readonly root: string;
  readonly name?: string;
  readonly licence?: string;
  readonly citation?: string;
  readonly manifest?: string;
  readonly clinical?: string;
  readonly sheet?: string;
  readonly patientColumn: string;
  readonly histologyColumn?: string;
  readonly eligible?: string;
  readonly sourcePatient?: readonly string[];
  readonly dryRun?: boolean;
  readonly listIssues?: boolean;
  readonly wait: boolean;
}

/** sonoledger import folder: a whole folder. */
export function importFolderCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('folder')
    .description(
      'Import a data set from a folder that the server can read. Again is harmless: what is there is left, what changed supersedes.',
    )
    .requiredOption('--root <folder>', 'folder, inside an import root of the server')
    .addOption(
      choiceOption('--layout <layout>', 'how the folder is laid out', ['AUTO', ...IMPORT_LAYOUTS], 'AUTO'),
    )
    .option('--name <name>', 'name of the data set; default: the published one')
    .option('--licence <text>', 'licence, for a new data set')
    .option('--citation <text>', 'how to cite it, for a new data set')
    .option('--manifest <file>', 'manifest below the folder; default: manifest.json or manifest.csv')
    .option('--clinical <file>', 'table with a row a patient, CSV or .xlsx, below the folder')
    .option('--sheet <name>', 'its sheet; default: the first one')
    .option('--patient-column <name>', 'its column with the patient', 'Case Number')
    .option('--histology-column <name>', 'its column with the tumour type')
    .option('--eligible <rule>', 'who may enter: NAME:COLUMN=VALUE[,VALUE]')
    .option('--source-patient <pair>', 'who a patient is in the original set: PATIENT=NUMBER', collect, [])
    .option('--dry-run', 'read and check everything, and import nothing')
    .option('--list-issues', 'also list every item that made no record')
    .option('--no-wait', 'only ask for it; do not wait for the job')
    .action(connected<ImportFolderOptions>(terminal, importDataset));
  withExamples(
    command,
    'import folder --layout resect --root data/RESECT',
    'import folder --root data/ReMIND --dry-run --list-issues',
    'import folder --root data/ReMIND --clinical clinical.xlsx --histology-column Histopathology --eligible "first-surgery:Surgery=1"',
  );
}

async function importDataset(session: Session, options: ImportFolderOptions): Promise<void> {
  const { client } = session;
  const input: ImportDatasetInput = toImportInput({ ...options, root: resolve(options.root) });
  const { run, job } = (await client.request(IMPORT_DATASET, { input })).importDataset;
  if (!options.wait) {
    session.show({ run, job }, () => `Import run ${run.id} of "${run.dataSetName}" is asked for.`);
    return;
  }
  const jobs = await waitForJobs(session, 'Import', [{ id: job.id, label: run.dataSetName }]);
  const { importRun } = await client.request(IMPORT_RUN, { id: run.id });
  const issues = options.listIssues ? await fetchIssues(session, run.id) : undefined;
  session.show({ run: importRun, issues }, () =>
    [importReport(importRun), ...(issues ? ['', importIssues(issues)] : [])].join('\n'),
  );
  requireDone(jobs);
  requireNoneFailed(importRun);
}

const fetchIssues = ({ client }: Session, id: string) =>
  fetchAll(
    client,
    IMPORT_ITEMS,
    { id, filter: { outcome: ['FAILED', 'QUARANTINED', 'NEEDS_ATTENTION', 'SKIPPED'] } },
    ({ importRun }) => importRun.items,
  );

function requireNoneFailed({ counts }: ImportRunRow): void {
  const failed = counts
    .filter(({ outcome }) => outcome === 'FAILED')
    .reduce((sum, row) => sum + row.count, 0);
  if (failed === 0) return;
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `${failed} items failed; the others are in. --list-issues says why; after mending, import again.`,
    { failed },
  );
}
