import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { PseudoLabelRecord } from '../../graphql/records.ts';
import * as queries from './queries.ts';

export const pseudoLabelById: BatchFunction<string, PseudoLabelRecord> = async ({ app }, ids) =>
  inKeyOrder(
    ids,
    await queries.findPseudoLabelsByIds(app.prisma, ids),
    (row) => row.id,
  ) as PseudoLabelRecord[];

export const pseudoLabelsByVolume: BatchFunction<string, PseudoLabelRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findPseudoLabelsByVolumes(app.prisma, ids), (row) => row.ultrasoundVolumeId);

export const pseudoLabelsByRegistration: BatchFunction<string, PseudoLabelRecord[]> = async ({ app }, ids) =>
  groupByKey(
    ids,
    await queries.findPseudoLabelsByRegistrations(app.prisma, ids),
    (row) => row.registrationId,
  );
