import type pg from 'pg';
import { withTransaction } from '../../../database/withTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { sizeBin } from '../../../kernels/statistics/sizeBin.ts';
import { copyCases, holdsSlice, lockMetricRun } from '../evaluation.queries.ts';
import { requireDefinitions } from '../requireDefinitions.ts';
import type { EvaluatedCase, OpenMetricRun } from '../types.ts';

/**
 * Writes the cases of one volume in one transaction. A volume that another worker has written meanwhile is left
 * as it is; LEASE_LOST when the run was finished meanwhile.
 */
export async function writeCases(
  pool: pg.Pool,
  { record, definitionIds }: OpenMetricRun,
  cases: readonly EvaluatedCase[],
): Promise<void> {
  const numbers = requireDefinitions(definitionIds).map(({ number }) => number);
  const binned = cases.map((each) => ({ ...each, sizeBin: sizeBin(each.slice.areaMm2).number }));
  await withTransaction(pool, async (client) => {
    const state = await lockMetricRun(client, record.id);
    if (state !== 'PENDING') {
      throw new SonoledgerError(
        'LEASE_LOST',
        `The metric run ${record.id} is ${state} and takes no more rows.`,
      );
    }
    if (await holdsSlice(client, record.id, cases[0].slice.sliceId)) return;
    await copyCases(client, record.id, numbers, binned);
  });
}
