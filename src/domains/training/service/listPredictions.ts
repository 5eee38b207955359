import type { ServiceContext } from '../../../context/types.ts';
import type { PredictionRecord } from '../../../graphql/records.ts';
import { findPredictions } from '../predictions.queries.ts';
import { producerColumn } from '../producerColumn.ts';
import { requireProducer } from './requireProducer.ts';

/** All predictions of one model or annotator run, oldest first. */
export async function listPredictions(
  context: ServiceContext,
  named: { readonly modelId?: string | null; readonly annotatorRunId?: string | null },
): Promise<PredictionRecord[]> {
  return findPredictions(context.app.prisma, producerColumn(await requireProducer(context, named)));
}
