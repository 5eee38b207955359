import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { recordExclusion } from '../../exclusions/service/recordExclusion.ts';
import { PREDICTION_RULE } from '../types.ts';

/** Records that a prediction holds no label, so that it is counted at its stage and never only absent. */
export async function recordMissingPrediction(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  predictionId: string,
  reasonCode: 'PREDICTION_MISSING' | 'INFERENCE_FAILED',
  comment: string,
): Promise<void> {
  await recordExclusion(tx, context, {
    subject: { kind: 'PREDICTION', id: predictionId },
    reasonCode,
    rule: PREDICTION_RULE,
    comment,
  });
}
