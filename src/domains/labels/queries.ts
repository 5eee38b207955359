import { pageById } from '../../database/pageById.ts';
import type { Prisma, PseudoLabel } from '../../generated/prisma/client.ts';
import type { PseudoLabelFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';
import { nullableConditionsOn } from '../../graphql/filters.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';

type Database = Prisma.TransactionClient;

export const findRegistrationForTransfer = (db: Database, id: string) =>
  db.registration.findUnique({ where: { id }, include: { moving: true } });

export const findAnnotationForTransfer = (db: Database, id: string) =>
  db.annotation.findUnique({ where: { id }, include: { volume: true } });

export const insertPseudoLabel = (
  db: Database,
  data: Prisma.PseudoLabelUncheckedCreateInput,
): Promise<PseudoLabel> => db.pseudoLabel.create({ data });

export const linkPseudoLabelJob = (db: Database, id: string, jobId: string): Promise<PseudoLabel> =>
  db.pseudoLabel.update({ where: { id }, data: { jobId } });

export const findPseudoLabelInput = (db: Database, id: string) =>
  db.pseudoLabel.findUnique({
    where: { id },
    include: { registration: true, annotation: true, ultrasoundVolume: true },
  });

export const completePseudoLabel = (
  db: Database,
  id: string,
  data: {
    blobHash: string;
    voxelCount: number;
    voxelsCropped: number;
    volumeMm3: number;
    tumourInConeFraction: number;
  },
): Promise<PseudoLabel> => db.pseudoLabel.update({ where: { id }, data: { state: 'COMPLETED', ...data } });

export const endPseudoLabel = (
  db: Database,
  id: string,
  end: { state: 'FAILED'; errorCode: string; errorMessage: string } | { state: 'CANCELLED' },
): Promise<Prisma.BatchPayload> => db.pseudoLabel.updateMany({ where: { id, state: 'PENDING' }, data: end });

export function pseudoLabelWhere(filter: PseudoLabelFilter | null | undefined): Prisma.PseudoLabelWhereInput {
  if (!filter) return {};
  const { state, volumeId, registrationId, registrationMethod, tumourInConeFraction } = filter;
  return {
    ...(state && { state: { in: [...state] } }),
    ...(volumeId != null && { ultrasoundVolumeId: requireUuid(volumeId, 'volume') }),
    ...(registrationId != null && { registrationId: requireUuid(registrationId, 'registration') }),
    ...(registrationMethod && { registration: { method: { in: [...registrationMethod] } } }),
    AND: nullableConditionsOn(tumourInConeFraction, (condition) => ({ tumourInConeFraction: condition })),
  };
}

export const findPseudoLabels = (
  db: Database,
  where: Prisma.PseudoLabelWhereInput,
  page: PageRequest,
): Promise<PseudoLabel[]> => db.pseudoLabel.findMany(pageById(where, page));

export const countPseudoLabels = (db: Database, where: Prisma.PseudoLabelWhereInput): Promise<number> =>
  db.pseudoLabel.count({ where });

export const findPseudoLabelsByIds = (db: Database, ids: readonly string[]): Promise<PseudoLabel[]> =>
  db.pseudoLabel.findMany({ where: { id: { in: [...ids] } } });

export const findPseudoLabelsByVolumes = (db: Database, ids: readonly string[]): Promise<PseudoLabel[]> =>
  db.pseudoLabel.findMany({ where: { ultrasoundVolumeId: { in: [...ids] } }, orderBy: { id: 'asc' } });

export const findPseudoLabelsByRegistrations = (
  db: Database,
  ids: readonly string[],
): Promise<PseudoLabel[]> =>
  db.pseudoLabel.findMany({ where: { registrationId: { in: [...ids] } }, orderBy: { id: 'asc' } });
