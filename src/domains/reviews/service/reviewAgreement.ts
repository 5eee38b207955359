import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { QueryReviewAgreementArgs } from '../../../generated/resolverTypes.ts';
import type { ReviewAgreementRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { countJudgeable, findReadings } from '../agreement.queries.ts';
import { compareReaders } from '../compareReaders.ts';
import type { ReviewedKind } from '../types.ts';

const KINDS: readonly string[] = [
  'REGISTRATION',
  'VOLUME',
  'ANNOTATION',
  'PSEUDO_LABEL',
] satisfies ReviewedKind[];

/** How far the readers of one kind of subject agree, from the newest reading of each. */
export async function reviewAgreement(
  { app: { prisma } }: ServiceContext,
  { dataSetId, subjectKind, method = null }: QueryReviewAgreementArgs,
): Promise<ReviewAgreementRecord> {
  const id = requireUuid(dataSetId, 'data set');
  if (!KINDS.includes(subjectKind)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Nobody reviews a ${subjectKind}: give one of ${KINDS.join(', ')}.`,
    );
  }
  if (method !== null && (subjectKind === 'VOLUME' || subjectKind === 'ANNOTATION')) {
    throw new SonoledgerError('INVALID_INPUT', `A ${subjectKind} has no registration method.`);
  }
  const scope = { dataSetId: id, subjectKind: subjectKind as ReviewedKind, method };
  const [dataSets, subjectCount, readings] = await Promise.all([
    findDataSetsByIds(prisma, [id]),
    countJudgeable(prisma, scope),
    findReadings(prisma, scope),
  ]);
  requireFound(dataSets.at(0), 'data set', id);
  return {
    ...{ dataSetId: id, subjectCount, readCount: new Set(readings.map(({ subjectId }) => subjectId)).size },
    ...compareReaders(readings),
  };
}
