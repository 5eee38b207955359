import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { type Connection, connection, type PageArguments } from '../../../graphql/connection.ts';
import type { MetricCaseRecord } from '../../../graphql/records.ts';
import { SIZE_BINS } from '../../../kernels/statistics/sizeBins.ts';
import { type CasePosition, countCases, findCases } from '../cases.queries.ts';

export interface CasesOf {
  readonly metricRunId: string;
  /** Null or -1 for all sizes. */
  readonly sizeBin: number | null;
}

/** Size bin, area and slice, as JavaScript writes them. */
const POSITION_KEY = /^\d:\d{1,12}(\.\d{1,20})?(e-\d{1,3})?:\d{1,18}$/;

/** One page of the cases of a metric run, by area and then slice. */
export function listCases(
  { app }: ServiceContext,
  { metricRunId, sizeBin }: CasesOf,
  page: PageArguments,
): Promise<Connection<MetricCaseRecord>> {
  const filter = { metricRunId, sizeBin: requireSizeBin(sizeBin) };
  return connection(
    page,
    (row) => `${row.sizeBin}:${row.areaMm2}:${row.sliceId}`,
    ({ take, afterKey }) =>
      findCases(app.prisma, filter, afterKey === null ? null : parsePosition(afterKey), take),
    () => countCases(app.prisma, filter),
    POSITION_KEY,
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
