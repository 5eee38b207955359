import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type {
  RegistrationEvidenceRecord,
  RegistrationRecord,
  StoredFileRecord,
  VolumeRecord,
} from '../../graphql/records.ts';
import * as queries from './queries.ts';

export const registrationById: BatchFunction<string, RegistrationRecord> = async ({ app }, ids) =>
  inKeyOrder(
    ids,
    await queries.findRegistrationsByIds(app.prisma, ids),
    (row) => row.id,
  ) as RegistrationRecord[];

export const registrationsByFixedVolume: BatchFunction<string, RegistrationRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findRegistrationsByFixedVolumes(app.prisma, ids), (row) => row.fixedVolumeId);

export const evidenceByRegistration: BatchFunction<string, RegistrationEvidenceRecord | null> = async (
  { app },
  ids,
) => inKeyOrder(ids, await queries.findEvidence(app.prisma, ids), (row) => row.registrationId);

export const movingVolumesByRegistration: BatchFunction<string, VolumeRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findMovingVolumes(app.prisma, ids), (row) => row.registrationId).map((rows) =>
    rows.map((row) => row.volume),
  );

export const qcSheetsByRegistration: BatchFunction<string, StoredFileRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findQcSheets(app.prisma, ids), (row) => row.registrationId).map((rows) =>
    rows.map((row) => row.blob),
  );
