import type { SourceFile } from '../../../compute/tasks/sourceImage.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import { requireSliceId } from '../../slices/requireSliceId.ts';
import {
  type CaseToPicture,
  findCaseToPicture,
  findPredictionOfCase,
  findSliceToPicture,
  type SliceToPicture,
} from '../pictures.queries.ts';
import { slicePicturePayload } from './slicePicturePayload.ts';

/** Draws a case of a metric run: prediction and reference outlined, with the values below. Returns PNG bytes. */
export async function pictureOfMetricCase(
  context: ServiceContext,
  metricRunId: string,
  sliceId: string,
): Promise<Uint8Array> {
  const { prisma, threads } = context.app;
  const id = requireSliceId(sliceId);
  const found = await findCaseToPicture(prisma, requireUuid(metricRunId, 'metric run'), id);
  const shown = requireFound(found, 'case of the metric run for slice', sliceId);
  const slice = (await findSliceToPicture(prisma, id)) as SliceToPicture;
  const payload = await slicePicturePayload(context, slice);
  return threads.run('renderSlicePicture', {
    ...payload,
    prediction: await readComparedPrediction(context, shown),
    facts: [...payload.facts, ...factsOf(shown)],
  });
}

/** Undefined when there was no prediction, or none that lies on the volume's grid. */
async function readComparedPrediction(
  context: ServiceContext,
  { predictionId, predictedPixels }: CaseToPicture,
): Promise<SourceFile | undefined> {
  if (predictionId === null || predictedPixels === null) return undefined;
  const prediction = await findPredictionOfCase(context.app.prisma, predictionId);
  return readSourceFile(context, prediction?.blobHash as string, 'The prediction');
}

function factsOf({ metricRun, values }: CaseToPicture): string[] {
  const producer = (metricRun.model ?? metricRun.annotatorRun)?.name;
  const readings = values.map(({ definition, state, value }) => {
    const unit = definition.unit === null ? '' : ` ${definition.unit}`;
    return `${definition.title} ${value === null ? state : `${value.toFixed(3)}${unit}`}`;
  });
  return [`Prediction of ${producer}`, readings.join(', ')];
}
