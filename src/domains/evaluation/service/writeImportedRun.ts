import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ResultImportRecord } from '../../../graphql/records.ts';
import type { ImportedDefinition, ResultTool } from '../../../kernels/metrics/imported/types.ts';
import { sizeBin } from '../../../kernels/statistics/sizeBin.ts';
import { SIZE_BINS } from '../../../kernels/statistics/sizeBins.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import type { IncomingFile } from '../../imports/types.ts';
import type { ProducerColumn } from '../../training/types.ts';
import { findEqualResultImport, insertCases, insertResultImport } from '../imported.queries.ts';
import { completeMetricRun, insertMetricRun } from '../queries.ts';
import type { EvaluatedCase } from '../types.ts';

export interface ImportedRun {
  readonly freezeId: string;
  readonly producer: ProducerColumn;
  readonly tool: ResultTool;
  readonly definitions: readonly ImportedDefinition[];
  /** Every slice of the freeze, those without a result as missing; outcomes in the order of the definitions. */
  readonly cases: readonly EvaluatedCase[];
  readonly file: IncomingFile;
  readonly mediaType: string;
  readonly facts: Pick<
    Prisma.ResultImportUncheckedCreateInput,
    'toolVersion' | 'label' | 'caseCount' | 'unknownCount' | 'unknownCases' | 'violationCount' | 'violations'
  >;
}

/**
 * Writes a metric run that another tool computed, whole and completed, with where it came from. DUPLICATE when the
 * producer has the file's results on the freeze already.
 */
export async function writeImportedRun(
  context: ServiceContext,
  imported: ImportedRun,
): Promise<ResultImportRecord> {
  const { freezeId, producer, tool, definitions, cases, file, mediaType, facts } = imported;
  const binned = cases.map((each) => ({ ...each, sizeBin: sizeBin(each.slice.areaMm2).number }));
  const definitionIds = definitions.map(({ id }) => id);
  return inTransaction(context, async (tx) => {
    refuseTwin(
      await findEqualResultImport(tx, { freezeId, ...producer }, { blobHash: file.hash, label: facts.label }),
    );
    await ensureBlob(tx, {
      hash: file.hash,
      sizeBytes: file.bytes.length,
      mediaType,
      fileName: file.fileName,
    });
    const run = await insertMetricRun(tx, {
      freezeId,
      ...producer,
      definitionIds,
      binning: SIZE_BINS.id,
      tool,
    });
    await insertCases(
      tx,
      run,
      definitions.map(({ number }) => number),
      binned,
    );
    const missingCount = cases.filter(isMissing).length;
    await completeMetricRun(tx, run.id, { sliceCount: cases.length, missingCount, failedCount: 0 });
    const record = await insertResultImport(tx, {
      ...facts,
      metricRunId: run.id,
      blobHash: file.hash,
      fileName: file.fileName,
    });
    await recordChange(tx, context, {
      action: 'RESULTS_IMPORTED',
      entity: 'MetricRun',
      entityId: run.id,
      after: {
        ...{ freezeId, ...producer, tool, toolVersion: facts.toolVersion, hash: file.hash, definitionIds },
        ...{ sliceCount: cases.length, missingCount, unknownCount: facts.unknownCount },
        violationCount: facts.violationCount,
      },
    });
    return record;
  });
}

function refuseTwin(twin: ResultImportRecord | null): void {
  if (twin === null) return;
  throw new SonoledgerError('DUPLICATE', `These results are already the metric run ${twin.metricRunId}.`, {
    metricRunId: twin.metricRunId,
  });
}

const isMissing = ({ outcomes }: EvaluatedCase): boolean => outcomes[0].state === 'MISSING_PREDICTION';
