import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Stage, SubjectKind } from '../../generated/prisma/client.ts';
import { FlowTally } from './flowTally.ts';
import type { FlowFacts, FlowNode, FlowSlices, LabelPath, LevelCounts } from './flowTypes.ts';

const BEFORE_SLICING = [
  ['ELIGIBILITY', 'Eligibility'],
  ['IMAGE_QUALITY', 'Image quality'],
  ['ANNOTATION', 'Annotation'],
  ['REGISTRATION', 'Registration'],
  ['VISUAL_REVIEW', 'Visual review'],
  ['TRANSFER', 'Label transfer'],
] as const;

const AFTER_SLICING = [
  ['SPLIT', 'Split'],
  ['TRAINING', 'Training'],
  ['PREDICTION', 'Prediction'],
  ['EVALUATION', 'Evaluation'],
] as const;

/**
 * Counts patients, ultrasound volumes and slices through the stages (STARD 2015 item 19). A volume leaves when
 * it, its patient, or every one of its label paths is excluded, for the reason first recorded; a patient leaves
 * with its last volume, for that volume's reason. So every level loses each unit once, and at every stage
 * nIn = nOut + the sum of the reasons, which is asserted. Stages after slicing appear when something leaves there.
 */
export function computeCohortFlow(facts: FlowFacts): FlowNode[] {
  const flow = startFlow(facts);
  const nodes = BEFORE_SLICING.map(([stage, title]) => runStage(flow, stage, title, null).node);
  if (facts.slices) {
    const slicing = runSlicing(flow, facts.slices);
    const later = AFTER_SLICING.map(([stage, title]) => runStage(flow, stage, title, slicing.nOut.slices));
    nodes.push(slicing, ...later.filter(({ left }) => !left.isEmpty).map(({ node }) => node));
  }
  for (const node of nodes) assertBalanced(node);
  return nodes;
}

interface Flow {
  /** Volumes still in, by patient; a patient without ultrasound keeps an empty set until it leaves. */
  readonly volumesByPatient: Map<string, Set<string>>;
  /** Label paths still open. */
  readonly pathsByVolume: Map<string, readonly LabelPath[]>;
  readonly catalogue: FlowFacts['catalogue'];
  /** The reason first recorded, by stage and subject. */
  readonly reasons: ReadonlyMap<string, Reason>;
}

interface Reason {
  readonly code: string;
  /** Smaller is earlier. */
  readonly order: number;
}

function startFlow({ volumes, paths, reasons, catalogue }: FlowFacts): Flow {
  const volumesByPatient = new Map<string, Set<string>>();
  for (const { patientId, volumeId } of volumes) {
    const own = volumesByPatient.get(patientId) ?? new Set();
    if (volumeId !== null) own.add(volumeId);
    volumesByPatient.set(patientId, own);
  }
  const pathsByVolume = new Map<string, LabelPath[]>();
  for (const path of paths) {
    const own = pathsByVolume.get(path.volumeId);
    if (own) own.push(path);
    else pathsByVolume.set(path.volumeId, [path]);
  }
  const first = new Map<string, Reason>();
  for (const [order, { stage, subjectKind, subjectId, reasonCode: code }] of reasons.entries()) {
    const key = `${stage}:${subjectKind}:${subjectId}`;
    if (!first.has(key)) first.set(key, { code, order });
  }
  return { volumesByPatient, pathsByVolume, catalogue, reasons: first };
}

const reasonOf = (
  { reasons }: Flow,
  stage: Stage,
  kind: SubjectKind,
  id: string | null,
): Reason | undefined => reasons.get(`${stage}:${kind}:${id}`);

function runStage(
  flow: Flow,
  stage: Stage,
  title: string,
  slices: number | null,
): { node: FlowNode; left: FlowTally } {
  const nIn = counts(flow, slices);
  const left = new FlowTally();
  for (const [patientId, volumes] of [...flow.volumesByPatient]) {
    const patientReason = reasonOf(flow, stage, 'PATIENT', patientId);
    let lastReason = patientReason;
    for (const volumeId of [...volumes]) {
      const reason = patientReason ?? volumeReason(flow, stage, volumeId);
      if (reason === undefined) continue;
      volumes.delete(volumeId);
      left.addVolume(reason.code);
      lastReason = reason;
    }
    if (lastReason !== undefined && volumes.size === 0) {
      flow.volumesByPatient.delete(patientId);
      left.addPatient(lastReason.code);
    }
  }
  const excluded = left.rows(flow.catalogue, stage, slices !== null);
  return { node: { stage, title, nIn, excluded, nOut: counts(flow, slices) }, left };
}

/** Why a volume leaves at a stage; undefined when it stays. Closes the label paths that end here. */
function volumeReason(flow: Flow, stage: Stage, volumeId: string): Reason | undefined {
  const own = reasonOf(flow, stage, 'VOLUME', volumeId);
  if (own !== undefined) return own;
  const paths = flow.pathsByVolume.get(volumeId) ?? [];
  const ends = paths.flatMap((path) => pathReason(flow, stage, path) ?? []);
  const open = paths.filter((path) => pathReason(flow, stage, path) === undefined);
  flow.pathsByVolume.set(volumeId, open);
  return open.length > 0 ? undefined : ends.sort((a, b) => a.order - b.order)[0];
}

const pathReason = (flow: Flow, stage: Stage, path: LabelPath): Reason | undefined =>
  reasonOf(flow, stage, 'REGISTRATION', path.registrationId) ??
  reasonOf(flow, stage, 'PSEUDO_LABEL', path.pseudoLabelId) ??
  reasonOf(flow, stage, 'ANNOTATION', path.annotationId);

function runSlicing(flow: Flow, slices: readonly FlowSlices[]): FlowNode {
  const stage = 'SLICING';
  const left = new FlowTally();
  let slicesIn = 0;
  let slicesOut = 0;
  for (const { reasonCode, sliceCount } of slices) {
    slicesIn += sliceCount;
    if (reasonCode === null) slicesOut += sliceCount;
    else left.addSlices(reasonCode, sliceCount);
  }
  const nIn = counts(flow, slicesIn);
  const taken = new Set(slices.filter((row) => row.reasonCode === null).map((row) => row.volumeId));
  for (const [patientId, volumes] of [...flow.volumesByPatient]) {
    const patientReason = reasonOf(flow, stage, 'PATIENT', patientId);
    let lastReason = patientReason?.code ?? 'NOT_SLICED';
    for (const volumeId of [...volumes]) {
      if (taken.has(volumeId)) continue;
      const given = patientReason ?? volumeReason(flow, stage, volumeId);
      if (given === undefined && leavesLater(flow, patientId, volumeId)) continue;
      lastReason = given?.code ?? reasonOfSlices(slices, volumeId) ?? 'NOT_SLICED';
      volumes.delete(volumeId);
      left.addVolume(lastReason);
    }
    if (volumes.size > 0 || (patientReason === undefined && leavesLater(flow, patientId, null))) continue;
    flow.volumesByPatient.delete(patientId);
    left.addPatient(lastReason);
  }
  const excluded = left.rows(flow.catalogue, stage, true);
  return { stage, title: 'Slicing', nIn, excluded, nOut: counts(flow, slicesOut) };
}

/** Whether a volume that was not taken has a reason at a later stage, which then says why. */
function leavesLater(flow: Flow, patientId: string, volumeId: string | null): boolean {
  const paths = (volumeId === null ? undefined : flow.pathsByVolume.get(volumeId)) ?? [];
  const closesLater = (path: LabelPath): boolean =>
    AFTER_SLICING.some(([stage]) => pathReason(flow, stage, path) !== undefined);
  return (
    AFTER_SLICING.some(
      ([stage]) =>
        reasonOf(flow, stage, 'PATIENT', patientId) !== undefined ||
        reasonOf(flow, stage, 'VOLUME', volumeId) !== undefined,
    ) ||
    (paths.length > 0 && paths.every(closesLater))
  );
}

/** Why most slices of a volume were left out. The axis tells least: it is the same for every volume. */
function reasonOfSlices(slices: readonly FlowSlices[], volumeId: string): string | undefined {
  const own = slices.filter((row) => row.volumeId === volumeId);
  const byArea = own.filter((row) => row.reasonCode !== 'AXIS_NOT_SELECTED');
  const candidates = byArea.length > 0 ? byArea : own;
  const most = Math.max(...candidates.map((row) => row.sliceCount));
  const codes = candidates.filter((row) => row.sliceCount === most).map((row) => row.reasonCode as string);
  return codes.sort()[0];
}

function counts({ volumesByPatient }: Flow, slices: number | null): LevelCounts {
  let volumes = 0;
  for (const own of volumesByPatient.values()) volumes += own.size;
  return { patients: volumesByPatient.size, volumes, slices };
}

function assertBalanced({ stage, nIn, nOut, excluded }: FlowNode): void {
  for (const level of ['patients', 'volumes', 'slices'] as const) {
    const left = excluded.reduce((sum, row) => sum + (row.count[level] ?? 0), 0);
    if ((nIn[level] ?? 0) === (nOut[level] ?? 0) + left) continue;
    throw new SonoledgerError(
      'INTERNAL_SERVER_ERROR',
      `The cohort flow does not balance at ${stage}: ${nIn[level]} ${level} in, ${nOut[level]} out, ${left} explained.`,
    );
  }
}
