import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findAnnotatorRunsByIds, findModelsByIds } from '../queries.ts';
import type { Producer } from '../types.ts';

/** Finds the model or annotator run that an input names. INVALID_INPUT unless it names exactly one of the two. */
export async function requireProducer(
  { app }: ServiceContext,
  { modelId, annotatorRunId }: { readonly modelId?: string | null; readonly annotatorRunId?: string | null },
): Promise<Producer> {
  if ((modelId == null) === (annotatorRunId == null)) {
    throw new SonoledgerError('INVALID_INPUT', 'Name either a model or an annotator run.');
  }
  if (modelId != null) {
    const [model] = await findModelsByIds(app.prisma, [requireUuid(modelId, 'model')]);
    return { kind: 'MODEL', model: requireFound(model, 'model', modelId) };
  }
  const id = requireUuid(annotatorRunId as string, 'annotator run');
  const [annotatorRun] = await findAnnotatorRunsByIds(app.prisma, [id]);
  return { kind: 'ANNOTATOR_RUN', annotatorRun: requireFound(annotatorRun, 'annotator run', id) };
}
