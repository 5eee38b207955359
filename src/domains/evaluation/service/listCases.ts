import type { RequestContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { type Connection, connection, type PageArguments } from '../../../graphql/connection.ts';
import { load } from '../../../graphql/load.ts';
import type { MetricCaseRecord } from '../../../graphql/records.ts';
import { SIZE_BINS } from '../../../kernels/statistics/sizeBins.ts';
import type { CasePosition } from '../cases.queries.ts';
import { caseCountsByRun, casesByPage, pageKey } from '../loaders.ts';

export interface CasesOf {
  readonly metricRunId: string;
  /** Null or -1 for all sizes. */
  readonly sizeBin: number | null;
}

/** Size bin, area as JavaScript prints it, slice. */
const CASE_KEY = /^\d:\d{1,21}(\.\d{1,20})?(e-\d{1,3})?:\d{1,18}$/;

/** One page of the cases of a metric run, by area and then slice. Pages of one request share their queries. */
export function listCases(
  context: RequestContext,
  { metricRunId, sizeBin }: CasesOf,
  page: PageArguments,
): Promise<Connection<MetricCaseRecord>> {
  const bin = requireSizeBin(sizeBin);
  return connection(
    page,
    (row) => `${row.sizeBin}:${row.areaMm2}:${row.sliceId}`,
    ({ take, afterKey }) => {
      const after = afterKey === null ? null : parsePosition(afterKey);
      return load(context, casesByPage, pageKey({ metricRunId, sizeBin: bin, after, take }));
    },
    async () => sum(await load(context, caseCountsByRun, metricRunId), bin),
    CASE_KEY,
  );
}

function requireSizeBin(number: number | null): number | null {
  if (number === null || number === -1) return null;
  if (SIZE_BINS.bins.some((bin) => bin.number === number)) return number;
  const known = SIZE_BINS.bins.map((bin) => `${bin.number} (${bin.title})`).join(', ');
  throw new SonoledgerError('INVALID_INPUT', `There is no size bin ${number}: there are ${known}.`);
}

function parsePosition(key: string): CasePosition {
  const [sizeBin, areaMm2, sliceId] = key.split(':');
  return { sizeBin: Number(sizeBin), areaMm2: Number(areaMm2), sliceId: BigInt(sliceId) };
}

function sum(counts: ReadonlyMap<number, number>, bin: number | null): number {
  if (bin !== null) return counts.get(bin) ?? 0;
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
