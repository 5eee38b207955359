import type { ServiceContext } from '../../../context/types.ts';
import { type Connection, connection, NUMBER_KEY, type PageArguments } from '../../../graphql/connection.ts';
import type { FlowCaseRecord } from '../../../graphql/records.ts';
import { findLeftSlices } from '../flow.queries.ts';
import type { FlowLeaver } from '../flowTypes.ts';
import type { ComputedFlow } from './cohortFlow.ts';

/** One page of the patients or volumes behind a count, by id. */
export function listLeavers(
  kind: 'PATIENT' | 'VOLUME',
  leavers: readonly FlowLeaver[],
  page: PageArguments,
): Promise<Connection<FlowCaseRecord>> {
  const sorted = [...leavers].sort((a, b) => (a.id < b.id ? -1 : 1));
  return connection(
    page,
    (row) => row.key,
    async ({ take, afterKey }) => {
      const from = afterKey === null ? 0 : sorted.findIndex(({ id }) => id > afterKey);
      return from < 0 ? [] : sorted.slice(from, from + take).map((leaver) => toCase(kind, leaver));
    },
    async () => leavers.length,
  );
}

const toCase = (kind: 'PATIENT' | 'VOLUME', { id, cause, exclusionIds }: FlowLeaver): FlowCaseRecord => ({
  key: id,
  ...(kind === 'PATIENT' ? { patientId: id } : { volumeId: id }),
  cause,
  exclusionIds,
});

/** One page of the slices behind a count. Only flows of freezes have slices. */
export function listLeftSlices(
  { app }: ServiceContext,
  { freezeId, asOf }: ComputedFlow,
  reasonCode: string,
  count: number,
  page: PageArguments,
): Promise<Connection<FlowCaseRecord>> {
  return connection(
    page,
    (row: FlowCaseRecord) => row.key,
    async (request) => {
      if (freezeId === null || count === 0) return [];
      const rows = await findLeftSlices(app.prisma, { freezeId, seq: asOf.seq, reasonCode }, request);
      return rows.map(({ sliceId, exclusionId }) => ({
        key: String(sliceId),
        sliceId,
        cause: 'OWN_EXCLUSION',
        exclusionIds: [exclusionId],
      }));
    },
    async () => count,
    NUMBER_KEY,
  );
}
