import { basename } from 'node:path';
import { seesDataSet } from '../../../access/seesDataSet.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Job, Prisma } from '../../../generated/prisma/client.ts';
import type { ImportDatasetInput } from '../../../generated/resolverTypes.ts';
import type { DataSetRecord, ImportRunRecord } from '../../../graphql/records.ts';
import { enqueueJob } from '../../../jobs/enqueueJob.ts';
import type { Layout } from '../../../layouts/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';
import { findDataSetByName } from '../../cohort/queries.ts';
import { createDataSet } from '../../cohort/service/createDataSet.ts';
import { ensureCollection } from '../../cohort/service/ensureCollection.ts';
import { requireName } from '../../people/requireName.ts';
import { insertImportRun, linkImportRunJob } from '../queries.ts';
import { type ImportOptions, REASONS_VERSION } from '../types.ts';
import { chooseLayout } from './chooseLayout.ts';
import { ensureEligibilityRule } from './ensureEligibilityRule.ts';

export interface RequestedImport {
  readonly run: ImportRunRecord;
  readonly job: Job;
}

/**
 * Checks that a folder may be read and is what it is said to be, makes the data set when new, and asks for the work.
 * DUPLICATE while another run imports into the same data set.
 */
export async function importDataset(
  context: ServiceContext,
  input: ImportDatasetInput,
): Promise<RequestedImport> {
  const rootPath = await resolveImportPath(input.root, context.app.config.allowedImportRoots);
  const layout = await chooseLayout(rootPath, input);
  const about = describeDataSet(layout, input);
  const dryRun = input.dryRun ?? false;
  const dataSet = dryRun
    ? await findVisibleDataSet(context, about.name)
    : await ensureDataSet(context, about);
  return inTransaction(context, async (tx) => {
    if (dataSet && !dryRun && layout.collection) {
      const { derivedFrom } = layout.collection;
      await ensureCollection(tx, context, dataSet.id, { name: layout.layout, derivedFrom });
    }
    const options = await toOptions(tx, context, input);
    const run = await insertImportRun(tx, {
      dataSetId: dataSet?.id ?? null,
      dataSetName: about.name,
      layout: layout.layout,
      layoutVersion: layout.version,
      reasonsVersion: REASONS_VERSION,
      rootPath,
      rootLabel: basename(rootPath),
      options: options as unknown as Prisma.InputJsonObject,
      dryRun,
    });
    const job = await enqueueJob(
      tx,
      context,
      'IMPORT_DATA_SET',
      { importRunId: run.id },
      { dedupeKey: about.name },
    );
    await recordChange(tx, context, {
      action: 'IMPORT_REQUESTED',
      entity: 'ImportRun',
      entityId: run.id,
      after: {
        dataSet: about.name,
        layout: layout.layout,
        rootLabel: run.rootLabel,
        dryRun,
        options,
        jobId: job.id,
      },
    });
    return { run: await linkImportRunJob(tx, run.id, job.id), job };
  });
}

interface DataSetFacts {
  readonly name: string;
  readonly licence: string | null;
  readonly citation: string | null;
}

function describeDataSet({ collection }: Layout, input: ImportDatasetInput): DataSetFacts {
  const name = input.name ?? collection?.name;
  if (name === undefined) throw new SonoledgerError('INVALID_INPUT', 'Give the data set a name.');
  requireName(name, 'data set');
  const licence = input.licence ?? collection?.licence ?? null;
  return { name, licence, citation: input.citation ?? collection?.citation ?? null };
}

async function ensureDataSet(
  context: ServiceContext,
  { name, licence, citation }: DataSetFacts,
): Promise<DataSetRecord> {
  const known = await findVisibleDataSet(context, name);
  if (known) return known;
  if (licence === null || citation === null) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `The data set "${name}" is new: give its licence and citation.`,
    );
  }
  return createDataSet(context, { name, licence, citation });
}

/** The name of a closed one is taken, which making it says. */
async function findVisibleDataSet(context: ServiceContext, name: string): Promise<DataSetRecord | null> {
  const known = await findDataSetByName(context.app.prisma, name);
  return known && (await seesDataSet(context, known)) ? known : null;
}

async function toOptions(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  { manifest, clinical, eligibility, sourcePatients }: ImportDatasetInput,
): Promise<ImportOptions> {
  if (eligibility && !clinical) {
    throw new SonoledgerError('INVALID_INPUT', 'An eligibility rule needs a clinical table to look at.');
  }
  return {
    manifest: manifest ?? null,
    clinical: clinical
      ? { ...clinical, sheet: clinical.sheet ?? null, histologyColumn: clinical.histologyColumn ?? null }
      : null,
    eligibility: eligibility ? await ensureEligibilityRule(tx, context, eligibility) : null,
    sourcePatients: (sourcePatients ?? []).map((each) => ({ ...each })),
  };
}
