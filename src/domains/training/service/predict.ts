import type { ServiceContext } from '../../../context/types.ts';
import type { PredictInput } from '../../../generated/resolverTypes.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findFreezesByIds } from '../../freezes/queries.ts';
import type { RequestedPredictions } from '../types.ts';
import { predictByAnnotatorRun } from './predictByAnnotatorRun.ts';
import { predictByModel } from './predictByModel.ts';
import { requireProducer } from './requireProducer.ts';

/**
 * Has every volume of a freeze predicted. What exists already is kept, so asking again completes what is left.
 */
export async function predict(context: ServiceContext, input: PredictInput): Promise<RequestedPredictions> {
  const producer = await requireProducer(context, input);
  const id = requireUuid(input.freezeId, 'freeze');
  const [found] = await findFreezesByIds(context.app.prisma, [id]);
  const freeze = requireFound(found, 'freeze', id);
  return producer.kind === 'MODEL'
    ? predictByModel(context, producer.model, freeze)
    : predictByAnnotatorRun(context, producer.annotatorRun, freeze);
}
