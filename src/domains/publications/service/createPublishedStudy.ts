import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { CreatePublishedStudyInput } from '../../../generated/resolverTypes.ts';
import type { PublishedStudyRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { checkClaims } from '../../claims/service/checkClaims.ts';
import { findReasons } from '../../exclusions/queries.ts';
import { requireName } from '../../people/requireName.ts';
import { publicationHash } from '../publicationHash.ts';
import { findStudyByHash, insertStudy } from '../queries.ts';
import { readStudy } from '../readStudy.ts';

/** Enters what another study states. DUPLICATE when the same is entered already, INVALID_INPUT names what is wrong. */
export async function createPublishedStudy(
  context: ServiceContext,
  input: CreatePublishedStudyInput,
): Promise<PublishedStudyRecord> {
  requireName(input.name, 'published study');
  const reasons = await findReasons(context.app.prisma);
  const { members, ...stated } = readStudy(input, new Map(reasons.map(({ code, stage }) => [code, stage])));
  checkClaims(stated.claims);
  const hash = publicationHash({ ...stated, members });
  const twin = await findStudyByHash(context.app.prisma, hash);
  if (twin) {
    throw new SonoledgerError('DUPLICATE', `The same statements are entered already as "${twin.name}".`, {
      studyId: twin.id,
    });
  }
  const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
  return inTransaction(context, async (tx) => {
    const study = await insertStudy(
      tx,
      {
        ...{ name: input.name, citation: stated.citation, hash },
        ...{ counts: json(stated.counts), exclusions: json(stated.exclusions), claims: json(stated.claims) },
      },
      members,
    );
    await recordChange(tx, context, {
      action: 'PUBLISHED_STUDY_CREATED',
      entity: 'PublishedStudy',
      entityId: study.id,
      after: { name: study.name, hash, memberCount: members.length },
    });
    return study;
  });
}
