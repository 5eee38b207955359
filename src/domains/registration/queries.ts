import { pageById } from '../../database/pageById.ts';
import type {
  Blob,
  LandmarkSet,
  Prisma,
  QcSheet,
  Registration,
  RegistrationEvidence,
  Volume,
} from '../../generated/prisma/client.ts';
import type { RegistrationFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import { conditionsOn, logicalWhere, nullableConditionsOn } from '../../graphql/filters.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';

type Database = Prisma.TransactionClient;

export const insertRegistration = (
  db: Database,
  data: Prisma.RegistrationUncheckedCreateInput,
  movingVolumeIds: readonly string[],
): Promise<Registration> =>
  db.registration.create({
    data: {
      ...data,
      moving: { create: movingVolumeIds.map((volumeId, ordinal) => ({ volumeId, ordinal })) },
    },
  });

export const linkRegistrationJob = (db: Database, id: string, jobId: string): Promise<Registration> =>
  db.registration.update({ where: { id }, data: { jobId } });

/** A registration of the same volumes by the same method that is not lost: asking again gives it again. */
export async function findEqualRegistration(
  db: Database,
  wanted: {
    fixedVolumeId: string;
    movingVolumeIds: readonly string[];
    method: Registration['method'];
    seed: number;
  },
): Promise<Registration | null> {
  const { fixedVolumeId, method, seed, movingVolumeIds } = wanted;
  const rows = await db.registration.findMany({
    where: { fixedVolumeId, method, seed, state: { in: ['PENDING', 'COMPLETED'] } },
    include: { moving: { orderBy: { ordinal: 'asc' } } },
    orderBy: { id: 'desc' },
  });
  const same = rows.find((row) => row.moving.map((m) => m.volumeId).join() === movingVolumeIds.join());
  return same ?? null;
}

/** Transforms of a volume that were imported and are not lost. */
export const findImportedRegistrations = (db: Database, fixedVolumeId: string) =>
  db.registration.findMany({
    where: { fixedVolumeId, method: 'IMPORTED', state: { in: ['PENDING', 'COMPLETED'] } },
    include: { moving: { orderBy: { ordinal: 'asc' } } },
  });

export const completeRegistration = (
  db: Database,
  id: string,
  movingToFixedLps: readonly number[],
  evidence: Omit<Prisma.RegistrationEvidenceUncheckedCreateInput, 'registrationId'>,
  fieldBlobHash: string | null = null,
): Promise<Registration> =>
  db.registration.update({
    where: { id },
    data: {
      state: 'COMPLETED',
      movingToFixedLps: [...movingToFixedLps],
      fieldBlobHash,
      completedAt: new Date(),
      evidence: { create: evidence },
    },
  });

export const endRegistration = (
  db: Database,
  id: string,
  end: { state: 'FAILED'; errorCode: string; errorMessage: string } | { state: 'CANCELLED' },
): Promise<Prisma.BatchPayload> => db.registration.updateMany({ where: { id, state: 'PENDING' }, data: end });

export const insertQcSheet = (db: Database, registrationId: string, blobHash: string): Promise<QcSheet> =>
  db.qcSheet.create({ data: { registrationId, blobHash } });

export function registrationWhere(
  filter: RegistrationFilter | null | undefined,
): Prisma.RegistrationWhereInput {
  return logicalWhere<RegistrationFilter, Prisma.RegistrationWhereInput>(filter, (f) => [
    ...(f.method ? [{ method: { in: [...f.method] } }] : []),
    ...(f.state ? [{ state: { in: [...f.state] } }] : []),
    ...(f.fixedVolumeId != null ? [{ fixedVolumeId: requireUuid(f.fixedVolumeId, 'volume') }] : []),
    ...(f.patientId != null ? [{ fixedVolume: { patientId: requireUuid(f.patientId, 'patient') } }] : []),
    ...conditionsOn(f.dataSetName, (name) => ({ fixedVolume: { patient: { dataSet: { name } } } })),
    ...mtreConditions(f.mtreRegisteredMm),
    ...failureConditions(f.failureProbability),
    ...overlapConditions(f.overlapFraction),
    ...(f.betterByEvidence != null ? [{ evidence: { betterByEvidence: f.betterByEvidence } }] : []),
    ...(f.reviewed != null ? [{ reviews: { [f.reviewed ? 'some' : 'none']: {} } }] : []),
  ]);
}

// A registration without evidence has no measured values: they count as null.
const WITHOUT_EVIDENCE: Prisma.RegistrationWhereInput = { evidence: { is: null } };

const mtreConditions = (filter: RegistrationFilter['mtreRegisteredMm']): Prisma.RegistrationWhereInput[] =>
  nullableConditionsOn<Prisma.RegistrationWhereInput>(
    filter,
    (mtreRegisteredMm) => ({ evidence: { is: { mtreRegisteredMm } } }),
    WITHOUT_EVIDENCE,
  );

const failureConditions = (
  filter: RegistrationFilter['failureProbability'],
): Prisma.RegistrationWhereInput[] =>
  nullableConditionsOn<Prisma.RegistrationWhereInput>(
    filter,
    (failureProbability) => ({ evidence: { is: { failureProbability } } }),
    WITHOUT_EVIDENCE,
  );

function overlapConditions(filter: RegistrationFilter['overlapFraction']): Prisma.RegistrationWhereInput[] {
  const { isNull = null, ...values } = filter ?? {};
  return [
    ...conditionsOn<Prisma.RegistrationWhereInput>(values, (overlapFraction) => ({
      evidence: { is: { overlapFraction } },
    })),
    ...(isNull === null ? [] : [isNull ? WITHOUT_EVIDENCE : { NOT: WITHOUT_EVIDENCE }]),
  ];
}

export const findRegistrations = (
  db: Database,
  where: Prisma.RegistrationWhereInput,
  page: PageRequest,
): Promise<Registration[]> => db.registration.findMany(pageById(where, page));

export const countRegistrations = (db: Database, where: Prisma.RegistrationWhereInput): Promise<number> =>
  db.registration.count({ where });

export const findRegistrationsByIds = (db: Database, ids: readonly string[]): Promise<Registration[]> =>
  db.registration.findMany({ where: { id: { in: [...ids] } } });

export const findRegistrationsByFixedVolumes = (
  db: Database,
  ids: readonly string[],
): Promise<Registration[]> =>
  db.registration.findMany({ where: { fixedVolumeId: { in: [...ids] } }, orderBy: { id: 'asc' } });

export const findEvidence = (db: Database, ids: readonly string[]): Promise<RegistrationEvidence[]> =>
  db.registrationEvidence.findMany({ where: { registrationId: { in: [...ids] } } });

export const findMovingVolumes = (
  db: Database,
  registrationIds: readonly string[],
): Promise<{ registrationId: string; volume: Volume }[]> =>
  db.registrationMoving.findMany({
    where: { registrationId: { in: [...registrationIds] } },
    include: { volume: true },
    orderBy: { ordinal: 'asc' },
  });

export const findQcSheets = (
  db: Database,
  registrationIds: readonly string[],
): Promise<{ registrationId: string; blob: Blob }[]> =>
  db.qcSheet.findMany({
    where: { registrationId: { in: [...registrationIds] } },
    include: { blob: true },
    orderBy: { id: 'desc' },
  });

/** Everything a registration job needs, in one query. */
export const findRegistrationInput = (db: Database, id: string) =>
  db.registration.findUnique({
    where: { id },
    include: {
      fixedVolume: {
        include: { patient: true, annotations: { where: { structure: 'TUMOUR' }, orderBy: { id: 'asc' } } },
      },
      moving: {
        orderBy: { ordinal: 'asc' },
        include: {
          volume: { include: { annotations: { where: { structure: 'TUMOUR' }, orderBy: { id: 'desc' } } } },
        },
      },
      evidence: true,
    },
  });

export const findLandmarksBetween = (
  db: Database,
  fixedVolumeId: string,
  movingVolumeIds: readonly string[],
): Promise<LandmarkSet[]> =>
  db.landmarkSet.findMany({
    where: { fixedVolumeId, movingVolumeId: { in: [...movingVolumeIds] }, supersededBy: { is: null } },
    orderBy: { id: 'asc' },
  });

export async function findCohortPatientIds(db: Database, dataSetId: string): Promise<string[]> {
  const rows = await db.patient.findMany({
    where: { dataSetId },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => row.id);
}

/** In force everywhere: what a freeze left out is left out of that freeze alone. */
const EXCLUDED = { active: { isNot: null }, scope: 'ALL' } as const;

/**
 * A patient with the volumes in force and the exclusions that stand against it, locked so that two requests for
 * a cohort come one after the other.
 */
export async function lockCohortPatient(db: Database, id: string) {
  await db.$queryRaw`SELECT 1 FROM patient WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return db.patient.findUniqueOrThrow({
    where: { id },
    include: {
      exclusions: { where: EXCLUDED },
      volumes: {
        where: { supersededBy: { is: null }, exclusions: { none: EXCLUDED } },
        orderBy: { id: 'asc' },
        include: { annotations: { where: { structure: 'TUMOUR' } } },
      },
    },
  });
}

export type CohortPatient = Awaited<ReturnType<typeof lockCohortPatient>>;
