import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { caseNameOf } from '../../../formats/results/caseNameOf.ts';
import type {
  ImportRaterLabelsInput,
  LabelMatch,
  RaterLabelInput,
} from '../../../generated/resolverTypes.ts';
import type { AnnotatorRunRecord, PredictionRecord, RaterLabelItemRecord } from '../../../graphql/records.ts';
import { sameGrid } from '../../../kernels/geometry/sameGrid.ts';
import { volumeGeometry } from '../../cohort/volumeGeometry.ts';
import { freezeCases } from '../../exports/service/freezeCases.ts';
import { importAnnotation } from '../../imports/service/importAnnotation.ts';
import { readIncomingVolume } from '../../imports/service/readIncomingVolume.ts';
import type { IncomingVolume } from '../../imports/types.ts';
import { requireName } from '../../people/requireName.ts';
import { findAnnotatorRuns } from '../../training/queries.ts';
import { createAnnotatorRun } from '../../training/service/createAnnotatorRun.ts';
import { predict } from '../../training/service/predict.ts';
import { type FreezeVolume, labelNames } from '../labelNames.ts';

const MOST_FILES = 1000;

export interface RaterLabels {
  readonly annotatorRun: AnnotatorRunRecord | null;
  readonly predictions: readonly PredictionRecord[];
  readonly items: readonly RaterLabelItemRecord[];
}

/**
 * Imports label files of a rater as annotations and enters them as predictions of an annotator run. A file that cannot
 * be used is reported and leaves the others alone; a volume without a label becomes a missing prediction. Asked again,
 * it imports what is new.
 * @throws INVALID_INPUT, UNKNOWN_ID for the freeze
 */
export async function importRaterLabels(
  context: ServiceContext,
  input: ImportRaterLabelsInput,
): Promise<RaterLabels> {
  requireName(input.annotatorName, 'annotator');
  requireName(input.runName, 'annotator run');
  requireFiles(input.labels.length);
  const { freeze, cases } = await freezeCases(context, input.freezeId);
  const volumes = [...new Map(cases.map((each) => [each.volumeId, each])).values()];
  const byName = labelNames(volumes, input.namePattern ?? null);
  const taken = new Set<string>();
  const items: RaterLabelItemRecord[] = [];
  for (const label of input.labels) {
    items.push(await importLabel(context, input, label, { volumes, byName, taken }));
  }
  if (items.every(({ annotationId }) => annotationId === null))
    return { annotatorRun: null, predictions: [], items };
  const annotatorRun = await ensureRun(context, input);
  const { predictions } = await predict(context, { freezeId: freeze.id, annotatorRunId: annotatorRun.id });
  return { annotatorRun, predictions, items };
}

function requireFiles(count: number): void {
  if (count >= 1 && count <= MOST_FILES) return;
  throw new SonoledgerError('INVALID_INPUT', `Give 1 to ${MOST_FILES} label files, not ${count}.`);
}

interface Matching {
  readonly volumes: readonly FreezeVolume[];
  readonly byName: (stem: string) => FreezeVolume | undefined;
  /** Volumes that have a file already. */
  readonly taken: Set<string>;
}

const NOTHING = {
  matchedBy: null,
  volumeId: null,
  annotationId: null,
  already: false,
  largestValue: null,
  error: null,
};

async function importLabel(
  context: ServiceContext,
  { annotatorName, origin }: ImportRaterLabelsInput,
  label: RaterLabelInput,
  matching: Matching,
): Promise<RaterLabelItemRecord> {
  const { source } = label;
  let outcome: RaterLabelItemRecord = {
    ...NOTHING,
    fileName: source.fileName ?? source.path ?? source.uploadHash ?? '',
  };
  try {
    const incoming = await readIncomingVolume(context, source);
    outcome = { ...outcome, fileName: incoming.fileName, largestValue: incoming.facts.maximum };
    const { volume, matchedBy } = match(label, incoming, matching);
    outcome = { ...outcome, matchedBy, volumeId: volume.volumeId };
    refuseSecond(volume, matching.taken);
    requireLabels(incoming);
    const made = {
      volumeId: volume.volumeId,
      structure: 'TUMOUR',
      origin: origin ?? 'EXPERT',
      annotatorName,
      source,
    } as const;
    return { ...outcome, annotationId: (await importAnnotation(context, made)).id };
  } catch (error) {
    return afterError(outcome, error);
  }
}

function afterError(outcome: RaterLabelItemRecord, error: unknown): RaterLabelItemRecord {
  if (!(error instanceof SonoledgerError) || error.httpStatus >= 500) throw error;
  const { code, message, details } = error;
  if (code === 'DUPLICATE' && typeof details['annotationId'] === 'string') {
    return { ...outcome, annotationId: details['annotationId'], already: true };
  }
  return { ...outcome, error: { code, message } };
}

function match(
  { volumeId }: RaterLabelInput,
  { fileName, facts }: IncomingVolume,
  { volumes, byName }: Matching,
): { readonly volume: FreezeVolume; readonly matchedBy: LabelMatch } {
  if (volumeId != null) {
    const named = volumes.find((each) => each.volumeId === volumeId.toLowerCase());
    if (named) return { volume: named, matchedBy: 'VOLUME_ID' };
    throw new SonoledgerError('INVALID_INPUT', `Volume ${volumeId} has no slice in the freeze.`);
  }
  const called = byName(caseNameOf(fileName));
  if (called) return { volume: called, matchedBy: 'NAME' };
  const fitting = volumes.filter((each) => sameGrid(facts.geometry, volumeGeometry(each)).same);
  if (fitting.length === 1) return { volume: fitting[0], matchedBy: 'GRID' };
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${fileName} is of no volume that can be told: its name matches none, and ${fitting.length} volumes of the freeze have its grid. Name the volume, or give namePattern.`,
  );
}

function refuseSecond({ volumeId, volumeName, pseudonym }: FreezeVolume, taken: Set<string>): void {
  if (taken.has(volumeId)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Another file is the label of "${volumeName}" of ${pseudonym} already.`,
    );
  }
  taken.add(volumeId);
}

function requireLabels({ fileName, facts }: IncomingVolume): void {
  if (facts.minimum >= 0) return;
  throw new SonoledgerError('INVALID_INPUT', `${fileName} has values below 0: it is no label map.`);
}

async function ensureRun(
  context: ServiceContext,
  { runName, annotatorName }: ImportRaterLabelsInput,
): Promise<AnnotatorRunRecord> {
  const found = (await findAnnotatorRuns(context.app.prisma)).find(({ name }) => name === runName);
  return found ?? createAnnotatorRun(context, { name: runName, annotatorName });
}
