import type { Producer, ProducerColumn } from './types.ts';

/** The column of predictions, metric runs and arms that names a producer. */
export function producerColumn(producer: Producer): ProducerColumn {
  return producer.kind === 'MODEL'
    ? { modelId: producer.model.id }
    : { annotatorRunId: producer.annotatorRun.id };
}
