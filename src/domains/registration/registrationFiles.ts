import type { SourceFile } from '../../compute/tasks/sourceImage.ts';
import type { ServiceContext } from '../../context/types.ts';
import type { PointsLps } from '../../kernels/geometry/types.ts';
import { readSourceFile } from '../cohort/readSourceFile.ts';
import { givenFieldHashOf } from './parameters.ts';
import { findLandmarksBetween, type findRegistrationInput } from './queries.ts';

export type RegistrationInputRecord = NonNullable<Awaited<ReturnType<typeof findRegistrationInput>>>;

/** The files of a registration, read for a compute thread. */
export interface RegistrationFiles {
  readonly fixed: SourceFile;
  readonly moving: readonly { readonly sequence: string; readonly file: SourceFile }[];
  /** The newest tumour annotation on one of the MRI volumes. */
  readonly movingTumour: SourceFile | null;
  readonly fixedTumour: SourceFile | null;
  /** The displacement field that the record is made from. */
  readonly givenField: SourceFile | null;
  readonly landmarks: { readonly movingLps: PointsLps; readonly fixedLps: PointsLps } | null;
}

/** Reads what a registration works on and is judged by. All MRI of a registration share one world space. */
export async function readRegistrationFiles(
  context: ServiceContext,
  record: RegistrationInputRecord,
): Promise<RegistrationFiles> {
  const { fixedVolume, moving } = record;
  const read = (volume: { blobHash: string; name?: string }, name = 'annotation'): Promise<SourceFile> =>
    readSourceFile(context, volume.blobHash, volume.name ?? name);
  const movingTumour = moving.flatMap(({ volume }) => volume.annotations).at(0);
  const fixedTumour = fixedVolume.annotations.at(0);
  return {
    fixed: await read(fixedVolume),
    moving: await Promise.all(
      moving.map(async ({ volume }) => ({ sequence: volume.sequence, file: await read(volume) })),
    ),
    movingTumour: movingTumour ? await read(movingTumour, 'MRI tumour annotation') : null,
    fixedTumour: fixedTumour ? await read(fixedTumour, 'ultrasound tumour annotation') : null,
    givenField: await readField(context, givenFieldHashOf(record)),
    landmarks: await readLandmarks(context, record),
  };
}

/** A stored displacement field; null without one. */
export const readField = async (context: ServiceContext, hash: string | null): Promise<SourceFile | null> =>
  hash === null ? null : readSourceFile(context, hash, 'displacement field');

/** Several sets between the same volumes are judged together. */
async function readLandmarks(context: ServiceContext, { fixedVolume, moving }: RegistrationInputRecord) {
  const movingIds = moving.map(({ volume }) => volume.id);
  const sets = await findLandmarksBetween(context.app.prisma, fixedVolume.id, movingIds);
  if (sets.length === 0) return null;
  return {
    movingLps: Float64Array.from(sets.flatMap((set) => set.movingLps)),
    fixedLps: Float64Array.from(sets.flatMap((set) => set.fixedLps)),
  };
}
