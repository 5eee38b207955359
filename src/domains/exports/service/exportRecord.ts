import type { ExportFormat } from '../../../compute/tasks/exportImage.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import { fileNamePart } from '../fileNamePart.ts';
import * as queries from '../queries.ts';
import type { ExportedFile } from '../types.ts';

export type ExportedKind = 'volume' | 'annotation' | 'pseudo-label' | 'prediction';

/** What a record exports: a stored file and the name that it goes by. */
interface StoredContent {
  readonly blobHash: string;
  readonly names: readonly string[];
}

/**
 * A volume, annotation, pseudo label or prediction as NIfTI-1 or NRRD, on its own grid and with the values as stored.
 * @throws UNKNOWN_ID; CONFLICT when the record has no file, as a missing prediction
 */
export async function exportRecord(
  context: ServiceContext,
  kind: ExportedKind,
  id: string,
  format: ExportFormat,
): Promise<ExportedFile> {
  const { blobHash, names } = await contentOf(context, kind, id);
  const stem = names.map(fileNamePart).join('_');
  const file = await readSourceFile(context, blobHash, stem);
  const bytes = await context.app.threads.run('exportImage', { file, format });
  return { ...fileOf(stem, format), bytes };
}

/** Name and type of an exported file. */
export const fileOf = (stem: string, format: ExportFormat): Omit<ExportedFile, 'bytes'> =>
  format === 'nrrd'
    ? { fileName: `${stem}.nrrd`, mediaType: 'application/octet-stream' }
    : { fileName: `${stem}.nii.gz`, mediaType: 'application/gzip' };

function contentOf(context: ServiceContext, kind: ExportedKind, givenId: string): Promise<StoredContent> {
  const id = requireUuid(givenId, kind.replace('-', ' '));
  switch (kind) {
    case 'volume':
      return volumeContent(context, id);
    case 'annotation':
      return annotationContent(context, id);
    case 'pseudo-label':
      return pseudoLabelContent(context, id);
    case 'prediction':
      return predictionContent(context, id);
  }
}

async function volumeContent({ app }: ServiceContext, id: string): Promise<StoredContent> {
  const volume = requireFound(await queries.findVolumeToExport(app.prisma, id), 'volume', id);
  return { blobHash: volume.blobHash, names: [volume.patient.pseudonym, volume.name] };
}

async function annotationContent({ app }: ServiceContext, id: string): Promise<StoredContent> {
  const found = await queries.findAnnotationToExport(app.prisma, id);
  const { blobHash, volume, structure } = requireFound(found, 'annotation', id);
  return { blobHash, names: [volume.patient.pseudonym, volume.name, structure.toLowerCase()] };
}

async function pseudoLabelContent({ app }: ServiceContext, id: string): Promise<StoredContent> {
  const found = requireFound(await queries.findPseudoLabelToExport(app.prisma, id), 'pseudo label', id);
  const { ultrasoundVolume: volume, registration } = found;
  const names = [volume.patient.pseudonym, volume.name, registration.method.toLowerCase()];
  return { blobHash: requireFile(found.blobHash, `pseudo label ${id} is ${found.state}`), names };
}

async function predictionContent({ app }: ServiceContext, id: string): Promise<StoredContent> {
  const found = requireFound(await queries.findPredictionToExport(app.prisma, id), 'prediction', id);
  const { volume, model, annotatorRun, axis, state, missingReason } = found;
  const producer = (model ?? annotatorRun)?.name ?? '';
  return {
    blobHash: requireFile(found.blobHash, `prediction ${id} is ${missingReason ?? state}`),
    names: [volume.patient.pseudonym, volume.name, producer, ...(axis === null ? [] : [axis])],
  };
}

function requireFile(blobHash: string | null, why: string): string {
  if (blobHash !== null) return blobHash;
  throw new SonoledgerError('CONFLICT', `There is no file to export: the ${why}.`);
}
