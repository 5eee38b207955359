import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { CreateAnnotatorRunInput } from '../../../generated/resolverTypes.ts';
import type { AnnotatorRunRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { requireName } from '../../people/requireName.ts';
import { findAnnotatorByName, insertAnnotatorRun } from '../queries.ts';

/**
 * Enters a rater, the pseudo labels of a registration method, or a model whose weights are not here, as if it were a
 * model.
 */
export async function createAnnotatorRun(
  context: ServiceContext,
  input: CreateAnnotatorRunInput,
): Promise<AnnotatorRunRecord> {
  requireName(input.name, 'annotator run');
  const data = { name: input.name, ...(await requireOrigin(context, input)) };
  return inTransaction(context, async (tx) => {
    const run = await insertAnnotatorRun(tx, data);
    await recordChange(tx, context, {
      action: 'ANNOTATOR_RUN_CREATED',
      entity: 'AnnotatorRun',
      entityId: run.id,
      after: data,
    });
    return run;
  });
}

type Origin = Pick<
  Prisma.AnnotatorRunUncheckedCreateInput,
  'kind' | 'annotatorId' | 'registrationMethod' | 'tool'
>;

async function requireOrigin(
  { app }: ServiceContext,
  { annotatorName, registrationMethod, tool }: CreateAnnotatorRunInput,
): Promise<Origin> {
  if ([annotatorName, registrationMethod, tool].filter((given) => given != null).length !== 1) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'Give one of the name of an annotator, a registration method, and the tool of an external model.',
    );
  }
  if (tool != null) {
    requireName(tool, 'tool');
    return { kind: 'EXTERNAL_MODEL', tool };
  }
  if (annotatorName == null) return { kind: 'PSEUDO_LABEL', registrationMethod };
  const annotator = await findAnnotatorByName(app.prisma, annotatorName);
  return { kind: 'ANNOTATOR', annotatorId: requireFound(annotator, 'annotator named', annotatorName).id };
}
